"""Which classes are confused: the highest rates, and whether a confusion goes one way."""

from collections.abc import Sequence

from fer.confusion.facts import Facts
from fer.confusion.pairs import Pair
from fer.data.emotions import EMOTIONS
from fer.findings.said import Said, Table, say, tabulate
from fer.statistics.interval import way


def ranking(facts: Facts) -> list[Said]:
    """Whether one rate lies above all others."""
    if not facts.pairs:
        return [say("confusion.pairs.no_mistake")]
    key = "lead_open" if lead_is_open(facts) else "leads"
    return [say(f"confusion.pairs.{key}", **classes(facts.pairs[0]))]


def directions(facts: Facts) -> list[Said]:
    """For each pair: is it confused one way, or both? Nothing where there are no pairs."""
    found = _either_way_once(facts.pairs)
    # a pair true → predicted, except in "unseen", where it is the reverse
    groups = {
        "one_way": [(pair.true, pair.predicted) for pair in found if pair.excess and way(pair.excess) == "up"],
        "no_direction": [(pair.true, pair.predicted) for pair in found if pair.excess and way(pair.excess) != "up"],
        "unseen": [(pair.predicted, pair.true) for pair in found if pair.excess is None],
    }
    return [say(f"confusion.pairs.{key}", pairs=pairs) for key, pairs in groups.items() if pairs]


def reasons(facts: Facts) -> list[Said]:
    """What may be behind these confusions: action units that both classes move, and a class with few training faces,
    where it is known that the network was trained on those."""
    both = [(pair, set(EMOTIONS[pair.true].action_units)) for pair in _either_way_once(facts.pairs)]
    common = [(pair, sorted(units.intersection(EMOTIONS[pair.predicted].action_units))) for pair, units in both]
    shared = [(pair.true, pair.predicted, units) for pair, units in common if units]
    fewest = min(facts.training)
    rare = [k for k, faces in enumerate(facts.training) if faces == fewest]
    of_rare = facts.training_known and len(rare) == 1 and any(pair.true == rare[0] for pair in facts.pairs)
    return [
        *([say("confusion.pairs.shared_units", pairs=shared)] if shared else []),
        *([say("confusion.pairs.rarest", label=rare[0], faces=fewest, total=sum(facts.training))] if of_rare else []),
    ]


def table(facts: Facts) -> Table:
    """A row a confusion: how often, the reverse, and the difference of the two rates."""
    return tabulate(
        "confusion.pairs.table",
        [
            {
                "mistaken": pair.count,
                "faces": pair.faces,
                "rate": pair.share,
                "back": pair.back_share,
                "excess": pair.excess,
                **classes(pair),
            }
            for pair in facts.pairs
        ],
    )


def table_caption(facts: Facts) -> Said:
    return say("confusion.pairs.table_caption", number=len(facts.pairs))


def mistakes_alt(facts: Facts, *, shown: int) -> Said:
    """Which faces stand in the picture, at most `shown` of each confusion."""
    rows = [(pair.true, pair.predicted, min(pair.count, shown)) for pair in facts.pairs]
    return say("confusion.pairs.mistakes_alt", rows=rows)


def lead_is_open(facts: Facts) -> bool:
    """Can another confusion have the highest rate, for all that the faces tell?"""
    return facts.lead is not None and facts.lead.low <= 0


def classes(pair: Pair) -> dict[str, int]:
    return {"true": pair.true, "predicted": pair.predicted}


def _either_way_once(found: Sequence[Pair]) -> list[Pair]:
    """The pairs without those whose reverse stands before them."""
    seen = [{pair.true, pair.predicted} for pair in found]
    return [pair for place, pair in enumerate(found) if seen[place] not in seen[:place]]
