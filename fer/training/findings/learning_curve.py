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


def alt(curve: Curve) -> Said:
    """The ends of the curve, for who does not see it."""
    first, last = curve.points[0], curve.points[-1]
    ends = {"faces": (first.faces, last.faces), "accuracies": (first.accuracy, last.accuracy)}
    return say("training.learning_curve.alt", points=len(curve.points), **ends)


def finding(curve: Curve) -> Said:
    """Whether accuracy still rises at the last step."""
    return say(f"training.learning_curve.finding_{_direction(curve)}", **_last_step(curve))


def verdict(curve: Curve) -> list[list[Said]]:
    """Paragraphs: what twice as many faces would bring, and what this cannot tell."""
    return [_doubling(curve), [say("training.learning_curve.limits")]]


def _direction(curve: Curve) -> str:
    """What accuracy does between the last two points."""
    low, high = curve.last.difference[1:]
    if curve.last.p >= CERTAIN or low <= 0 <= high:
        return "level"
    return "rises" if low > 0 else "falls"


def _last_step(curve: Curve) -> dict[str, object]:
    before, last = curve.points[-2:]
    return {"faces": (before.faces, last.faces), "change": curve.last.difference, "p": curve.last.p}


def _doubling(curve: Curve) -> list[Said]:
    """What the line says of twice as many faces, and whether the last step keeps to the course before it."""
    slope, faces = curve.per_doubling, 2 * curve.points[-1].faces
    line = say("training.learning_curve.line", through=_through(len(curve.points)), slope=slope)
    key = "no_gain" if slope.high < 0 else "nothing_told" if slope.low <= 0 else "promised"
    return [say(f"training.learning_curve.{key}", line=line, faces=faces), *_bend(curve)]


def _bend(curve: Curve) -> list[Said]:
    """Whether the curve bends at its last step."""
    if curve.bend is None:
        return [say("training.learning_curve.no_bend_told")]
    bend, less = curve.bend, "turns_down" if _direction(curve) == "falls" else "flattens"
    key = less if bend.high < 0 else "steepens" if bend.low > 0 else "straight"
    return [say(f"training.learning_curve.{key}", step=curve.last_per_doubling, bend=bend)]


def _through(points: int) -> Said:
    if points == 2:
        return say("training.learning_curve.through_both")
    return say("training.learning_curve.through_all", points=points)
