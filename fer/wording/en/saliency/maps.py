"""Question 4: what the methods are called, and how far they agree on the maps that are averaged."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, listed, number

_METHODS = {
    "input_gradient": "input gradient",
    "smooth_grad": "SmoothGrad",
    "integrated_gradients": "integrated gradients",
    "grad_cam": "Grad-CAM",
    "guided_backprop": "guided backprop",
    "guided_grad_cam": "guided Grad-CAM",
    "occlusion": "occlusion",
}


def method(name: str) -> str:
    """A method's name, as in titles; one not listed is called as in the code."""
    return _METHODS.get(name, name)


def methods(names: Sequence[str]) -> str:
    return listed([method(name) for name in names])


def titles() -> dict[str, str]:
    """The methods' names, by those in the code."""
    return _METHODS


def labels(right: bool) -> dict[str, str]:
    """The other words in the figure of means; `right` where all faces are rightly judged."""
    return {"unit": "× even", "missing": "none\nright" if right else "none"}


def none_right() -> str:
    return (
        "**The network is right on no held-out face.** The maps below are therefore those of its answers, each class "
        "the faces that it takes for that class: they can show what it goes by, not what is right."
    )


def never_right(classes: Sequence[int]) -> str:
    return f"**The network is right on no held-out face of {_classes(classes)}**: there is nothing to average of it."


def absent(classes: Sequence[int]) -> str:
    return f"**No held-out face is of {_classes(classes)}.**"


def mean_caption(fewest: int | None, most: int, right: bool) -> str:
    """`fewest` is None where every class has as many faces; `right` where all are rightly judged."""
    span = count(most, "face") if fewest is None else f"{count(fewest)} to {count(most, 'face')}"
    judged = "all rightly judged" if right else "by the network's answers, none of which is right"
    return (
        f"Mean face of each class and mean map by each method, over {span} a class, {judged}. Every map "
        "is first divided by its own mean: 1 is attribution spread evenly, 2 is twice as much. The classes share the "
        "colours of a method; blurred by one pixel."
    )


def no_order() -> str:
    return "**No two methods can be compared**: their maps are the same everywhere on every face."


def differ() -> str:
    return "The methods do **not** tell the same story."


def alike() -> str:
    return "The methods tell much the same story."


def alike_is_open(enough: float) -> str:
    return f"Whether all methods tell much the same story, with rank correlations above {number(enough)}, is **open**."


def correlations(pairs: int, least: str, most: str, least_of: Sequence[str], most_of: Sequence[str]) -> str:
    return (
        f"Two methods' maps of one face have a mean rank correlation over its pixels of {least} ({methods(least_of)}) "
        f"to {most} ({methods(most_of)}); the intervals hold for all {count(pairs, 'pair')} of methods together."
    )


def correlation(value: float, interval: Interval | None) -> str:
    """The value alone of one face."""
    return (
        number(value)
        if interval is None
        else f"{number(value)}, interval {number(interval.low)} to {number(interval.high)}"
    )


def not_alone() -> str:
    return "What one map shows alone should not be relied on."


def none_empty() -> str:
    return "None of the averaged maps is zero everywhere."


def empty(maps: Sequence[tuple[str, int]], faces: int) -> str:
    """How many maps of each method are zero everywhere, of how many faces."""
    found = [f"{count(number, 'map')} by {method(name)}" for name, number in maps]
    return f"Zero everywhere, and left out of means and densities: {listed(found)}, of {count(faces, 'face')}."


def _classes(classes: Sequence[int]) -> str:
    return listed([names("en")[k] for k in classes], last="or")
