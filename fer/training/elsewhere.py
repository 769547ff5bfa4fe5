"""A network that was trained elsewhere, by its weights alone: judged on faces as a run, and never trained."""

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from torch import Tensor, nn

from fer.data.splits import SPLITS
from fer.errors import InputError
from fer.files import at_home
from fer.models.build import build_to_load, count_parameters, options_of
from fer.models.foreign import Foreign
from fer.models.weights import read_weights
from fer.provenance import environment
from fer.recipes import ELSEWHERE
from fer.runs.metrics import Metrics
from fer.runs.run import Run, open_run
from fer.runs.seen import Seen, trained_on
from fer.runs.writer import check_place, start
from fer.statistics.interval import Interval, difference
from fer.training.distributed import own_device
from fer.training.plan import Request
from fer.training.scores import judge
from fer.training.sides import require_takes

CAN_BE_SET = ("views", "precision")  # of a recipe, beside the network's own options
PREFIXES = ("module.", "_orig_mod.", "network.")  # that wrappers of a network put before its names
COUNTER = "num_batches_tracked"  # of a batch norm, which no evaluation reads
_FEW = 3  # names that a line still tells


@dataclass(frozen=True)
class Elsewhere:
    """What 02_training states of a network whose training left no history."""

    file: str  # SHA-256 of that of the weights
    parameters: int
    held_out: str  # "val" or "test"
    accuracies: dict[str, Interval]  # of each labelled split of the faces
    faces: dict[str, int]
    leaked: int  # held-out faces that equal one of the train split in every pixel
    gap: Interval  # accuracy on the train split minus that on the held-out one, as of different faces


def measure(run: Run) -> Elsewhere:
    """The facts of a run that `judge_weights` made."""
    metrics, split, weights = run.metrics(), run.held_out(), run.config.weights
    assert weights is not None, "only such a run has no history"
    return Elsewhere(
        file=weights,
        parameters=metrics.parameters,
        held_out=split,
        accuracies={name: of.accuracy for name, of in metrics.splits.items()},
        faces={name: of.faces for name, of in metrics.splits.items()},
        leaked=metrics.splits[split].leaked or 0,
        gap=difference(metrics.splits["train"].accuracy, metrics.splits[split].accuracy),
    )


def judge_weights(request: Request, weights: Path, path: Path) -> Run:
    """A run of the network with these weights, judged on the faces of the request; one that is there is returned.

    On which faces the network was trained is not known, and nothing of the run says that it were. Raises InputError for
    a file that is no state dict of the network or holds a number that is none, and for settings of a training.
    """
    _refuse_training(request)
    path, plan = at_home(path), request.completed(None)
    resume = (path / "config.json").exists()
    check_place(path, resume=resume)
    recipe = dataclasses.replace(plan.recipe, name=ELSEWHERE, epochs=1, small_first=0.0, teacher="", taught=0.0)
    model = build_to_load(recipe.model, **recipe.model_options)
    require_takes(model, recipe)
    state = fitting(model, read_weights(weights), weights)
    faces, device = plan.faces(), own_device()
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    config = dataclasses.replace(plan.config(faces), recipe=recipe, weights=digest)
    with start(path, config, resume=resume) as writer:
        if writer.done:
            return open_run(path)
        writer.write_environment(environment(device))
        model.load_state_dict(state)
        seen = Seen.of(faces)
        predictions, scores = judge(
            model.to(device),
            faces,
            recipe,
            splits=SPLITS,
            met=lambda images: trained_on(images, seen),
            device=device,
        )
        metrics = Metrics(
            splits=scores,
            best_epoch=0,
            epochs=0,
            seconds=0.0,
            faces_per_second=0.0,
            parameters=count_parameters(model),
            views=recipe.views,
        )
        return writer.finish(weights=state, predictions=predictions, metrics=metrics)


def fitting(model: nn.Module, weights: Mapping[str, Tensor], path: Path) -> dict[str, Tensor]:
    """The weights by the names that the model has for them, in its own precision.

    Raises InputError in one line where some are missing, too many, of another shape or not finite.
    """
    wanted = model.state_dict()
    counters = {name: tensor for name, tensor in wanted.items() if name.endswith(COUNTER)}
    prefix = "network." if isinstance(model, Foreign) else ""
    for bare in _namings(weights):
        named = counters | {prefix + name: tensor for name, tensor in zip(bare, weights.values(), strict=True)}
        if named.keys() == wanted.keys():
            break
    for what, names in {"lacks": wanted.keys() - named.keys(), "has besides": named.keys() - wanted.keys()}.items():
        if names:
            raise InputError(f"{path}: not the weights of this network: it {what} {_few(names)}; {_REMEDY}")
    for name, tensor in named.items():
        if tensor.shape != wanted[name].shape:
            shapes = ("x".join(map(str, of.shape)) or "one number" for of in (tensor, wanted[name]))
            raise InputError(f"{path}: {name} is {' where this network has '.join(shapes)}; {_REMEDY}")
        if not tensor.isfinite().all():
            raise InputError(
                f"{path}: {name} holds values that are no finite numbers; save the weights of an earlier epoch"
            )
    return {name: tensor.to(wanted[name].dtype) for name, tensor in named.items()}


_REMEDY = "name the network they belong to with --model, and its options with --set"


def _namings(names: Iterable[str]) -> Iterator[list[str]]:
    """The names as they are, then without what one wrapper after the other puts before them, as long as one does: a
    person's own network may have a part that is called as a wrapper's."""
    names, before = list(names), list[str]()
    yield names
    while names != before:
        before = names
        for prefix in PREFIXES:
            names = [name.removeprefix(prefix) for name in names]
            yield names


def _few(names: set[str]) -> str:
    listed = sorted(names)
    more = f" and {len(listed) - _FEW} more" if len(listed) > _FEW else ""
    return ", ".join(listed[:_FEW]) + more


def _refuse_training(request: Request) -> None:
    """Raise InputError for what only a training would heed."""
    fixed = {"--seed": request.seed, "--fold": request.fold, "--train-faces": request.train_faces}
    for option, value in fixed.items():
        if value is not None:
            raise InputError(f"weights: this network is trained already; leave {option} out")
    plan = request.completed(None)
    for word in request.settings:
        name = word.partition("=")[0].strip()
        if name not in (*CAN_BE_SET, *options_of(plan.recipe.model)):
            raise InputError(f"weights: this network is trained already; leave --set {name} out")
