"""Question 4: what the methods are called, and how far they agree on the maps that are averaged."""

from collections.abc import Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, listed, number_interval
from fer.wording.numbers import number

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


def row_titles() -> dict[str, str]:
    """The same in narrow lines, at the left of rows of maps; and the name of a map laid over its face."""
    return {
        "input_gradient": "input\ngradient",
        "smooth_grad": "SmoothGrad",
        "integrated_gradients": "integrated\ngradients",
        "grad_cam": "Grad-CAM",
        "overlay": "Grad-CAM\nover the face",
    }


def labels(right: bool) -> dict[str, str]:
    """The other words in the figure of means; `right` where all faces are rightly judged."""
    return {"unit": "× even", "missing": "none\nright" if right else "none"}


def of_several(networks: int) -> str:
    """What stands for the logit where several networks answer together."""
    return (
        f"Here {count(networks, 'network')} answer together, so what this chapter calls the logit of a "
        "class is the mean of their log-probabilities of it."
    )


def unguided() -> str:
    """Why two methods are missing."""
    return (
        "The network of this run has no layer of ReLU that could be guided: guided backprop would be the plain "
        "gradient again. So it and guided Grad-CAM are judged on the planted marks alone, whose network has ReLUs."
    )


def none_right() -> str:
    return (
        "**The network is right on no held-out face.** The maps are therefore those of its answers: each class has the "
        "faces that the network takes for it. They show what it looks at, not what is right."
    )


def never_right(classes: Sequence[int]) -> str:
    return f"**The network is right on no held-out face of {_classes(classes)}**, so this class has no mean map."


def absent(classes: Sequence[int]) -> str:
    return f"**No held-out face is of {_classes(classes)}.**"


def mean_caption(fewest: int | None, most: int, right: bool) -> str:
    """`fewest` is None where every class has as many faces; `right` where all are rightly judged."""
    span = count(most, "face") if fewest is None else f"{count(fewest)} to {count(most, 'face')}"
    judged = "all rightly judged" if right else "sorted by the network's answers, none of which is right"
    return (
        f"Mean face and mean maps of each class, over {span} a class, {judged}. Each map is divided by its own mean "
        "first, so 1 is an even map and 2 is twice as much. The classes share the colours of a method."
    )


def no_order() -> str:
    return "**No two methods can be compared**: every map is the same everywhere."


def differ() -> str:
    return "The methods do **not** agree."


def alike() -> str:
    return "The methods largely agree."


def alike_is_open(enough: float) -> str:
    return f"Whether all methods agree, with a rank correlation above {number(enough)}, is **open**."


def correlations(least: str, most: str, least_of: Sequence[str], most_of: Sequence[str]) -> str:
    return (
        f"Over the pixels of one face, the maps of two methods have a mean rank correlation from {least} for "
        f"{methods(least_of)} to {most} for {methods(most_of)}."
    )


def correlation(value: float, interval: Interval | None) -> str:
    """The value alone of one face."""
    return number(value) if interval is None else number_interval(*interval, digits=2)


def not_alone() -> str:
    return "So do not rely on what only one method shows."


def none_empty() -> str:
    return "None of these maps is zero everywhere."


def empty(maps: Sequence[tuple[str, int]], faces: int) -> str:
    """How many maps of each method are zero everywhere, of how many faces."""
    found = [f"{count(number, 'map')} by {method(name)}" for name, number in maps]
    return f"Of {count(faces, 'face')}, {listed(found)} are zero everywhere and are left out of all means."


def _classes(classes: Sequence[int]) -> str:
    return listed([names("en")[k] for k in classes], last="or")
