"""Question 4: what the figures of maps are called, and how far the methods agree.

`facts` is what 04_saliency writes: "held_out" (the split), "passes" and "mean_passes", "faces" (averaged right
faces of each class), "agreement" (a list of method, method, mean rank correlation) and "empty" (method → maps of
zeros), and what the modules `shown_faces`, `parts`, `ground_truth`, `sanity` and `deletion` name.
"""

from collections.abc import Mapping

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


def method_names() -> dict[str, str]:
    """The methods' names, as in titles."""
    return _METHODS


def labels() -> dict[str, str]:
    """The other words in figures."""
    return {"unit": "× even", "missing": "none\nright"}


def mean_caption(facts: Mapping) -> str:
    faces = facts["faces"]
    span = f"{min(faces)} to {max(faces)} faces" if min(faces) != max(faces) else count(max(faces), "face")
    return (
        f"Mean face of each class and mean map by each method, over {span} a class, all rightly judged. Every map "
        "is first divided by its own mean: 1 is attribution spread evenly, 2 is twice as much. The classes share the "
        "colours of a method; blurred by one pixel."
    )


def agreement(facts: Mapping) -> str:
    """How alike are the maps of two methods on one face?"""
    pairs = sorted(facts["agreement"], key=lambda pair: pair[2])
    least, most = pairs[0], pairs[-1]
    text = (
        f"Two methods' maps of one face have a rank correlation over its pixels of {least[2]:.2f} "
        f"({_METHODS[least[0]]} and {_METHODS[least[1]]}) to {most[2]:.2f} ({_METHODS[most[0]]} and "
        f"{_METHODS[most[1]]}), on average."
    )
    if least[2] < 0.5:
        return f"The methods do **not** tell the same story. {text} What one map shows alone should not be relied on."
    return f"The methods tell much the same story. {text}"


def empty(facts: Mapping) -> str:
    """Maps that are zero everywhere, which means and densities leave out."""
    found = [f"{count(number, 'map')} by {_METHODS[method]}" for method, number in facts["empty"].items() if number]
    if not found:
        return "None of the averaged maps is zero everywhere."
    faces = count(sum(facts["faces"]), "face")
    return f"Zero everywhere, and left out of means and densities: {listed(found)}, of {faces}."
