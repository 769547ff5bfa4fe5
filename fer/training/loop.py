"""The training loop and nothing else: faces and a network in, one record an epoch out.

Needs torch and numpy alone, so it runs on a bare machine with a GPU. What an epoch leaves behind is a plain dictionary
from which training goes on exactly, so whoever consumes the records decides what is stored and where.

One step serves one process and several: each then takes its share of every batch, norms and gradients run over the
whole of it, and all processes draw the same random numbers for it, so the curves are those of one process.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from jaxtyping import Float, Int, UInt8
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from fer.errors import InputError
from fer.models.precision import resolve_precision
from fer.models.prediction import Predictor, to_input
from fer.recipes import Recipe
from fer.training.augment import draw, draw_mix
from fer.training.averaging import MovingAverage, settle_norms
from fer.training.batch import prepare, targets_of
from fer.training.distributed import agreed, total_of, with_global_norms, world
from fer.training.divergence import require_sane, require_sane_validation
from fer.training.memory import freed_memory_kept
from fer.training.optimiser import is_compiled, learning_rate, make_optimiser, set_rate

SMALL = 32  # pixels of the faces with which a training may begin: 0.44 of the positions
GRADIENT_LIMIT = 5.0  # norm above which a step is scaled down; reached in the first steps only


class Labelled(NamedTuple):
    """Faces with labels, as tensors on one device."""

    images: UInt8[Tensor, "n 48 48"]
    labels: Int[Tensor, " n"]

    def to(self, device: torch.device) -> "Labelled":
        return Labelled(*(part.to(device) for part in self))


class Step(NamedTuple):
    """What a progress bar shows. The mean is left on the device: reading it waits for all that this has to do."""

    epoch: int
    faces: int  # seen in this step, by all processes
    loss: Float[Tensor, ""]  # running mean of this epoch, of the loss that is optimised


class Epoch(NamedTuple):
    """What one epoch leaves: its row of the history, and all that is needed to go on from here."""

    row: dict[str, float]
    state: dict[str, Any]  # tensors, numbers and containers of these; `best` holds the weights of the epoch kept


class Learner:
    """The objects that change while training, and their state as one dictionary."""

    def __init__(self, model: nn.Module, recipe: Recipe, *, device: torch.device):
        self.world = world()
        if self.world.size > 1:
            model = with_global_norms(model)
        self.model = model.to(device).to(memory_format=torch.channels_last)
        self.device = device
        self.average = MovingAverage(self.model, limit=recipe.averaging) if recipe.averaging else None
        self.optimiser = make_optimiser(self.model, recipe)
        self.step = 0
        self.history: list[dict[str, float]] = []
        self.best: dict[str, Tensor] = {}
        # the same weights, as they are called in training
        self.eager: nn.Module = self.model if self.world.size == 1 else DistributedDataParallel(self.model)
        self.forward: Callable[[Tensor], Tensor] = self.eager
        self.prepare = prepare
        if is_compiled(recipe, device):
            mode = "reduce-overhead" if recipe.compiled == "graphs" else None
            self.forward = torch.compile(self.eager, dynamic=False, mode=mode)
            self.prepare = torch.compile(prepare, dynamic=False)

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
        try:
            self.model.load_state_dict(state["model"])
            if self.average is not None:
                self.average.load_state_dict(state["average"])
            self.optimiser.load_state_dict(state["optimiser"])
        except (AttributeError, KeyError, RuntimeError, TypeError, ValueError) as cause:
            raise InputError("checkpoint.pt: the state of another network; begin anew in another folder") from cause
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
    answers: Float[Tensor, "n 7"] | None = None,
) -> Iterator[Epoch]:
    """Train, yielding after each epoch; go on from `state` where it is given.

    `answers` are a teacher's probabilities for the training faces, of which the recipe takes a share beside the labels.
    Validation faces choose the epoch whose weights are kept, unless the recipe keeps the last; they never meet the
    optimiser. `train_loss` and `train_accuracy` are measured as `val_loss` and `val_accuracy` are: without
    augmentation, in eval mode, on a fixed sample of the training faces as large as the validation set, so that the gap
    between them means something. The random numbers of an epoch follow from the seed and its number alone, so nothing
    but `state` is needed to go on. Raises InputError where a loss diverges.
    """
    device = torch.device(device)
    train, val = train.to(device), val.to(device)
    shuffled = torch.randperm(len(train.labels), generator=torch.Generator().manual_seed(seed)).to(device)
    sample, first = shuffled[: len(val.labels)], shuffled[: recipe.batch]
    seen = Labelled(train.images[sample], train.labels[sample])
    targets = targets_of(train.labels, None if answers is None else answers.to(device), taught=recipe.taught)
    learner = Learner(model, recipe, device=device)
    if state is not None:
        learner.restore(state)
    else:
        settle_norms(learner.model, to_input(train.images[first[learner.share(len(first))]]))
    precision = resolve_precision(recipe.precision, device)
    while not finished(learner.history, recipe):
        started = time.perf_counter()
        row: dict[str, float] = {"epoch": len(learner.history) + 1}
        with searched_convolutions(device):
            row |= one_epoch(learner, train.images, targets, recipe, precision, seed=seed, watch=watch)
        seconds = time.perf_counter() - started
        if learner.world.leads:
            predictor = Predictor(learner.judged, device=device, precision=precision)
            for name, faces in (("train", seen), ("val", val)):
                row[f"{name}_loss"], row[f"{name}_accuracy"] = evaluate(predictor, faces)
        row = agreed(row | {"seconds": seconds, "faces_per_second": len(train.labels) / seconds})
        require_sane_validation(row["val_loss"], recipe, epoch=len(learner.history) + 1)
        so_far = max((past["val_accuracy"] for past in learner.history), default=-1.0)
        if recipe.keep == "last" or row["val_accuracy"] > so_far:
            learner.best = {k: v.detach().clone() for k, v in learner.judged.state_dict().items()}
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


def small_epochs(recipe: Recipe, *, done: int | None = None) -> int:
    """How many epochs, the first ones, see faces of SMALL pixels: of all, or of those that are `done`."""
    small = int(recipe.small_first * recipe.epochs)
    return small if done is None else min(small, done)


def evaluate(predictor: Predictor, faces: Labelled) -> tuple[float, float]:
    """Mean cross-entropy (nats) and accuracy of single views."""
    logits, labels = predictor(faces.images), faces.labels.cpu()
    return F.cross_entropy(logits, labels).item(), (logits.argmax(dim=1) == labels).float().mean().item()


@freed_memory_kept()
def one_epoch(
    learner: Learner,
    images: UInt8[Tensor, "n 48 48"],
    targets: Float[Tensor, "n 7"],
    recipe: Recipe,
    precision: torch.dtype,
    *,
    seed: int,
    watch: Callable[[Step], None],
) -> dict[str, float]:
    """One pass over the training faces in a fresh order: the last rate, the mean loss, the mean gradient norm.

    On a GPU nothing in it waits for the device: the next steps are queued while it works, up to the sums at the end.
    Raises InputError where the loss diverges.
    """
    learner.model.train()
    n, device, epoch = len(images), images.device, len(learner.history) + 1
    generator = torch.Generator(device=device).manual_seed(_derived(seed, epoch))
    torch.manual_seed(_derived(seed, epoch, 1 + learner.world.rank))  # dropout draws from the global generator
    order = torch.randperm(n, generator=generator, device=device)
    batches = [part for part in order.split(recipe.batch) if len(part) > learner.world.size]  # norms need two faces
    total = recipe.epochs * len(batches)
    summed, norms = torch.zeros(2, device=device)
    unread: list[Tensor] = []  # mean losses of steps, not yet seen to be sane
    seen, rate = 0, 0.0  # faces that this process has seen
    side = SMALL if epoch <= small_epochs(recipe) else images.shape[-1]
    for number, picked in enumerate(batches, start=1):
        rate = learning_rate(learner.step, total, recipe)
        set_rate(learner.optimiser, rate, recipe)
        draws, alpha = draw(len(picked), generator), recipe.augmentation.mixup
        mixing = draw_mix(len(picked), alpha=alpha, generator=generator) if alpha else None
        change = learner.prepare if len(picked) == recipe.batch else prepare
        x, y = change(images[picked], targets[picked], draws, mixing, recipe.augmentation, side)
        own = learner.share(len(picked))
        result = one_step(learner, x[own], y[own], recipe, precision, of=len(picked))
        summed, norms = summed + result.loss, norms + result.norm
        seen += own.stop - own.start
        unread.append(result.loss / (own.stop - own.start))
        if device.type == "cpu" or number == len(batches):
            require_sane(unread, recipe, epoch=epoch, last=number, of=len(batches))
            unread.clear()
        watch(Step(epoch, len(picked), summed / seen))
    objective = total_of(summed).item() / sum(len(picked) for picked in batches)
    return {"lr": rate, "objective": objective, "gradient_norm": norms.item() / len(batches)}


class _Result(NamedTuple):
    """Of one step of this process."""

    loss: Float[Tensor, ""]  # summed over its faces
    norm: Float[Tensor, ""]  # of the gradient, before it is limited


def one_step(
    learner: Learner,
    x: Float[Tensor, "b 1 side side"],
    y: Float[Tensor, "b 7"],
    recipe: Recipe,
    precision: torch.dtype,
    *,
    of: int,
) -> _Result:
    """Forward, backward, one change of the weights, for this process's share of a batch `of` faces."""
    x = x.contiguous(memory_format=torch.channels_last)
    forward = learner.forward if of == recipe.batch else learner.eager  # an epoch's last batch is smaller
    learner.optimiser.zero_grad(set_to_none=True)  # before a CUDA graph writes to the same memory again
    with torch.autocast(x.device.type, precision, enabled=precision != torch.float32):
        logits = forward(x)
    logits = logits.float()
    loss = F.cross_entropy(logits, y, label_smoothing=recipe.label_smoothing, reduction="sum")
    (loss * learner.world.size / of).backward()  # the mean over processes is then the mean over the batch
    norm = nn.utils.clip_grad_norm_(learner.model.parameters(), GRADIENT_LIMIT)
    learner.optimiser.step()
    learner.step += 1
    if learner.average is not None:
        learner.average.update_parameters(learner.model)
    return _Result(loss.detach(), norm.detach())


@contextmanager
def searched_convolutions(device: torch.device) -> Iterator[None]:
    """On a GPU the first step times cuDNN's ways to do each convolution, and all later ones take the fastest."""
    before = torch.backends.cudnn.benchmark
    torch.backends.cudnn.benchmark = device.type == "cuda"
    try:
        yield
    finally:
        torch.backends.cudnn.benchmark = before


def _derived(*seeds: int) -> int:
    """One seed from several, none near another's."""
    return int(np.random.SeedSequence(seeds).generate_state(1, np.uint64)[0] >> 1)
