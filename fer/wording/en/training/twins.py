"""Question 2: validation faces with a twin in training, their number and the gap without them."""

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, percent_interval, plural, points_interval

_NEAR_TWIN = "the same photograph, cut, turned or lit otherwise, or mirrored"


def apart_without(left_out: str, apart: str) -> str:
    return f"without {left_out}, {apart}"


def left_out_both(exact: int, near: int) -> str:
    each = f"{count(exact)} in the same pixels, {count(near)} altered"
    return f"the validation faces whose photograph is also in training ({each})"


def left_out_exact(faces: int) -> str:
    which = plural(faces, "validation face that equals", f"{count(faces)} validation faces that equal")
    return f"the {which} a training face in every pixel"


def left_out_near(faces: int) -> str:
    which = plural(faces, "validation face", f"{count(faces)} validation faces")
    return f"the {which} whose photograph is also in training, altered"


def none(faces: int) -> str:
    return f"{_no_equal(faces)}, and none was found to have a near twin in training: {_NEAR_TWIN}."


def none_exact(faces: int) -> str:
    return f"{_no_equal(faces)}."


def all_faces(faces: int) -> str:
    return (
        f"The photograph of each of the {count(faces)} validation faces is also in training. **They are no test** of "
        "what was learnt, and no gap can show."
    )


def without(counted: str, twins: int, accuracy: Interval, gap: Interval) -> str:
    return (
        f"{counted}. Without {plural(twins, 'it', f'these {count(twins)}')} validation accuracy is "
        f"{percent_interval(*accuracy)} and the gap is {points_interval(*gap)}. This gap decides."
    )


def counted_both(exact: int, faces: int, near: int) -> str:
    more = f"{count(near)} more {plural(near, 'has', 'have')} a near twin in training"
    return f"{_equal(exact, faces)}, and {more}: {_NEAR_TWIN}"


def counted_near(faces: int, near: int) -> str:
    return f"{_no_equal(faces)}, but {count(near)} {plural(near, 'has', 'have')} a near twin in training: {_NEAR_TWIN}"


def counted_exact(exact: int, faces: int) -> str:
    return _equal(exact, faces)


def counted_exact_alone(exact: int, faces: int) -> str:
    return f"{_equal(exact, faces)}. No other was found to have a near twin in training: {_NEAR_TWIN}"


def searched() -> str:
    return (
        "Chapter 3 says how near twins are found, and how many may be missed. Photographs that were gathered more than "
        "once may also be the easier ones: then this gap is somewhat larger than memory alone makes it."
    )


def not_searched() -> str:
    return (
        f"Near twins ({_NEAR_TWIN}) could not be searched for, because the training faces are not all at hand. Any "
        "among these faces make the gap smaller than it is on new ones."
    )


def _equal(exact: int, faces: int) -> str:
    equal = plural(exact, "equals", "equal")
    return f"{count(exact)} of the {count(faces)} validation faces {equal} a training face in every pixel"


def _no_equal(faces: int) -> str:
    return f"None of the {count(faces)} validation faces equals a training face in every pixel"
