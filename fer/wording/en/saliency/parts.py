"""Question 4: how densely attribution covers brows, eyes, nose and mouth."""

from collections.abc import Mapping, Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import bounded, count, in_words, listed, number, percent
from fer.wording.en.saliency.maps import methods, titles

AREAS = {"brows": "brows", "eyes": "eyes", "nose": "nose", "mouth": "mouth", "rest": "rest"}
_GET = {"brows": "get", "eyes": "get", "nose": "gets", "mouth": "gets"}
_THEIR = {"brows": "their", "eyes": "their", "nose": "its", "mouth": "its"}


def rows() -> list[str]:
    """The rows of the figure of densities: the classes, and random weights."""
    return [*names("en"), "untrained"]


def labels() -> dict[str, str]:
    """The titles in the figure of densities, by area and by method."""
    return {**AREAS, **titles()}


def times(value: float | None, interval: Interval | None) -> str:
    """In multiples of the area: "2.1 (1.9 to 2.3)"; the value alone where there is one face, a dash without any."""
    if value is None:
        return "–"
    return number(value, digits=1) if interval is None else bounded(interval, digits=1, between=" to ")


def caption(area: Mapping[str, float], drawn: bool, reach: int | None) -> str:
    shares = listed([f"{AREAS[name]} {percent(share)}" for name, share in area.items()])
    source = "known of each drawn face" if drawn else "fixed shapes, placed on the mean face of FER2013"
    return (
        f"How densely attribution covers the parts of the face: share of the map over share of the area ({shares}), so "
        f"that 1, the dashed line, is attribution spread evenly. The parts are {source}. Mean over the faces of "
        f"[@fig:saliency-mean], with 95\N{NO-BREAK SPACE}% intervals (Student's t){moved(reach)}; the last row is "
        "networks with random weights, all classes; the faces are shared out to several such."
    )


def part(part: str, told: Sequence[str]) -> str:
    return f"The **{AREAS[part]}** {_GET[part]} {'; '.join(told)}."


def compared(even: str, random: str, by: Sequence[str]) -> str:
    """What methods say of a part, beside its area and beside random weights."""
    return f"{_THAN_AREA[even]} and {_THAN_RANDOM[random]} by {methods(by)}"


_THAN_AREA = {
    "more": "more than an even spread",
    "less": "less than an even spread",
    "open": "not surely other than an even spread",
}
_THAN_RANDOM = {
    "more": "**more** than random weights",
    "less": "**less** than random weights",
    "open": "not surely other than random weights",
}


def rule(comparisons: int, reach: int | None) -> str:
    return (
        "More and less are what intervals of the mean density, and of its difference from that of the same network "
        f"with random weights on the same faces, leave no doubt of, for all {count(comparisons)} comparisons of a "
        f"method and a part with these two together{moved(reach)} ([@fig:saliency-parts])."
    )


def no_part_of_any_class(of: int) -> str:
    return f"Over the {in_words(of)} methods **no** part of the face gets clearly more than its area in any class."


def no_part_surely(of: int) -> str:
    return (
        f"Over the {in_words(of)} methods **no** part of the face surely gets more than every other part in any class."
    )


def densest(of: int, parts: Sequence[str]) -> str:
    return (
        f"Over the {in_words(of)} methods, in multiples of its area (95\N{NO-BREAK SPACE}% interval), {listed(parts)}: "
        "by leads over every other part whose intervals hold for all classes together."
    )


def most_for(part: str, classes: Sequence[str]) -> str:
    return f"the **{AREAS[part]}** {_GET[part]} most for {listed(classes)}"


def of_class(label: int, density: str) -> str:
    return f"{names('en')[label]} {density}"


def open_for(classes: Sequence[str]) -> str:
    return f"Which part gets most is open for {listed(classes)}."


def open_between(label: int, part: str, rival: str) -> str:
    return f"{names('en')[label]} ({AREAS[part]} or {AREAS[rival]})"


def class_name(label: int) -> str:
    return names("en")[label]


def none_clearly(classes: Sequence[int]) -> str:
    return f"For {listed([names('en')[k] for k in classes])} no part clearly gets more than its area."


def finding(of: int, tally: Sequence[str], most: str | None) -> str:
    return (
        f"By how many of {count(of, 'saliency method')} a part of the face gets more attribution than from an even "
        f"spread and from random weights: {', '.join(tally)}{most or ''}."
    )


def tally(part: str, more: int, below: int) -> str:
    """Of how many methods; `below` are those by which it gets less than on random weights."""
    less = f" ({below} less than random weights)" if below else ""
    return f"{AREAS[part]} {more}{less}"


def gets_most(part: str, density: float) -> str:
    """Of the part that surely gets more than every other."""
    return (
        f"; over the methods the {AREAS[part]} {_GET[part]} most, {number(density, digits=1)} times {_THEIR[part]} area"
    )


def known() -> str:
    """Where the parts of drawn faces come from."""
    return (
        "The faces are drawn by the program, which says for each of them where its brows, eyes, nose and mouth lie "
        "([@fig:saliency-regions]), be they hidden by glasses or not."
    )


def placed() -> str:
    """Where the parts of photographs come from."""
    return (
        "Of these photographs nobody has marked the parts. They are fixed shapes, the same for every face, placed by "
        "eye on the mean face of FER2013's training images ([@fig:saliency-regions]): a face that is turned or cut out "
        "otherwise moves out of them, which makes every density less extreme than it is."
    )


def outlines_of_faces() -> str:
    return "One averaged face of each class, with the outlines of the parts."


def outlines_of_means() -> str:
    return "The mean of the averaged faces of each class, with the outlines of the parts."


def table(row: str, cells: Mapping[str, str]) -> dict[str, str]:
    return {"Class": row, **{AREAS[area]: cell for area, cell in cells.items()}}


def cell(value: float | None, interval: Interval | None, starred: bool) -> str:
    """As `times`, in a table; a star where FACS expects the class to move the part."""
    star = " *" if starred else ""
    if value is None:
        return f"–{star}"
    return (number(value, digits=1) if interval is None else bounded(interval, digits=1)) + star


def all_classes() -> str:
    return "all"


def random_weights() -> str:
    return "random weights"


def table_caption(of: int, reach: int | None) -> str:
    return (
        f"Attribution over area, mean over {in_words(of)} methods and the faces of "
        f"[@fig:saliency-mean], with 95\N{NO-BREAK SPACE}% intervals{moved(reach)}; 1 is an even spread. A star marks "
        "the parts that the action units of the class move."
    )


def moved(reach: int | None) -> str:
    """That intervals hold for parts that lie elsewhere too; None where it is known where they lie."""
    return "" if reach is None else f", also with all parts moved together by up to {count(reach, 'pixel')}"
