"""Question 4, evidence: do maps follow the weights, and which methods can be trusted?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import capitalised, count, number_cell, percent
from fer.wording.en.saliency.maps import method, methods
from fer.wording.numbers import bounded, number

_VERDICTS = {
    "follows": "followed",
    "lower_layers": "lower layers only",
    "stays": "not followed",
    "open": "open",
    "untested": "cannot be tested",
}


def labels() -> dict[str, str]:
    """The words in the figure."""
    return {"layers": "layers with random weights, from the logits down", "likeness": "rank correlation with the map"}


def caption(fewest: int | None, most: int) -> str:
    """`fewest` is None where every method has as many faces."""
    faces = count(most, "face") if fewest is None else f"{count(fewest)} to {count(most, 'face')}"
    return (
        "Rank correlation of the maps with those of the trained network, while its layers get random weights: mean "
        f"over {faces} with 95\N{NO-BREAK SPACE}% intervals. Dashes at the right: maps of two different faces by the "
        "trained network."
    )


def alt(told: Sequence[str]) -> str:
    return (
        "A curve for each method starts at 1, with the trained network. With random logits and with all layers random "
        f"it is: {'; '.join(told)}."
    )


def alt_of_method(name: str, first: float, last: float) -> str:
    return f"{method(name)} {number(first)} and {number(last)}"


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
        "Mean rank correlation with the maps of the trained network, when the layer of the logits is random and when "
        "all layers are; the same for maps of two different faces; and the share kept at the end, with "
        "95\N{NO-BREAK SPACE}% intervals. 0\N{NO-BREAK SPACE}%: as alike as the maps of two faces; "
        "100\N{NO-BREAK SPACE}%: unchanged; below 0: even less alike."
    )


def no_test() -> str:
    return "The test cannot be made: every map of the trained network is the same everywhere."


def all_follow() -> str:
    return "**All methods follow the weights**: with random weights the maps change ([@fig:saliency-randomised])."


def none_follows() -> str:
    return (
        "**No method follows the weights**: with random weights the maps stay much as they were "
        "([@fig:saliency-randomised])."
    )


def differ(told: Sequence[str]) -> str:
    return f"The methods **differ** ([@fig:saliency-randomised]). {capitalised('; '.join(told))}."


def all_the_same(told: str) -> str:
    return f"{capitalised(told)} ([@fig:saliency-randomised])."


def follow(of: Sequence[str]) -> str:
    return f"maps of {methods(of)} follow the weights"


def follow_lower_layers(of: Sequence[str]) -> str:
    return (
        f"maps of {methods(of)} follow the lower layers **only**: with random logits they keep more than half of what "
        "makes them the map of their face, so they hardly show what speaks for one class"
    )


def stay(of: Sequence[str]) -> str:
    return f"maps of {methods(of)} do **not** follow the weights"


def may_follow(of: Sequence[str]) -> str:
    return f"for {methods(of)} the test is open"


def untested(of: Sequence[str]) -> str:
    return f"For {methods(of)} there is no map to test."


def face_as_a_factor(kept: float) -> str:
    """Why maps by integrated gradients stay a little."""
    return (
        f"Integrated gradients keep {percent(kept, digits=0)}, because the face itself is a factor of the map: its "
        "light and dark stay visible whatever the weights are."
    )


def truth_unknown() -> str:
    return (
        "Which methods both find planted marks and follow the weights **cannot be told**, because the marks cannot "
        "judge them."
    )


def trusted(names: Sequence[str]) -> str:
    return f"Both significantly above all references on planted marks **and** following the weights: {methods(names)}."


def none_trusted() -> str:
    return "**No** method is both significantly above all references on planted marks and follows the weights."


def true_of_lower_layers(names: Sequence[str]) -> str:
    return (
        f"The maps of {methods(names)} pass on planted marks, but follow the lower layers only. Such maps show what "
        "stands out in a picture, not for which class it counts."
    )


def true_and_staying(names: Sequence[str]) -> str:
    return (
        f"The maps of {methods(names)} pass on planted marks, but do not follow the weights. Such maps show what "
        "stands out in a picture, not what the network does with it."
    )


def true_and_open(names: Sequence[str]) -> str:
    return f"The maps of {methods(names)} pass on planted marks; whether they follow the weights is open."


def true_and_untested(names: Sequence[str]) -> str:
    return f"The maps of {methods(names)} pass on planted marks; there is no map of a held-out face to test."


def follow_alone(names: Sequence[str]) -> str:
    return f"The maps of {methods(names)} follow the weights, but do not pass on planted marks by every measure."


def _percent(interval: Interval) -> str:
    return bounded([100 * part for part in interval], digits=0, between=" to ")
