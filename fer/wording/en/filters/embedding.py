"""Question 5, evidence: what do pictures of layers keep of them?"""

from fer.statistics.interval import Interval
from fer.wording.en.prose import count, in_words, percent, percent_interval, points_interval


def title(channels: int, side: int) -> str:
    """The title of a panel."""
    return f"{count(channels, 'filter')}, maps of {side}×{side}"


def caption(faces: int) -> str:
    return (
        f"t-SNE of a middle and the last layer (the last alone where there is one): {count(faces, 'held-out face')}, "
        "coloured by their labels. The axes have no unit."
    )


def not_drawn(faces: int, fewest: int) -> str:
    return (
        f"**No** picture is drawn of {count(faces, 'face')}: it takes {count(fewest)} that differ in a layer, or every "
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
        f"{_nearest(side, in_picture, in_layer, chance)}: the picture shows the classes **further apart** than the "
        f"layer has them ({points_interval(*difference)}). {_kept(kept, neighbours)}"
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
        f"{_nearest(side, in_picture, in_layer, chance)}: the picture **loses** some of what the layer tells of the "
        f"classes ({points_interval(*difference)}). {_kept(kept, neighbours)}"
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
        f"{_nearest(side, in_picture, in_layer, chance)}, which cannot be told apart ({points_interval(*difference)}). "
        f"{_kept(kept, neighbours)}"
    )


def _nearest(side: int, in_picture: Interval, in_layer: Interval, chance: float) -> str:
    nearest, layer = percent_interval(*in_picture), percent_interval(*in_layer)
    return (
        f"Maps of {side}×{side}: the nearest face is of the same class for {nearest} of the faces in the picture and "
        f"for {layer} in the layer itself (any two faces: {percent(chance)})"
    )


def _kept(kept: Interval, neighbours: int) -> str:
    return (
        f"Of the {in_words(neighbours)} nearest faces in the layer {percent_interval(*kept)} are among the "
        f"{in_words(neighbours)} nearest in the picture, which loses the others."
    )
