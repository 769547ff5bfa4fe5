"""Question 2: how loss and accuracy developed, and what the training took."""

from fer.wording.en.prose import capitalised, count, duration, in_words, percent, plural
from fer.wording.numbers import loss

_KEPT = {"last": "the last", "best": "the first with the best validation accuracy"}
_SPLITS = ("training", "validation")


def names(kept: str) -> dict[str, str]:
    """The words in the figure; `kept` marks a line."""
    return {
        "epoch": "epoch",
        "loss": "loss (cross-entropy, nats)",
        "accuracy": "accuracy (%)",
        "kept": kept,
        "train": _SPLITS[0],
        "val": _SPLITS[1],
    }


def ends(losses: tuple[float, float], accuracies: tuple[float, float]) -> dict[str, list[str]]:
    """What stands at the ends of the lines, training before validation."""
    return {"loss": _ends([loss(value) for value in losses]), "accuracy": _ends([percent(of) for of in accuracies])}


def best_mean(epoch: int) -> str:
    return f"best mean: epoch {epoch}"


def kept(epoch: int) -> str:
    return f"kept: epoch {epoch}"


def curves_caption(kept: int, keep: str, lowest: int, small: int) -> str:
    return (
        f"Loss and accuracy after each epoch: training dotted, validation solid. Dashed: epoch {kept}, {_KEPT[keep]}. "
        f"Circle: the lowest validation loss of all epochs, at epoch {lowest}.{grey(small)}"
    )


def grey(epochs: int) -> str:
    """What the grey part of a figure is, where it has one: the first `epochs`, if any."""
    if not epochs:
        return ""
    return f" Grey: {plural(epochs, 'epoch 1', f'epochs 1 to {epochs}')}, trained on smaller faces."


def curves_alt(
    epochs: int,
    losses: tuple[float, float],
    accuracies: tuple[float, float],
    lowest: float,
    lowest_epoch: int,
    kept: str,
) -> str:
    """Training before validation, at the last epoch."""
    return (
        f"Two line charts over {count(epochs, 'epoch')}; a dashed line is labelled “{kept}”. Loss ends at "
        f"{losses[0]:.2f} on training and {losses[1]:.2f} on validation faces, where it is lowest at epoch "
        f"{lowest_epoch} ({lowest:.2f}). Accuracy ends at {percent(accuracies[0])} on training and "
        f"{percent(accuracies[1])} on validation faces."
    )


def developed(
    losses: tuple[tuple[float, float], tuple[float, float]],
    accuracies: tuple[tuple[float, float], tuple[float, float]],
) -> str:
    """Training before validation, of each the first and the last epoch."""
    (train, val), (right, val_right) = losses, accuracies
    return (
        f"From the first to the last epoch, training loss went {_from_to(*map(loss, train))}, validation loss "
        f"{_from_to(*map(loss, val))}. Training accuracy went {_from_to(*map(percent, right))}, validation accuracy "
        f"{_from_to(*map(percent, val_right))}."
    )


def smaller(epochs: int, side: int) -> str:
    first = f"the first {plural(epochs, 'epoch', f'{epochs} epochs')}"
    return (
        f"{capitalised(first)} trained on faces reduced to {side}×{side} pixels, which takes less time. The "
        f"curves show whole faces throughout: for {first} they tell how the network does at a size that it has not met "
        "yet, not how much it has learnt."
    )


def effort_of_one(parameters: int, faces: int, seconds: float, rate: int, device: str, threads: int | None) -> str:
    what = f"A network of {count(parameters)} parameters was trained on {count(faces, 'face')}"
    return f"{what} in {_effort(seconds, rate, device, threads)}"


def effort_of_several(
    networks: int, parameters: int, faces: int, seconds: float, rate: int, device: str, threads: int | None
) -> str:
    what = (
        f"{in_words(networks).capitalize()} networks with {count(parameters)} parameters together were trained, each "
        f"on at least {count(faces, 'face')},"
    )
    return f"{what} in {_effort(seconds, rate, device, threads)}"


def mean_curves() -> str:
    return "The curves are means over these networks."


def mean_curves_of_all(shortest: int, longest: int) -> str:
    return (
        f"The curves are means over these networks up to epoch {shortest}, where the shortest training ended. The "
        f"longest had {longest} epochs: what came after epoch {shortest} is neither drawn nor judged here."
    )


def some_stopped_early(networks: int, early: int, epochs: int, most: int | None) -> str:
    """`epochs` of the shortest training, and of the longest, unless all were as long."""
    took = count(epochs, "epoch") if most is None else f"{count(epochs)} to {count(most)} epochs"
    return (
        f"Training stopped early for {count(early)} of the {count(networks)} networks, where validation accuracy no "
        f"longer rose; the networks were trained for {took}."
    )


def all_epochs_of_each(epochs: int, most: int) -> str:
    return f"Each network was trained for all epochs of its recipe: {count(epochs)} to {count(most)} epochs."


def stopped_early(epochs: int, planned: int, patience: int) -> str:
    return (
        f"Training stopped early, after {epochs} of {planned} epochs: the last "
        f"{plural(patience, 'one', str(patience))} brought no better validation accuracy."
    )


def single_epoch() -> str:
    return "The recipe has a single epoch, which was run."


def all_epochs(epochs: int) -> str:
    return f"All {epochs} epochs of the recipe were run."


def ready_made(val: int, data: str) -> str:
    """Whose record this chapter is, where the network was not trained for this report."""
    return (
        "This network was not trained for this report: it came ready-made. The chapter shows the record of its "
        f"training, on the training and the {count(val)} validation faces of {data}. Its weights were later rounded "
        "to half precision."
    )


def _ends(values: list[str]) -> list[str]:
    return [f"{name}\n{value}" for name, value in zip(_SPLITS, values, strict=True)]


def _from_to(first: str, last: str) -> str:
    return f"from {first} to {last}"


def _effort(seconds: float, rate: int, device: str, threads: int | None) -> str:
    by = device if threads is None else f"{device} with {count(threads, 'thread')}"
    return f"{duration(seconds)}, at {count(rate)} faces a second (median over the epochs; {by})."
