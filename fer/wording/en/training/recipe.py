"""Question 2: a training recipe, setting by setting."""

from collections.abc import Mapping, Sequence

from fer.wording.en.prose import count, in_words, listed, percent, plural
from fer.wording.numbers import general

_SETTINGS = {
    "network": "Network",
    "epochs": "Epochs",
    "batch": "Batch",
    "loss": "Loss",
    "optimiser": "Optimiser",
    "rate": "Learning rate",
    "kept": "Weights kept",
    "augmentation": "Augmentation",
    "precision": "Precision",
    "views": "Final predictions",
}
_OPTIONS = {"stem_stride": "stem stride", "up_width": "up width"}  # of a network; others go by their own name
_OPTIMISERS = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW"}
_SCHEDULES = {"constant": "constant", "cosine": "half a cosine down to 0"}
_AFTER_WARMUP = {"constant": "constant", "cosine": "then half a cosine down to 0"}
_KEPT = {"best": "epoch with the best validation accuracy", "last": "last epoch"}
_COMPILED = {"no": "", "yes": "; compiled", "graphs": "; compiled, with CUDA graphs", "auto": "; compiled on a GPU"}
_PRECISIONS = {"auto": "bfloat16 where it is faster, else float32"}


def caption(recipe: str) -> str:
    return f"How the network was trained: recipe {recipe}."


def table(recipe: str, setting: str, value: str, whose: str | None) -> dict[str, str]:
    """`whose` is the recipe that has this value, where the networks of an ensemble had several."""
    return {"Setting": _SETTINGS[setting] + ("" if whose is None else f" ({whose})"), f"Recipe {recipe}": value}


def network(model: str, options: Mapping[str, Sequence[object]]) -> str:
    named = [f"{_OPTIONS.get(name, name)} {', '.join(map(str, values))}" for name, values in options.items()]
    return f"{model}{': ' if named else ''}{'; '.join(named)}"


def counted(number: int, network: str) -> str:
    return f"{in_words(number)} {plural(number, 'network', 'networks')} {network}"


def ensemble(networks: Sequence[str]) -> str:
    return f"mean log-probability of {listed(networks)}"


def epochs(epochs: int, small: float | None) -> str:
    return f"{epochs}, never stopped early{_smaller(small)}"


def epochs_at_most(epochs: int, patience: int, small: float | None) -> str:
    bring = plural(patience, "brings", "bring")
    few = f"fewer if {count(patience, 'epoch')} {bring} no better validation accuracy"
    return f"at most {epochs}, {few}{_smaller(small)}"


def _smaller(share: float | None) -> str:
    return "" if share is None else f"; smaller faces in the first {percent(share, digits=0)} of them"


def batch(faces: int) -> str:
    return count(faces, "face")


def cross_entropy() -> str:
    return "cross-entropy"


def smoothed_cross_entropy(smoothing: float) -> str:
    return f"cross-entropy with label smoothing {general(smoothing)}"


def taught(plain: str, share: float, teacher: str) -> str:
    return f"{plain}; {percent(share, digits=0)} of each label is the answer of run {teacher} to the face"


def optimiser(name: str, momentum: float | None, decay: float | None, muon: float | None) -> str:
    nesterov = "" if momentum is None else f" with Nesterov momentum {general(momentum)}"
    decays = "no weight decay" if decay is None else f"weight decay {general(decay)}"
    turned = (
        "" if muon is None else f"; for convolutions after the first Muon, rate {general(muon)} and no weight decay"
    )
    return f"{_OPTIMISERS[name]}{nesterov}, {decays}{turned}"


def schedule(rate: float, schedule: str) -> str:
    return f"{general(rate)}, {_SCHEDULES[schedule]}"


def schedule_after_warmup(rate: float, schedule: str, warmup: float) -> str:
    steps = f"the first {percent(warmup, digits=0)} of all steps"
    return f"linear rise to {general(rate)} over {steps}, {_AFTER_WARMUP[schedule]}"


def averaged_weights(decay: float, keep: str) -> str:
    return f"moving average with decay up to {general(decay)} a step, at the {_KEPT[keep]}"


def last_weights(keep: str) -> str:
    return f"those after the last step of the {_KEPT[keep]}"


def augmentation(changes: Sequence[str]) -> str:
    return listed(changes) or "none"


def flip(amount: bool) -> str:
    return "half of the faces mirrored"


def rotation(amount: float) -> str:
    return f"turned by up to {general(amount)}°"


def scale(amount: float) -> str:
    return f"size changed by up to {percent(amount, digits=0)}"


def shift(amount: float) -> str:
    return f"shifted by up to {general(amount)} px"


def brightness(amount: float) -> str:
    return f"brightness by up to {percent(amount, digits=0)}"


def contrast(amount: float) -> str:
    return f"contrast by up to {percent(amount, digits=0)}"


def erasing(amount: float) -> str:
    return f"a rectangle greyed in {percent(amount, digits=0)} of the faces"


def mixup(amount: float) -> str:
    return f"mixup with alpha {general(amount)}"


def precision(precision: str, compiled: str) -> str:
    return _PRECISIONS.get(precision, precision) + _COMPILED[compiled]


def one_view() -> str:
    return "from the face as it is"


def views(number: int, shifted: bool) -> str:
    extra = ", shifted ones too" if shifted else ""
    return f"mean probability over {in_words(number)} views of each face (mirrored{extra})"
