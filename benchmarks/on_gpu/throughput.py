"""Faces a second of a training, by each way to run it, beside a per-image pipeline on the same card.

The peer does what public FER2013 repositories do: a Dataset that changes one face at a time on the CPU, a DataLoader
with a worker a core, an eager float32 loop that reads the loss at every step. Its changes of a face are those of the
recipe, by the same functions, so that nothing but torch is needed.
"""

import dataclasses
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from statistics import median
from typing import Any, Literal

import torch
import torch.nn.functional as F
from jaxtyping import Float
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset

from fer.models.prediction import to_input
from fer.models.vgg import vgg
from fer.processors import processors
from fer.recipes import Augmentation, Recipe
from fer.training.augment import augment, draw
from fer.training.loop import Labelled, fit
from fer.training.optimiser import make_optimiser
from on_gpu.budget import Budget
from on_gpu.faces import Packed

Way = Literal["no", "yes", "graphs"]  # of `compiled`
EPOCHS = 5  # of which the first compiles and does not count
AGREEMENT = 0.05  # nats: how far the loss of a way may lie from that of the plain one after as many epochs
PEERS_FACES, WORKERS = 8192, 16
KERNELS = 25  # that take the most time


def of_ways(ways: Sequence[Way], recipe: Recipe, faces: Packed, budget: Budget, device: torch.device) -> dict[str, Any]:
    """Each way of `compiled`, the peer, and the fastest way whose loss goes where that of the first way goes.

    What fails is kept as its error, but for the first way, which raises it: nothing could be trained then.
    """
    plain, *others = ways
    rest = (faces, budget, device)
    found: dict[Way, Any] = {plain: rate(dataclasses.replace(recipe, compiled=plain), *rest)}
    for way in others:
        found[way] = attempted(partial(rate, dataclasses.replace(recipe, compiled=way), *rest))
    agreeing = [
        way for way, of in found.items() if abs(of.get("loss", float("inf")) - found[plain]["loss"]) < AGREEMENT
    ]
    fastest = max(agreeing, key=lambda way: found[way]["faces_per_second"])
    return {
        "what": f"training the network of `{recipe.name}`, batch {recipe.batch}",
        "ways": found,
        "fastest": fastest,
        "peer": attempted(partial(peers_rate, recipe, faces.train, budget, device)),
        "kernels": attempted(partial(kernels, dataclasses.replace(recipe, compiled=fastest), *rest)),
    }


def attempted(measure: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What was measured, or why it could not be: the other figures are worth having without it."""
    try:
        return measure()
    except RuntimeError as cause:
        return {"failed": f"{type(cause).__name__}: {cause}"}


def of_batches(sizes: list[int], recipe: Recipe, faces: Packed, budget: Budget, device: torch.device) -> dict[str, Any]:
    """By the number of faces a step."""
    found = {str(size): rate(dataclasses.replace(recipe, batch=size), faces, budget, device) for size in sizes}
    return {"what": f"training the network of `{recipe.name}` in other batches", "batches": found}


def rate(recipe: Recipe, faces: Packed, budget: Budget, device: torch.device) -> dict[str, float]:
    """Medians over the epochs after the first, with the range of them; what evaluation and the first epoch cost."""
    rows, spent = [], [time.perf_counter()]
    for epoch in islice(_fit(recipe, faces, budget, device), EPOCHS):
        rows.append(epoch.row)
        spent.append(time.perf_counter())
    rates = [row["faces_per_second"] for row in rows[1:]]
    besides = [
        later - sooner - row["seconds"] for sooner, later, row in zip(spent[1:-1], spent[2:], rows[1:], strict=True)
    ]
    return {
        "faces_per_second": median(rates),
        "least": min(rates),
        "most": max(rates),
        "seconds_of_first_epoch": rows[0]["seconds"],
        "seconds_an_epoch": median(row["seconds"] for row in rows[1:]),
        "seconds_between_epochs": median(besides),
        "loss": rows[-1]["objective"],
    }


def kernels(recipe: Recipe, faces: Packed, budget: Budget, device: torch.device) -> dict[str, Any]:
    """What the device spends an epoch's time on, the longest first."""
    on_gpu = device.type == "cuda"
    activity = torch.profiler.ProfilerActivity.CUDA if on_gpu else torch.profiler.ProfilerActivity.CPU
    epochs = _fit(recipe, faces, budget, device)
    next(epochs)
    with torch.profiler.profile(activities=[activity]) as profile:
        next(epochs)
    events = [
        (event.self_device_time_total if on_gpu else event.self_cpu_time_total, event.count, event.key)
        for event in profile.key_averages()
    ]
    longest = sorted(events, reverse=True)[:KERNELS]
    return {
        "milliseconds": sum(total for total, _, _ in events) / 1000,
        "longest": [{"milliseconds": t / 1000, "calls": calls, "kernel": name} for t, calls, name in longest],
    }


def _fit(recipe: Recipe, faces: Packed, budget: Budget, device: torch.device) -> Any:
    """A fresh training, whose compiled code is its own."""
    torch.compiler.reset()
    torch.manual_seed(0)
    network = vgg(**recipe.model_options)
    return fit(network, *faces[:2], recipe, seed=0, device=device, watch=lambda _: budget.require())


class OneByOne(Dataset):
    """Faces that are changed one at a time."""

    def __init__(self, faces: Labelled, how: Augmentation):
        self.faces, self.how = faces, how

    def __len__(self) -> int:
        return len(self.faces.labels)

    def __getitem__(self, k: int) -> tuple[Float[Tensor, "1 48 48"], Tensor]:
        x = to_input(self.faces.images[k : k + 1])
        return augment(x, draw(1, torch.default_generator), self.how)[0], self.faces.labels[k]


def peers_rate(recipe: Recipe, faces: Labelled, budget: Budget, device: torch.device) -> dict[str, Any]:
    """Faces a second of one epoch of the plain loop, on the first PEERS_FACES, the workers having started."""
    faces = Labelled(*(part[:PEERS_FACES] for part in faces))
    workers = min(WORKERS, processors())
    loader = DataLoader(
        OneByOne(faces, recipe.augmentation),
        batch_size=recipe.batch,
        shuffle=True,
        num_workers=workers,
        persistent_workers=True,
    )
    model = vgg(**recipe.model_options).to(device).train()
    optimiser = make_optimiser(model, dataclasses.replace(recipe, compiled="no"))
    rates = []
    for _ in range(2):
        start, total = time.perf_counter(), 0.0
        for x, y in loader:
            total += peers_step(model, x.to(device), y.to(device), optimiser, recipe)
            budget.require()
        rates.append(len(faces.labels) / (time.perf_counter() - start))
    return {"faces_per_second": rates[-1], "workers": workers}


def peers_step(model: nn.Module, x: Tensor, y: Tensor, optimiser: torch.optim.Optimizer, recipe: Recipe) -> float:
    """One step; the loss is read at once."""
    optimiser.zero_grad()
    loss = F.cross_entropy(model(x), y, label_smoothing=recipe.label_smoothing)
    loss.backward()
    optimiser.step()
    return loss.item()
