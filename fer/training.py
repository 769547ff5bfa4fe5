"""The training loop and nothing else: faces and a network in, one record an epoch out.

Needs torch and numpy alone, so it runs on a bare machine with a GPU. What an epoch leaves behind is a plain dictionary
from which training goes on exactly, so whoever consumes the records decides what is stored and where.
"""

import math
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import torch
import torch.nn.functional as F
from jaxtyping import Float, Int, UInt8
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from fer.augment import augment, mixup
from fer.errors import InputError
from fer.prediction import predict, to_input
from fer.recipes import Recipe

CLASSES = 7
GRADIENT_LIMIT = 5.0  # norm above which a step is scaled down; reached in the first steps only


class Labelled(NamedTuple):
    """Faces with labels, as tensors on one device."""

    images: UInt8[Tensor, "n 48 48"]
    labels: Int[Tensor, " n"]


class Step(NamedTuple):
    """What a progress bar shows."""

    epoch: int
    faces: int  # seen in this step
    loss: float  # running mean of this epoch, of the loss that is optimised
    accuracy: float  # running mean of this epoch, on augmented faces


class Epoch(NamedTuple):
    """What one epoch leaves: its row of the history, and all that is needed to go on from here."""

    row: dict[str, float]
    state: dict[str, Any]  # tensors, numbers and containers of these; `best` holds the weights of the best epoch


class _Learner:
    """The objects that change while training, and their state as one dictionary."""

    def __init__(self, model: nn.Module, recipe: Recipe, *, seed: int, device: torch.device):
        self.model = model.to(device, memory_format=torch.channels_last)
        self.average = None
        if recipe.averaging:
            self.average = AveragedModel(
                self.model, multi_avg_fn=get_ema_multi_avg_fn(recipe.averaging), use_buffers=True
            )
        self.optimiser = make_optimiser(self.model, recipe)
        self.generator = torch.Generator(device=device).manual_seed(seed)
        self.step = 0
        self.history: list[dict[str, float]] = []
        self.best: dict[str, Tensor] = {}
        torch.manual_seed(seed)  # dropout draws from the global generator

    @property
    def judged(self) -> nn.Module:
        """The network that is evaluated and kept: the averaged one where there is averaging."""
        return self.model if self.average is None else self.average.module

    def state(self) -> dict[str, Any]:
        device = self.generator.device
        return {
            "model": self.model.state_dict(),
            "average": None if self.average is None else self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "generator": self.generator.get_state(),
            "global_rng": torch.get_rng_state(),
            "device_rng": torch.cuda.get_rng_state(device) if device.type == "cuda" else None,
            "device": device.type,
            "step": self.step,
            "history": self.history,
            "best": self.best,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from `state`; InputError on another kind of device, whose random numbers are others."""
        if state["device"] != self.generator.device.type:
            raise InputError(f"this training began on {state['device']}; resume it on such a device")
        self.model.load_state_dict(state["model"])
        if self.average is not None:
            self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.generator.set_state(state["generator"])
        torch.set_rng_state(state["global_rng"])
        if state["device_rng"] is not None:
            torch.cuda.set_rng_state(state["device_rng"], self.generator.device)
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

    Validation faces choose the epoch whose weights are kept; they never meet the optimiser. `train_loss` and
    `train_accuracy` are measured as `val_loss` and `val_accuracy` are: without augmentation, in eval mode, on a fixed
    sample of the training faces as large as the validation set, so that the gap between them means something.
    """
    device = torch.device(device)
    train, val = (Labelled(*(part.to(device) for part in faces)) for faces in (train, val))
    sample = torch.randperm(len(train.labels), generator=torch.Generator().manual_seed(seed))[: len(val.labels)]
    seen = Labelled(*(part[sample.to(device)] for part in train))
    learner = _Learner(model, recipe, seed=seed, device=device)
    if state is not None:
        learner.restore(state)
    precision = resolve_precision(recipe.precision, device)
    while not finished(learner.history, recipe):
        started = time.perf_counter()
        rate, objective = _one_epoch(learner, train, recipe, precision, watch)
        seconds = time.perf_counter() - started
        row = {"epoch": len(learner.history) + 1, "lr": rate, "objective": objective}
        for name, faces in (("train", seen), ("val", val)):
            row[f"{name}_loss"], row[f"{name}_accuracy"] = evaluate(learner.judged, faces, precision=precision)
        row |= {"seconds": seconds, "faces_per_second": len(train.labels) / seconds}
        if row["val_accuracy"] > max((past["val_accuracy"] for past in learner.history), default=-1.0):
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
    learner: _Learner, train: Labelled, recipe: Recipe, precision: torch.dtype, watch: Callable[[Step], None]
) -> tuple[float, float]:
    """One pass over the training faces in a fresh order; the last learning rate and the mean loss."""
    learner.model.train()
    n, device = len(train.labels), train.labels.device
    order = torch.randperm(n, generator=learner.generator, device=device)
    batches = [part for part in order.split(recipe.batch) if len(part) > 1]  # batch norm needs two faces
    total = recipe.epochs * len(batches)
    summed, right, count = torch.zeros((), device=device), torch.zeros((), device=device), 0
    rate = 0.0
    for picked in batches:
        rate = learning_rate(learner.step, total, recipe)
        loss, hits = _one_step(learner, train.images[picked], train.labels[picked], rate, recipe, precision)
        summed, right, count = summed + loss * len(picked), right + hits, count + len(picked)
        watch(Step(len(learner.history) + 1, len(picked), summed.item() / count, right.item() / count))
    return rate, summed.item() / count


def _one_step(
    learner: _Learner,
    images: UInt8[Tensor, "b 48 48"],
    labels: Int[Tensor, " b"],
    rate: float,
    recipe: Recipe,
    precision: torch.dtype,
) -> tuple[Float[Tensor, ""], Float[Tensor, ""]]:
    """Forward, backward, one change of the weights; the loss and how many faces were right."""
    how = recipe.augmentation
    x = augment(to_input(images), how, learner.generator).contiguous(memory_format=torch.channels_last)
    y = F.one_hot(labels, CLASSES).float()
    x, y = mixup(x, y, alpha=how.mixup, generator=learner.generator)
    with torch.autocast(x.device.type, precision, enabled=precision != torch.float32):
        logits = learner.model(x)
    logits = logits.float()
    loss = F.cross_entropy(logits, y, label_smoothing=recipe.label_smoothing)
    for group in learner.optimiser.param_groups:
        group["lr"] = rate
    learner.optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(learner.model.parameters(), GRADIENT_LIMIT)
    learner.optimiser.step()
    learner.step += 1
    if learner.average is not None:
        learner.average.update_parameters(learner.model)
    return loss.detach(), (logits.detach().argmax(dim=1) == labels).sum()


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


def resolve_precision(wanted: str, device: torch.device) -> torch.dtype:
    """`auto` is bfloat16 on a GPU, and on a CPU that multiplies it in hardware; else float32."""
    if wanted != "auto":
        return getattr(torch, wanted)
    gains = torch.cuda.is_bf16_supported() if device.type == "cuda" else torch.cpu._is_avx512_bf16_supported()
    return torch.bfloat16 if gains else torch.float32
