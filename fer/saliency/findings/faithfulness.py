"""Does the answer hang on the pixels that a map names?"""

from collections.abc import Sequence

from fer.findings.said import Said, Table, say, tabulate
from fer.saliency.faithfulness import BASELINES, CENTRE, DELETION, INSERTION, Faithfulness
from fer.saliency.findings.means import told
from fer.statistics.means import Mean

LEAST = 0.01  # of probability: a smaller gain is none, however narrow its interval
_SIDES = {1: "better", -1: "worse", 0: "open"}


def caption(found: Faithfulness) -> Said:
    return say("saliency.faithfulness.caption", faces=found.faces)


def table(found: Faithfulness) -> Table:
    """A row an order: the areas under both curves, and how far each is better than random orders."""
    return tabulate(
        "saliency.faithfulness.table",
        [
            {
                "name": order,
                "deletion": say("saliency.faithfulness.area", **told(of[DELETION].area)),
                "deletion_gain": _gain(of[DELETION].gain),
                "insertion": say("saliency.faithfulness.area", **told(of[INSERTION].area)),
                "insertion_gain": _gain(of[INSERTION].gain),
            }
            for order, of in found.orders.items()
        ],
    )


def table_caption() -> Said:
    return say("saliency.faithfulness.table_caption", least=LEAST)


def verdict(found: Faithfulness) -> list[Said]:
    """Which methods name pixels that the answer hangs on more than on any?"""
    sides = {method: _over_random(found, method) for method in _methods(found)}
    both = [method for method in sides if sides[method] == (1, 1)]
    worse = [method for method in sides if sides[method] == (-1, -1)]
    rest = [method for method in sides if method not in both + worse]
    if len(both) == len(sides):
        lead = say("saliency.faithfulness.every_method")
    elif not both:
        lead = say("saliency.faithfulness.no_method")
    else:
        lead = say("saliency.faithfulness.some_methods", beating=both, others=rest + worse)
    partly = [_partly(method, sides[method]) for method in rest if sides[method] != (0, 0)]
    return [lead, *partly, *([say("saliency.faithfulness.worse_than_random", names=worse)] if worse else [])]


def against_centre(found: Faithfulness) -> Said:
    """Is a blob in the middle as good a map? It knows where a face is, and nothing of the network."""
    methods = _methods(found)
    ahead = [method for method in methods if _over_blob(found, method) == (1, 1)]
    if _over_random(found, CENTRE) != (1, 1):
        blob = say("saliency.faithfulness.blob_does_not")
    elif any(1 in _over_random(found, method) for method in methods):
        blob = say("saliency.faithfulness.blob_beats_random_too")
    else:
        blob = say("saliency.faithfulness.blob_beats_random")
    if len(ahead) == len(methods):
        return say("saliency.faithfulness.every_method_beats_the_blob", blob=blob)
    if not ahead:
        return say("saliency.faithfulness.no_method_beats_the_blob", blob=blob)
    return say("saliency.faithfulness.some_beat_the_blob", blob=blob, names=ahead)


def _methods(found: Faithfulness) -> list[str]:
    return [order for order in found.orders if order not in BASELINES]


def _over_random(found: Faithfulness, order: str) -> tuple[int, int]:
    """On which side of random orders, in deletion and insertion."""
    return _side(found.orders[order][DELETION].gain), _side(found.orders[order][INSERTION].gain)


def _over_blob(found: Faithfulness, order: str) -> tuple[int, int]:
    return _side(found.orders[order][DELETION].over_centre), _side(found.orders[order][INSERTION].over_centre)


def _side(gain: Mean | None) -> int:
    """1 for a gain that is surely more than LEAST, -1 for a loss that is, else 0; one face tells nothing of others."""
    if gain is None or gain.interval is None:
        return 0
    return int(gain.interval.low > LEAST) - int(gain.interval.high < -LEAST)


def _partly(method: str, sides: Sequence[int]) -> Said:
    deletion, insertion = (_SIDES[side] for side in sides)
    return say("saliency.faithfulness.partly", name=method, deletion=deletion, insertion=insertion)


def _gain(gain: Mean | None) -> Said:
    if gain is None:
        return say("saliency.faithfulness.no_gain")
    return say("saliency.faithfulness.gain", **told(gain))
