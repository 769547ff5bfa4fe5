"""Does the answer hang on the pixels that a map names?"""

from fer.findings.said import Said, Table, say, tabulate
from fer.saliency.faithfulness import BASELINES, DELETION, INSERTION, RANDOM, Faithfulness
from fer.saliency.findings.means import told
from fer.saliency.localisation import Lead

LEAST = 0.01  # of probability: a smaller lead is none, however narrow its interval


def caption(found: Faithfulness) -> Said:
    return say("saliency.faithfulness.caption", faces=found.faces)


def alt(found: Faithfulness) -> Said:
    """What the curves show: the order with the smallest area in deletion and with the largest in insertion."""
    areas = {kind: {order: of[kind].area.value for order, of in found.orders.items()} for kind in (DELETION, INSERTION)}
    falls = min(areas[DELETION], key=areas[DELETION].__getitem__)
    rises = max(areas[INSERTION], key=areas[INSERTION].__getitem__)
    return say(
        "saliency.faithfulness.alt",
        falls=falls,
        falls_area=areas[DELETION][falls],
        rises=rises,
        rises_area=areas[INSERTION][rises],
        random=[areas[kind][RANDOM] for kind in (DELETION, INSERTION)],
    )


def table(found: Faithfulness) -> Table:
    """A row an order: the areas under both curves, and how far each is better than the plain orders."""
    return tabulate(
        "saliency.faithfulness.table",
        [
            {
                "name": order,
                "deletion": say("saliency.faithfulness.area", **told(of[DELETION].area)),
                "deletion_lead": _lead(of[DELETION].lead),
                "insertion": say("saliency.faithfulness.area", **told(of[INSERTION].area)),
                "insertion_lead": _lead(of[INSERTION].lead),
            }
            for order, of in found.orders.items()
        ],
    )


def table_caption(found: Faithfulness) -> Said:
    comparisons = len(_methods(found)) * len(BASELINES) * 2
    return say("saliency.faithfulness.table_caption", least=LEAST, comparisons=comparisons)


def verdict(found: Faithfulness) -> list[Said]:
    """Which methods name pixels that the answer hangs on more than on those of every plain order?"""
    sides = {method: _sides(found, method) for method in _methods(found)}
    both = [method for method in sides if sides[method] == (1, 1)]
    rest = [method for method in sides if method not in both]
    if not rest:
        lead = say("saliency.faithfulness.every_method")
    elif not both:
        lead = say("saliency.faithfulness.no_method", least=LEAST)
    else:
        lead = say("saliency.faithfulness.some_methods", beating=both, others=rest)
    partly = [
        _told(found, method, kind)
        for method in rest
        for kind, side in zip((DELETION, INSERTION), sides[method], strict=True)
        if side
    ]
    return [lead, *([say("saliency.faithfulness.partly", told=partly)] if partly else [])]


def _methods(found: Faithfulness) -> list[str]:
    return [order for order in found.orders if order not in BASELINES]


def _sides(found: Faithfulness, method: str) -> tuple[int, int]:
    """In deletion and insertion: 1 where better than every plain order, -1 where worse than one of them."""
    deletion, insertion = (_side(found.orders[method][kind].lead) for kind in (DELETION, INSERTION))
    return deletion, insertion


def _side(lead: Lead | None) -> int:
    """1 for a lead that is surely more than LEAST, -1 for a lag that is, else 0; one face tells nothing of others."""
    if lead is None:
        return 0
    return int(lead.difference.low > LEAST) - int(lead.difference.high < -LEAST)


def _told(found: Faithfulness, method: str, kind: str) -> Said:
    """Of a test in which a method is better than every plain order, or worse than one."""
    lead = found.orders[method][kind].lead
    if lead is not None and _side(lead) < 0:
        return say("saliency.faithfulness.worse", name=method, kind=kind, rival=lead.rival)
    return say("saliency.faithfulness.better", name=method, kind=kind)


def _lead(lead: Lead | None) -> Said:
    if lead is None:
        return say("saliency.faithfulness.no_lead")
    return say("saliency.faithfulness.lead", difference=lead.difference, rival=lead.rival)
