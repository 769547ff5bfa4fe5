"""Faces that occur more than once, or show nothing."""

from collections.abc import Mapping

from fer.data.emotions import names
from fer.wording.en.prose import SPLITS, capitalised, count, in_words, listed, percent, plural

_NAMES = names("en")


def share(leaked: int, faces: int, split: str) -> str:
    of_all = f"{count(leaked)} of the {count(faces)} {SPLITS[split]} faces ({percent(leaked / faces)})"
    return f"{of_all} {plural(leaked, 'has', 'have')} an exact twin, equal in every pixel, among the training faces"


def leak_of_some(share: str) -> str:
    return f"{share}. Accuracy is therefore given with and without such faces."


def leak_of_all(share: str) -> str:
    return f"{share}. So this report says nothing about faces that are new to the network."


def no_leak(split: str, faces: int, training_faces: int) -> str:
    return (
        f"None of the {count(faces)} {SPLITS[split]} faces has an exact twin, equal in every pixel, among the "
        f"{count(training_faces)} training faces."
    )


def table(what: str, number: int) -> dict[str, str]:
    return {"What": what, "Count": count(number)}


def copies_within(split: str) -> str:
    return f"Further copies within {SPLITS[split]}"


def across(split: str, earlier: str) -> str:
    return f"{capitalised(SPLITS[split])} faces with a twin in {SPLITS[earlier]}"


def in_training(split: str) -> str:
    return f"{capitalised(SPLITS[split])} faces with a twin among all faces the network was trained on"


def copies_in_all() -> str:
    return "Further copies in all"


def disputed_sets() -> str:
    return "Sets of twins whose labels differ"


def blank_faces() -> str:
    return "Blank faces"


def caption() -> str:
    return (
        "Exact twins and blank faces. A further copy is any face of a set of twins after the first. A blank face is a "
        "single grey, apart from traces of compression."
    )


def no_twins() -> str:
    return "No picture occurs twice, and none is blank."


def disputed(sets: int) -> str:
    which = plural(sets, "One set of exact twins carries", f"{count(sets)} sets of exact twins carry")
    return f"{which} different labels, so no network can be right about all of these faces."


def undisputed(sets: int) -> str:
    one = "The one set of exact twins with two or more labels carries the same label throughout."
    return plural(sets, one, f"In all {count(sets)} sets of exact twins with two or more labels, the labels agree.")


def blank(faces: int) -> str:
    what = plural(faces, "One face shows nothing; it keeps", f"{count(faces)} faces show nothing; they keep")
    return f"{what} the label of the source."


def labels_of(counts: Mapping[int, int]) -> str:
    """The classes under which one picture is filed, one a line, each with how often."""
    return "\n".join(_labels(counts))


def disputed_one() -> str:
    return "The one picture that occurs under different labels, with these labels below it."


def disputed_all() -> str:
    return _disputed("All")


def disputed_first(shown: int, sets: int) -> str:
    return _disputed(f"The first {in_words(shown)} of {count(sets)}")


def disputed_alt(shown: int, first: Mapping[int, int]) -> str:
    faces = f"{capitalised(in_words(shown))} {plural(shown, 'small face', 'small faces')}"
    return f"{faces} with the labels of each below it. The first is filed under {listed(_labels(first))}."


def _labels(counts: Mapping[int, int]) -> list[str]:
    named = ((_NAMES[emotion], number) for emotion, number in counts.items())
    return [plural(number, name, f"{name} ({number})") for name, number in named]


def _disputed(which: str) -> str:
    return f"{which} pictures that occur under different labels, with these labels below each."
