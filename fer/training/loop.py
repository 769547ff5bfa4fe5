"""The training loop and nothing else: faces and a network in, one record an epoch out.

Needs torch and numpy alone, so it runs on a bare machine with a GPU. What an epoch leaves behind is a plain dictionary
from which training goes on exactly, so whoever consumes the records decides what is stored and where.

One step serves one process and several: each then takes its share of every batch, norms and gradients run over the
whole of it, and all processes draw the same random numbers for it, so the curves are those of one process.
"""

import math
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from jaxtyping import Float, Int, UInt8
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from fer.errors import InputError
from fer.models.prediction import predict, resolve_precision, to_input
from fer.recipes import Recipe
from fer.training.augment import augment, draw, draw_mix, mix
from fer.training.distributed import agreed, total_of, with_global_norms, world

CLASSES = 7
GRADIENT_LIMIT = 5.0  # norm above which a step is scaled down; reached in the first steps only


class Labelled(NamedTuple):
    """Faces with labels, as tensors on one device."""

    images: UInt8[Tensor, "n 48 48"]
    labels: Int[Tensor, " n"]

    def to(self, device: torch.device) -> "Labelled":
        return Labelled(*(part.to(device) for part in self))


class Step(NamedTuple):
    """What a progress bar shows. The means are left on the device: reading one waits for all that it has to do."""

    epoch: int
    faces: int  # seen in this step, by all processes
    loss: Float[Tensor, ""]  # running mean of this epoch, of the loss that is optimised
    accuracy: Float[Tensor, ""]  # running mean of this epoch, on augmented faces


class Epoch(NamedTuple):
    """What one epoch leaves: its row of the history, and all that is needed to go on from here."""

    row: dict[str, float]
    state: dict[str, Any]  # tensors, numbers and containers of these; `best` holds the weights of the epoch kept


class _Learner:
    """The objects that change while training, and their state as one dictionary."""

    def __init__(self, model: nn.Module, recipe: Recipe, *, device: torch.device):
        self.world = world()
        if self.world.size > 1:
            model = with_global_norms(model)
        self.model = model.to(device).to(memory_format=torch.channels_last)
        self.device = device
        self.average = None
        if recipe.averaging:
            self.average = AveragedModel(
                self.model, multi_avg_fn=get_ema_multi_avg_fn(recipe.averaging), use_buffers=True
            )
        self.optimiser = make_optimiser(self.model, recipe)
        self.step = 0
        self.history: list[dict[str, float]] = []
        self.best: dict[str, Tensor] = {}
        # the same weights, as they are called in training
        forward: nn.Module = self.model
        if self.world.size > 1:
            forward = DistributedDataParallel(self.model)
        compiled = recipe.compiled == "yes" or (recipe.compiled == "auto" and device.type == "cuda")
        self.forward = torch.compile(forward, dynamic=False) if compiled else forward
        self.augment = torch.compile(augment, dynamic=False) if compiled else augment

    @property
    def judged(self) -> nn.Module:
        """The network that is evaluated and kept: the averaged one where there is averaging."""
        return self.model if self.average is None else self.average.module

    def share(self, n: int) -> slice:
        """This process's part of a batch of n faces, as even as can be."""
        rank, size = self.world
        return slice(n * rank // size, n * (rank + 1) // size)

    def state(self) -> dict[str, Any]:
        return {
            "model": self.model.state_dict(),
            "average": None if self.average is None else self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "device": self.device.type,
            "step": self.step,
            "history": self.history,
            "best": self.best,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from `state`; InputError on another kind of device, whose random numbers are others."""
        if state["device"] != self.device.type:
            raise InputError(f"this training began on {state['device']}; resume it on such a device")
        self.model.load_state_dict(state["model"])
        if self.average is not None:
            self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.history, self.best = state["step"], list(state["history"]), state["best"]


def fit(
    model: nn.Module,
    train: Labelled,
    val: Labelled,
    recipe: Recipe,
    *,
    seed: int,
    device: torch.device | str = "cpu",
    state: dict[str, Any] | None = None,
    watch: Callable[[Step], None] = lambda step: None,
) -> Iterator[Epoch]:
    """Train, yielding after each epoch; go on from `state` where it is given.

    Validation faces choose the epoch whose weights are kept, unless the recipe keeps the last; they never meet the
    optimiser. `train_loss` and `train_accuracy` are measured as `val_loss` and `val_accuracy` are: without
    augmentation, in eval mode, on a fixed sample of the training faces as large as the validation set, so that the gap
    between them means something. The random numbers of an epoch follow from the seed and its number alone, so nothing
    but `state` is needed to go on.
    """
    device = torch.device(device)
    train, val = train.to(device), val.to(device)
    sample = torch.randperm(len(train.labels), generator=torch.Generator().manual_seed(seed))[: len(val.labels)]
    seen = Labelled(train.images[sample.to(device)], train.labels[sample.to(device)])
    learner = _Learner(model, recipe, device=device)
    if state is not None:
        learner.restore(state)
    precision = resolve_precision(recipe.precision, device)
    while not finished(learner.history, recipe):
        started = time.perf_counter()
        row: dict[str, float] = {"epoch": len(learner.history) + 1}
        row |= _one_epoch(learner, train, recipe, precision, seed=seed, watch=watch)
        seconds = time.perf_counter() - started
        if learner.world.leads:
            for name, faces in (("train", seen), ("val", val)):
                row[f"{name}_loss"], row[f"{name}_accuracy"] = evaluate(learner.judged, faces, precision=precision)
        row = agreed(row | {"seconds": seconds, "faces_per_second": len(train.labels) / seconds})
        so_far = max((past["val_accuracy"] for past in learner.history), default=-1.0)
        if recipe.keep == "last" or row["val_accuracy"] > so_far:
            learner.best = {k: v.detach().cpu().clone() for k, v in learner.judged.state_dict().items()}
        learner.history.append(row)
        yield Epoch(row, learner.state())


def finished(history: list[dict[str, float]], recipe: Recipe) -> bool:
    """All epochs are done, or none of the last `patience` was the best."""
    if len(history) >= recipe.epochs:
        return True
    if recipe.patience is None or not history:
        return False
    accuracies = [row["val_accuracy"] for row in history]
    return len(history) - 1 - accuracies.index(max(accuracies)) >= recipe.patience


def evaluate(model: nn.Module, faces: Labelled, *, precision: torch.dtype) -> tuple[float, float]:
    """Mean cross-entropy (nats) and accuracy of single views, in eval mode."""
    logits = predict(model, faces.images, device=faces.images.device, precision=precision)
    labels = faces.labels.cpu()
    return F.cross_entropy(logits, labels).item(), (logits.argmax(dim=1) == labels).float().mean().item()


def _one_epoch(
    learner: _Learner,
    train: Labelled,
    recipe: Recipe,
    precision: torch.dtype,
    *,
    seed: int,
    watch: Callable[[Step], None],
) -> dict[str, float]:
    """One pass over the training faces in a fresh order: the last rate, the mean loss, the mean gradient norm."""
    learner.model.train()
    n, device, epoch = len(train.labels), train.labels.device, len(learner.history) + 1
    generator = torch.Generator(device=device).manual_seed(_derived(seed, epoch))
    torch.manual_seed(_derived(seed, epoch, 1 + learner.world.rank))  # dropout draws from the global generator
    order = torch.randperm(n, generator=generator, device=device)
    batches = [part for part in order.split(recipe.batch) if len(part) > learner.world.size]  # norms need two faces
    total = recipe.epochs * len(batches)
    summed, right, norms = torch.zeros(3, device=device)
    seen, rate = 0, 0.0  # faces that this process has seen
    for picked in batches:
        rate = learning_rate(learner.step, total, recipe)
        for group in learner.optimiser.param_groups:
            group["lr"] = rate
        x = learner.augment(to_input(train.images[picked]), draw(len(picked), generator), recipe.augmentation)
        y = F.one_hot(train.labels[picked], CLASSES).float()
        if recipe.augmentation.mixup:
            how = draw_mix(len(picked), alpha=recipe.augmentation.mixup, generator=generator)
            x, y = mix(x, how), mix(y, how)
        own = learner.share(len(picked))
        result = one_step(learner, x[own], y[own], recipe, precision, of=len(picked))
        hits = (result.logits.argmax(dim=1) == train.labels[picked[own]]).sum()
        summed, right, norms = summed + result.loss, right + hits, norms + result.norm
        seen += own.stop - own.start
        watch(Step(epoch, len(picked), summed / seen, right / seen))
    objective = total_of(summed).item() / sum(len(picked) for picked in batches)
    return {"lr": rate, "objective": objective, "gradient_norm": norms.item() / len(batches)}


class _Result(NamedTuple):
    """Of one step of this process."""

    loss: Float[Tensor, ""]  # summed over its faces
    logits: Float[Tensor, "b 7"]
    norm: Float[Tensor, ""]  # of the gradient, before it is limited


def one_step(
    learner: _Learner,
    x: Float[Tensor, "b 1 48 48"],
    y: Float[Tensor, "b 7"],
    recipe: Recipe,
    precision: torch.dtype,
    *,
    of: int,
) -> _Result:
    """Forward, backward, one change of the weights, for this process's share of a batch `of` faces."""
    x = x.contiguous(memory_format=torch.channels_last)
    with torch.autocast(x.device.type, precision, enabled=precision != torch.float32):
        logits = learner.forward(x)
    logits = logits.float()
    loss = F.cross_entropy(logits, y, label_smoothing=recipe.label_smoothing, reduction="sum")
    learner.optimiser.zero_grad(set_to_none=True)
    (loss * learner.world.size / of).backward()  # the mean over processes is then the mean over the batch
    norm = nn.utils.clip_grad_norm_(learner.model.parameters(), GRADIENT_LIMIT)
    learner.optimiser.step()
    learner.step += 1
    if learner.average is not None:
        learner.average.update_parameters(learner.model)
    return _Result(loss.detach(), logits.detach(), norm.detach())


def _derived(*seeds: int) -> int:
    """One seed from several, none near another's."""
    return int(np.random.SeedSequence(seeds).generate_state(1, np.uint64)[0] >> 1)


def learning_rate(step: int, total: int, recipe: Recipe) -> float:
    """The rate of a step counted from 0: a linear rise over the warm-up, then level, or half a cosine down to 0."""
    warmup = max(1, round(recipe.warmup * total)) if recipe.warmup else 0
    if step < warmup:
        return recipe.learning_rate * (step + 1) / warmup
    if recipe.schedule == "constant":
        return recipe.learning_rate
    return recipe.learning_rate * 0.5 * (1 + math.cos(math.pi * (step - warmup) / max(1, total - warmup)))


def make_optimiser(model: nn.Module, recipe: Recipe) -> torch.optim.Optimizer:
    """The recipe's optimiser; only tensors of two or more dimensions decay (no norm's scale, no bias)."""
    groups = [
        {"params": [p for p in model.parameters() if p.ndim > 1], "weight_decay": recipe.weight_decay},
        {"params": [p for p in model.parameters() if p.ndim <= 1], "weight_decay": 0.0},
    ]
    if recipe.optimiser == "sgd":
        return torch.optim.SGD(groups, lr=recipe.learning_rate, momentum=recipe.momentum, nesterov=True)
    kind = torch.optim.Adam if recipe.optimiser == "adam" else torch.optim.AdamW
    return kind(groups, lr=recipe.learning_rate)
