"""Accuracy against the number of training faces: whether it still rises, and what twice as many faces would bring."""

from fer.findings.said import Said, Table, say, tabulate
from fer.training.learning_curve import Curve

CERTAIN = 0.05  # p of McNemar's test below which two accuracies differ


def method(*, split: str, keep: str) -> list[Said]:
    """How the curve is measured on a split; and who chose the epoch to keep, "best" or "last", where that bends it."""
    chosen = split == "val" and keep == "best"
    said = say("training.learning_curve.method", split=split)
    return [said, say("training.learning_curve.chosen_by_the_same")] if chosen else [said]


def table(curve: Curve) -> Table:
    """A row a training."""
    return tabulate(
        "training.learning_curve.table",
        [
            {"split": curve.split, "faces": point.faces, "epochs": point.epochs, "accuracy": point.accuracy}
            for point in curve.points
        ],
    )


def verdict(curve: Curve) -> list[list[Said]]:
    """Paragraphs: whether accuracy still rises, what twice as many faces would bring, and what this cannot tell."""
    last = say(f"training.learning_curve.step_{_direction(curve)}", **_last_step(curve), p=curve.last.p)
    return [[last], [_doubling(curve)], [say("training.learning_curve.limits")]]


def finding(curve: Curve) -> Said:
    return say(f"training.learning_curve.finding_{_direction(curve)}", **_last_step(curve))


def _direction(curve: Curve) -> str:
    """What accuracy does between the last two points."""
    last = curve.last
    if last.p >= CERTAIN:
        return "level"
    return "rises" if last.first > last.second else "falls"


def _last_step(curve: Curve) -> dict[str, object]:
    before, last = curve.points[-2:]
    return {"faces": (before.faces, last.faces), "change": curve.last.difference}


def _doubling(curve: Curve) -> Said:
    """What the line says of twice as many faces, and whether the last step keeps to it."""
    slope, last, points = curve.per_doubling, curve.last_per_doubling, len(curve.points)
    line = say("training.learning_curve.line", through=_through(points), slope=slope)
    told = {"line": line, "faces": 2 * curve.points[-1].faces}
    if slope.low <= 0 <= slope.high:
        return say("training.learning_curve.nothing_told", **told)
    if slope.high < 0:
        return say("training.learning_curve.no_gain", **told)
    if points == 2:
        return say("training.learning_curve.no_bend_told", **told)
    if last.high < slope.value:
        return say("training.learning_curve.flattens", **told, step=last)
    key = "may_flatten" if last.value < slope.value else "straight"
    return say(f"training.learning_curve.{key}", **told, step=last)


def _through(points: int) -> Said:
    if points == 2:
        return say("training.learning_curve.through_both")
    return say("training.learning_curve.through_all", points=points)
