"""Question 4: how much of the maps falls on brows, eyes, nose and mouth."""

from collections.abc import Mapping, Sequence

from fer.data.emotions import names
from fer.statistics.interval import Interval
from fer.wording.en.prose import capitalised, count, in_words, listed, percent, plural
from fer.wording.en.saliency.maps import method, methods, titles
from fer.wording.numbers import bounded, number

AREAS = {"brows": "brows", "eyes": "eyes", "nose": "nose", "mouth": "mouth", "rest": "rest"}
_GET = {"brows": "get", "eyes": "get", "nose": "gets", "mouth": "gets"}
_ITS = {"brows": "their", "eyes": "their", "nose": "its", "mouth": "its"}


def one_leads(part: str, count: str, density: str, most: str | None) -> str:
    looks, its = "looks" if most is None else f"looks {most}", _ITS[part]
    return (
        f"The network {looks} at the {AREAS[part]}: {its} share of the map averages {density} {its} share of the "
        f"picture, significant by {count}, also against random weights."
    )


def several_lead(parts: Sequence[str], count: str, densities: Sequence[str]) -> str:
    return (
        f"The network looks at {listed([f'the {AREAS[part]}' for part in parts])}: their share of the map averages "
        f"{listed(densities)} that of the picture, each significant by {count}, also against random weights."
    )


def most() -> str:
    return "most"


def by_all(of: int) -> str:
    return f"all {in_words(of)} methods"


def by_some(by: int, of: int) -> str:
    return f"{in_words(by)} of {in_words(of)} methods"


def density(value: float | None, interval: Interval | None) -> str:
    """The value alone where there is one face, a dash without any."""
    if value is None:
        return "–"
    if interval is None:
        return f"{number(value, digits=1)} times"
    shown, low, high = (number(part, digits=1) for part in interval)
    return f"{shown} times (95\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI {low} to {high})"


def others(tally: Sequence[str]) -> str:
    return f"{capitalised(', '.join(tally))}."


def others_first(part: str, by: int) -> str:
    return f"{in_words(by)} {plural(by, 'method also finds', 'methods also find')} the {AREAS[part]}"


def others_by(part: str, by: int) -> str:
    return f"{in_words(by)} the {AREAS[part]}"


def others_by_none(part: str) -> str:
    return f"none the {AREAS[part]}"


def class_by_class(part: str, sure: int, of: int) -> str:
    """In how many of several classes the part leads significantly."""
    found = in_words(sure) if sure else "none"
    return f"Class by class, {_ITS[part]} lead over every other part is significant in {found} of {in_words(of)}."


def in_the_middle() -> str:
    """Why a map may lie on the nose and tell nothing of it."""
    return "The nose lies in the middle of the picture, and a map may lie there for that reason alone."


def no_others(parts: Sequence[str]) -> str:
    return f"No method finds {listed([f'the {AREAS[part]}' for part in parts], last='or')} as well."


def none(of: int) -> str:
    return (
        "No part of the face has a share of the map that is significantly larger than its share of the picture, and "
        f"larger than with random weights, by any of the {in_words(of)} methods."
    )


def highest(part: str, density: str) -> str:
    return f"The {AREAS[part]} {_GET[part]} the most, on average {density} {_ITS[part]} share of the picture."


def caption(faces: int, drawn: bool, comparisons: int, reach: int | None) -> str:
    source = "known for every drawn face" if drawn else "fixed shapes"
    return (
        f"Left: density of the maps in each part, a mean over {count(faces, 'face')} (dashed: an even map). Right: how "
        "far this lies above the density with random weights (dashed: no difference). The parts are "
        f"{source}; the 95\N{NO-BREAK SPACE}% intervals hold for all {count(comparisons)} comparisons together"
        f"{moved(reach)}."
    )


def alt(of: int, parts: Sequence[str]) -> str:
    return (
        f"Two panels of dots with intervals, a row for each part of the face and a dot for each of {in_words(of)} "
        f"methods. {capitalised('; '.join(parts))}."
    )


def alt_of_part(part: str, low: float, high: float, by: int) -> str:
    return (
        f"{AREAS[part]}: {number(low, digits=1)} to {number(high, digits=1)} times the area, right of both dashed "
        f"lines by {count(by, 'method')}"
    )


def yardsticks() -> dict[str, str]:
    """The titles of the two panels, and the names of the methods."""
    return {"even": "density, × area", "random": "density beyond random weights", **titles()}


def part_names() -> list[str]:
    """The rows of the figure of both yardsticks."""
    return [AREAS["brows"], AREAS["eyes"], AREAS["nose"], AREAS["mouth"]]


def rows() -> list[str]:
    """The rows of the figure of the classes: the classes, and random weights."""
    return [*names("en"), "random"]


def labels() -> dict[str, str]:
    """The titles in the figure of the classes, by area and by method."""
    return {**AREAS, **titles()}


def times(value: float | None, interval: Interval | None) -> str:
    """In multiples of the area: "2.1 (1.9 to 2.3)"; the value alone where there is one face, a dash without any."""
    if value is None:
        return "–"
    return number(value, digits=1) if interval is None else bounded(interval, digits=1, between=" to ")


def classes_caption(area: Mapping[str, float], reach: int | None) -> str:
    shares = listed([f"{AREAS[name]} {percent(share)}" for name, share in area.items()])
    return (
        f"Density of the maps in each part of the face (of the picture: {shares}), by class; dashed: an even map. The "
        f"last row is networks with random weights, over all classes. 95\N{NO-BREAK SPACE}% intervals{moved(reach)}."
    )


def classes_alt(areas: Sequence[str]) -> str:
    return (
        "Five panels of dots with intervals, a row for each class and one for random weights. Mean density over all "
        f"methods and classes: {', '.join(areas)}."
    )


def alt_of_area(area: str, value: float, random: float) -> str:
    return f"{AREAS[area]} {number(value, digits=1)} (random weights {number(random, digits=1)})"


def mean_alt(brightest: Sequence[str]) -> str:
    return (
        "A column for each class, empty where it has no face: its mean face, and below it the mean map of each method. "
        f"Brightest over all classes: {', '.join(brightest)}."
    )


def alt_of_method(name: str, part: str, value: float) -> str:
    return f"by {method(name)} the {AREAS[part]} with {number(value, digits=1)} times an even map"


def part(part: str, told: Sequence[str]) -> str:
    return f"The **{AREAS[part]}** {_GET[part]} {'; '.join(told)}."


def compared(even: str, random: str, by: Sequence[str]) -> str:
    """What methods say of a part, beside its area and beside random weights."""
    return f"{_COMPARED[even][random]} by {methods(by)}"


_COMPARED = {  # beside the area, then beside random weights
    "more": {
        "more": "more than the area and **more** than with random weights",
        "less": "more than the area, but **less** than with random weights,",
        "open": "more than the area, but not significantly more than with random weights,",
    },
    "less": {
        "more": "less than the area, but **more** than with random weights,",
        "less": "less than the area and **less** than with random weights",
        "open": "less than the area, but not significantly less than with random weights,",
    },
    "open": {
        "more": "**more** than with random weights, but not significantly more than the area,",
        "less": "**less** than with random weights, but not significantly less than the area,",
        "open": "no significant excess over either",
    },
}


def no_part_of_any_class() -> str:
    return "In **no** class does any part of the face get significantly more than its area."


def no_part_surely() -> str:
    return "In **no** class does one part of the face get significantly more than every other part."


def densest(parts: Sequence[str]) -> str:
    return f"Averaged over the methods, {listed(parts)}. Each lead over every other part is significant."


def most_for(part: str, classes: Sequence[str]) -> str:
    return f"the **{AREAS[part]}** {_GET[part]} most (times its area, 95\N{NO-BREAK SPACE}% CI) for {listed(classes)}"


def of_class(label: int, density: str) -> str:
    return f"{names('en')[label]} {density}"


def open_for(classes: Sequence[str]) -> str:
    return f"The lead of the part that gets most is not significant for {listed(classes)}."


def open_between(label: int, part: str, rival: str) -> str:
    return f"{names('en')[label]} ({AREAS[part]} over {AREAS[rival]})"


def class_name(label: int) -> str:
    return names("en")[label]


def none_clearly(classes: Sequence[int]) -> str:
    return f"For {listed([names('en')[k] for k in classes])} no part gets significantly more than its area."


def known() -> str:
    """Where the parts of drawn faces come from."""
    return (
        "The program draws these faces, and knows where each has its brows, eyes, nose and mouth "
        "([@fig:saliency-regions])."
    )


def placed(reach: int) -> str:
    """Where the parts of photographs come from."""
    return (
        "Nobody has marked the parts of these photographs. They are fixed shapes, placed by eye on the mean face of "
        "FER2013's training images ([@fig:saliency-regions]). On a turned face the shapes miss the parts, so the "
        "measured densities may be lower or higher than the true ones: a part beside a brighter one gains. The "
        f"intervals also hold for shapes that lie up to {reach} pixels off, if they do so alike on all faces."
    )


def outlines_of_faces() -> str:
    return "One face of each class, with the outlines of its parts."


def outlines_of_means() -> str:
    return "The mean face of each class, with the outlines of the parts."


def outlines_alt(area: Mapping[str, float]) -> str:
    shares = listed([f"{AREAS[name]} {percent(share)}" for name, share in area.items()])
    return (
        "A row of grey faces with coloured outlines, one a class, empty where it has no face. Share of the picture "
        f"inside the outlines: {shares}."
    )


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
        f"Density of the maps by class and part, averaged over {in_words(of)} methods, with 95\N{NO-BREAK SPACE}% "
        f"intervals{moved(reach)}. An even map has density 1. A star marks the parts that the emotion moves according "
        "to FACS."
    )


def moved(reach: int | None) -> str:
    """That intervals hold for parts that lie elsewhere too; None where it is known where they lie."""
    return "" if reach is None else f", also with the parts moved by up to {count(reach, 'pixel')}"
