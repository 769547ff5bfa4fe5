"""Question 5, evidence: what do pictures of layers keep of them?"""

from collections.abc import Sequence

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, in_words, listed, percent, percent_interval, points_interval


def title(channels: int, side: int) -> str:
    """The title of a panel."""
    return f"{count(channels, 'filter')}, maps of {side}×{side}"


def caption(faces: int) -> str:
    return (
        f"t-SNE of the layers named above: a mark for each of {count(faces, 'held-out face')}, by its label. "
        "The axes have no unit."
    )


def alt(faces: int, layers: Sequence[tuple[int, Interval]]) -> str:
    panels = listed([f"maps of {side}×{side}, {percent(share.value)}" for side, share in layers])
    return (
        f"Clouds of {count(faces, 'mark')} in the colours and shapes of the classes. Share of marks whose nearest is "
        f"of the same class: {panels}."
    )


def not_drawn(faces: int, fewest: int) -> str:
    return (
        f"**No** picture is drawn of {count(faces, 'face')}: it takes at least {count(fewest)} that differ, or every "
        "face would be a neighbour of every other."
    )


def classes_more(
    side: int,
    in_layer: Interval,
    in_picture: Interval,
    difference: Interval,
    chance: float,
    kept: Interval,
    neighbours: int,
) -> str:
    return (
        f"{_nearest(side, in_picture, in_layer, chance)} So the picture shows the classes **further apart** than the "
        f"layer has them, by {points_interval(*difference)}. {_kept(kept, neighbours)}"
    )


def classes_less(
    side: int,
    in_layer: Interval,
    in_picture: Interval,
    difference: Interval,
    chance: float,
    kept: Interval,
    neighbours: int,
) -> str:
    return (
        f"{_nearest(side, in_picture, in_layer, chance)} So the picture **loses** some of what the layer tells about "
        f"the classes: {points_interval(*difference)}. {_kept(kept, neighbours)}"
    )


def classes_alike(
    side: int,
    in_layer: Interval,
    in_picture: Interval,
    difference: Interval,
    chance: float,
    kept: Interval,
    neighbours: int,
) -> str:
    return (
        f"{_nearest(side, in_picture, in_layer, chance)} The difference is not significant: "
        f"{points_interval(*difference)}. {_kept(kept, neighbours)}"
    )


def _nearest(side: int, in_picture: Interval, in_layer: Interval, chance: float) -> str:
    nearest, layer = percent_interval(*in_picture), percent_interval(*in_layer)
    return (
        f"Maps of {side}×{side}: in the picture, the nearest face has the same class for {nearest} of the faces, in "
        f"the layer itself for {layer}. For randomly drawn pairs it is {percent(chance)}."
    )


def _kept(kept: Interval, neighbours: int) -> str:
    return (
        f"Of a face's {in_words(neighbours)} nearest faces in the layer, the picture keeps {percent_interval(*kept)}."
    )
