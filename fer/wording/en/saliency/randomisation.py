"""Question 4, evidence: do maps follow the weights, and which methods can be trusted?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import bounded, capitalised, count, number, number_cell, percent
from fer.wording.en.saliency.maps import method, methods

_VERDICTS = {
    "follows": "followed",
    "lower_layers": "lower layers' alone",
    "stays": "not followed",
    "open": "open",
    "untested": "cannot be tested",
}


def labels() -> dict[str, str]:
    """The words in the figure."""
    return {"layers": "layers with random weights, from the logits down", "likeness": "rank correlation with the map"}


def caption(fewest: int | None, most: int) -> str:
    """`fewest` is None where every method has as many faces."""
    faces = count(most, "face") if fewest is None else f"{fewest} to {count(most, 'face')}"
    return (
        "How alike a method's maps stay while the network loses its weights: mean rank correlation (Spearman's, of "
        f"magnitudes over pixels) with the trained network's map, over {faces}, with 95 % intervals over "
        "faces; each of them meets random weights of its own. Dashes at the right: maps of two faces by the trained "
        "network."
    )


def table(
    name: str, first: float | None, last: Interval | None, strangers: float | None, kept: Interval | None, verdict: str
) -> dict[str, str]:
    """Likeness after the first step and at the end, that of two faces, and the share that is kept; all None of a method
    that cannot be tested."""
    return {
        "Method": method(name),
        "Logits random": "–" if first is None else number(first),
        "All random": number_cell(last),
        "Two faces": "–" if strangers is None else number(strangers),
        "Kept, %": "–" if kept is None else _percent(kept),
        "Weights": _VERDICTS[verdict],
    }


def table_caption() -> str:
    return (
        "The maps' mean rank correlation with those of the trained network when the layer of the logits is random, and "
        "when all layers are; that of two faces by the trained network; and how much is kept, where maps of two faces "
        "keep nothing and the same map keeps all. A method follows the weights where it surely keeps less than half, "
        "with random logits and at the end; 95 % intervals over faces, those of what is kept for all methods and both "
        "steps together."
    )


def no_test() -> str:
    return "The test cannot be made: every map of the trained network is the same everywhere."


def all_follow() -> str:
    return (
        "**All methods follow the weights**: where these are random, the maps are others ([@fig:saliency-randomised])."
    )


def none_follows() -> str:
    return (
        "**No method follows the weights**: the maps stay much as they were where these are random "
        "([@fig:saliency-randomised])."
    )


def differ(told: Sequence[str]) -> str:
    return f"The methods **differ**: maps {'; '.join(told)} ([@fig:saliency-randomised])."


def all_the_same(told: str) -> str:
    return f"Maps {told} ([@fig:saliency-randomised])."


def follow(of: Sequence[str]) -> str:
    return f"of {methods(of)} follow the weights"


def follow_lower_layers(of: Sequence[str]) -> str:
    return (
        f"of {methods(of)} follow those of the lower layers **alone** and hardly notice random logits, so that they "
        "cannot tell what speaks for a class"
    )


def stay(of: Sequence[str]) -> str:
    return f"of {methods(of)} do **not**, and stay much as they were without what was learnt"


def may_follow(of: Sequence[str]) -> str:
    return f"of {methods(of)} may or may not"


def untested(of: Sequence[str]) -> str:
    return f"Of {methods(of)} no map has an order to be compared."


def face_as_a_factor(kept: float) -> str:
    """Why maps by integrated gradients stay a little."""
    return (
        f"Integrated gradients keep {percent(kept, digits=0)}: they have the face itself as a factor, so "
        "that its light and dark stay in the map whatever the weights."
    )


def truth_unknown() -> str:
    return (
        "Which methods both find planted marks and follow the weights **cannot be told**: the marks cannot judge them."
    )


def trusted(names: Sequence[str]) -> str:
    return f"Ahead by every measure on planted marks **and** following the weights on held-out faces: {methods(names)}."


def none_trusted() -> str:
    return (
        "That a method both is ahead by every measure on planted marks and follows the weights on held-out faces is "
        "shown for **none**."
    )


def true_of_lower_layers(names: Sequence[str]) -> str:
    return (
        f"{capitalised(methods(names))}: ahead on planted marks, and yet random logits hardly change the maps; they "
        "tell what stands out to the lower layers, and not for which class it counts."
    )


def true_and_staying(names: Sequence[str]) -> str:
    return (
        f"{capitalised(methods(names))}: ahead on planted marks, and yet the maps stay without what was learnt; they "
        "find what stands out in a picture, and not what the network does with it."
    )


def true_and_open(names: Sequence[str]) -> str:
    return (
        f"{capitalised(methods(names))}: ahead on planted marks, while it is open whether the maps follow the weights."
    )


def true_and_untested(names: Sequence[str]) -> str:
    return f"{capitalised(methods(names))}: ahead on planted marks, while no map of a held-out face could be tested."


def follow_alone(names: Sequence[str]) -> str:
    return (
        f"Maps of {methods(names)} follow the weights; that they are ahead by every measure on planted marks is not "
        "shown."
    )


def _percent(interval: Interval) -> str:
    return bounded([100 * part for part in interval], digits=0, between=" to ")
