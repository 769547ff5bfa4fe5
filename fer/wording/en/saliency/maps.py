"""Question 4: what the methods are called, and how far they agree on the maps that are averaged."""

from collections.abc import Sequence

from fer.wording.en.prose import count, listed

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


def labels() -> dict[str, str]:
    """The other words in the figure of means."""
    return {"unit": "× even", "missing": "none\nright"}


def mean_caption(fewest: int | None, most: int) -> str:
    """`fewest` is None where every class has as many faces."""
    span = count(most, "face") if fewest is None else f"{fewest} to {most} faces"
    return (
        f"Mean face of each class and mean map by each method, over {span} a class, all rightly judged. Every map "
        "is first divided by its own mean: 1 is attribution spread evenly, 2 is twice as much. The classes share the "
        "colours of a method; blurred by one pixel."
    )


def differ() -> str:
    return "The methods do **not** tell the same story."


def alike() -> str:
    return "The methods tell much the same story."


def correlations(least: float, most: float, least_of: Sequence[str], most_of: Sequence[str]) -> str:
    return (
        f"Two methods' maps of one face have a rank correlation over its pixels of {least:.2f} ({methods(least_of)}) "
        f"to {most:.2f} ({methods(most_of)}), on average."
    )


def not_alone() -> str:
    return "What one map shows alone should not be relied on."


def none_empty() -> str:
    return "None of the averaged maps is zero everywhere."


def empty(maps: Sequence[tuple[str, int]], faces: int) -> str:
    """How many maps of each method are zero everywhere, of how many faces."""
    found = [f"{count(number, 'map')} by {method(name)}" for name, number in maps]
    return f"Zero everywhere, and left out of means and densities: {listed(found)}, of {count(faces, 'face')}."
