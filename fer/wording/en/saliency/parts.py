"""Question 4: how densely attribution covers brows, eyes, nose and mouth."""

from collections.abc import Mapping, Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import bounded, in_words, listed, number, percent
from fer.wording.en.saliency.maps import method, methods, titles

AREAS = {"brows": "brows", "eyes": "eyes", "nose": "nose", "mouth": "mouth", "rest": "rest"}
_GET = {"brows": "get", "eyes": "get", "nose": "gets", "mouth": "gets"}
_THEIR = {"brows": "their", "nose": "its"}


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


def caption(area: Mapping[str, float], drawn: bool) -> str:
    shares = listed([f"{AREAS[name]} {percent(share)}" for name, share in area.items()])
    source = "known of each drawn face" if drawn else "fixed shapes, placed on the mean face of FER2013"
    return (
        f"How densely attribution covers the parts of the face: share of the map over share of the area ({shares}), so "
        f"that 1, the dashed line, is attribution spread evenly. The parts are {source}. Mean over the faces of "
        "[@fig:saliency-mean], with 95\N{NO-BREAK SPACE}% intervals (Student's t); the last row is networks with "
        "random weights, all classes; the faces are shared out to several such."
    )


def looks_there() -> str:
    return "By every method the network **looks at eyes and mouth** ([@fig:saliency-parts])."


def looks_away() -> str:
    return "By every method the network looks **away from** eyes and mouth ([@fig:saliency-parts])."


def shown_by_none() -> str:
    return "**No** method shows that the network looks at eyes and mouth, or away from them ([@fig:saliency-parts])."


def depends(told: Sequence[str]) -> str:
    return (
        "Whether the network looks at eyes and mouth **depends on the method** ([@fig:saliency-parts]): it "
        f"{listed(told)}."
    )


def there_by(by: Sequence[str]) -> str:
    return f"looks there by {methods(by)}"


def away_by(by: Sequence[str]) -> str:
    return f"looks away from them by {methods(by)}"


def neither_by(by: Sequence[str]) -> str:
    return f"does neither clearly by {methods(by)}"


def eyes_and_mouth(area: float, densities: Sequence[tuple[str, float | None, float | None]]) -> str:
    """By method what eyes and mouth get, and what they get with random weights."""
    values = listed([f"{_short(one)} by {method(name)} ({_short(random)})" for name, one, random in densities])
    return (
        f"Eyes and mouth are {percent(area)} of the picture, and get {values} as much as their area; in brackets, the "
        "same network with random weights, over several draws of these. To count, the interval must lie beyond 1, and "
        "that of the difference to the random weights beyond 0."
    )


def no_part_of_any_class(of: int) -> str:
    return f"Over the {in_words(of)} methods **no** part of the face gets clearly more than its area in any class."


def no_part_surely(of: int) -> str:
    return (
        f"Over the {in_words(of)} methods **no** part of the face surely gets more than every other part in any class."
    )


def densest(of: int, parts: Sequence[str]) -> str:
    return (
        f"Over the {in_words(of)} methods, in multiples of its area (95\N{NO-BREAK SPACE}% interval), {listed(parts)}."
    )


def most_for(part: str, classes: Sequence[str]) -> str:
    return f"the **{AREAS[part]}** {_GET[part]} most for {listed(classes)}"


def of_class(label: int, density: str) -> str:
    return f"{names('en')[label]} {density}"


def open_for(classes: Sequence[str]) -> str:
    return f"Which part gets most is open for {listed(classes)}, on the same faces."


def open_between(label: int, part: str, rival: str) -> str:
    return f"{names('en')[label]} ({AREAS[part]} or {AREAS[rival]})"


def class_name(label: int) -> str:
    return names("en")[label]


def none_clearly(classes: Sequence[int]) -> str:
    return f"For {listed([names('en')[k] for k in classes])} no part clearly gets more than its area."


def finding(lead: str, of: int, span: str, clearly: str, elsewhere: str | None) -> str:
    return (
        f"{lead}: by {in_words(of)} methods these get {span}, and {clearly} clearly more than both an even "
        f"spread and the same network with random weights{elsewhere or ''}."
    )


def at_eyes_and_mouth() -> str:
    return "The network looks at eyes and mouth"


def away_from_them() -> str:
    return "The network looks away from eyes and mouth"


def not_borne_out() -> str:
    return "That the network looks at eyes and mouth is not borne out"


def by_method() -> str:
    return "Whether the network looks at eyes and mouth depends on the method"


def span(least: float, most: float) -> str:
    return f"{least:.1f} to {most:.1f} times their area"


def nothing() -> str:
    return "nothing"


def by_all() -> str:
    return "by all of them"


def by_some(of: int) -> str:
    return f"by {in_words(of)} of them"


def by_none() -> str:
    return "by none of them"


def elsewhere(part: str, density: float) -> str:
    """What the brows or the nose get, where it is surely more than the eyes and the mouth."""
    return f", but over the methods the {AREAS[part]} {_GET[part]} most of all, {density:.1f} times {_THEIR[part]} area"


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


def table_caption(of: int) -> str:
    return (
        f"Attribution over area, mean over {in_words(of)} methods and the faces of "
        "[@fig:saliency-mean], with 95\N{NO-BREAK SPACE}% intervals; 1 is an even spread. A star marks the parts that "
        "the action units of the class move."
    )


def _short(density: float | None) -> str:
    return "nothing" if density is None else f"{density:.1f} times"
