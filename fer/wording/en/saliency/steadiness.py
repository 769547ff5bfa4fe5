"""Question 4, evidence: do maps hold still under faint noise, and how concentrated are they?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import count
from fer.wording.en.saliency.maps import method, methods
from fer.wording.numbers import bounded, number, with_sign

_EDGES = {"edges": "edges (Sobel)"}


def table(name: str, sensitivity: str, gini: str, over_edges: str) -> dict[str, str]:
    return {
        "Map": _EDGES.get(name) or method(name),
        "Max-sensitivity": sensitivity,
        "Gini": gini,
        "Over edges": over_edges,
    }


def value(value: float | None, interval: Interval | None) -> str:
    """The value alone where there is one face; a dash where there is no map."""
    if value is None:
        return "–"
    return number(value) if interval is None else bounded(interval)


def difference(value: float | None, interval: Interval | None) -> str:
    """The same with a sign before each number."""
    if value is None:
        return "–"
    if interval is None:
        return with_sign(value)
    shown, low, high = (with_sign(part) for part in interval)
    return f"{shown} ({low} to {high})"


def caption(faces: int, draws: int, radius: float, passes: int, half: float, gini_faces: int, least: float) -> str:
    return (
        f"Max-sensitivity: largest change of the map over {count(draws, 'draw')} of noise that changes each pixel by "
        f"at most {radius} of the span from black to white, as a multiple of the map's norm; mean over "
        f"{count(faces, 'face')}, {count(passes, 'pass', plural='passes')} for SmoothGrad and integrated gradients. "
        f"Above {half} the map moves by more than half of its size. Gini coefficient and its difference from that of "
        f"the edges: mean over {count(gini_faces, 'held-out face')}; a difference counts beyond {least}. The "
        "95\N{NO-BREAK SPACE}% intervals of max-sensitivity hold together, and so do those of the differences."
    )


def steady(of: Sequence[str]) -> str:
    return f"Maps of {methods(of)} move by **significantly less** than half of their size under faint noise."


def unsteady(of: Sequence[str]) -> str:
    return (
        f"Maps of {methods(of)} move by **significantly more** than half of their size under faint noise: pictures "
        "that look alike get different maps."
    )


def may_be_steady(of: Sequence[str]) -> str:
    return f"For {methods(of)} it is **open** whether maps move by less or more than half of their size."


def unmoved(of: Sequence[str]) -> str:
    return f"For {methods(of)} there is no map that noise could move."


def more_concentrated(of: Sequence[str]) -> str:
    return f"Maps of {methods(of)} are significantly **more concentrated** than the edges of the face."


def less_concentrated(of: Sequence[str]) -> str:
    return f"Maps of {methods(of)} are significantly **less concentrated** than the edges of the face."


def perhaps_as_concentrated(of: Sequence[str], least: float) -> str:
    return f"For {methods(of)} no significant difference of more than {least} from the edges is found."
