"""The pairs most often confused: which they are, and whether a confusion goes one way."""

from collections.abc import Sequence

from fer.confusion.facts import Facts
from fer.confusion.pairs import Pair
from fer.findings.said import Said, Table, say, tabulate


def ranking(facts: Facts) -> list[Said]:
    """The pairs most often confused, in order."""
    if not facts.pairs:
        return [say("confusion.pairs.no_mistake")]
    first, *others = facts.pairs
    sentences = [say("confusion.pairs.most_often", share=first.share, faces=first.faces, **_classes(first))]
    if others:
        next_ones = [(pair.true, pair.predicted, pair.share.value) for pair in others]
        sentences.append(say("confusion.pairs.next_ones", pairs=next_ones))
    if _lead_is_open(facts):
        sentences.append(say("confusion.pairs.lead_open"))
    return sentences


def directions(facts: Facts) -> list[Said]:
    """For each pair: is it confused one way, or both? Nothing where there are no pairs."""
    found = _either_way_once(facts.pairs)
    one_way = [pair for pair in found if pair.excess and pair.excess.low > 0]
    # a pair true → predicted, except in "unseen", where it is the reverse
    groups = {
        "one_way": [(pair.true, pair.predicted) for pair in one_way],
        "no_direction": [(pair.true, pair.predicted) for pair in found if pair.excess and pair.excess.low <= 0],
        "unseen": [(pair.predicted, pair.true) for pair in found if pair.excess is None],
    }
    sentences = [say(f"confusion.pairs.{key}", pairs=pairs) for key, pairs in groups.items() if pairs]
    sentences[1:1] = [_no_reverse(pair) for pair in one_way if not pair.back_count]
    return [*sentences, say("confusion.pairs.see_mistakes")] if sentences else []


def finding(facts: Facts) -> Said:
    """The cover's sentence on the commonest confusion."""
    if not facts.pairs:
        return say("confusion.pairs.finding_no_mistake")
    first = facts.pairs[0]
    return say(
        "confusion.pairs.finding",
        several=_lead_is_open(facts),
        share=first.share,
        direction=_direction(first),
        **_classes(first),
    )


def table(facts: Facts) -> Table:
    """A row a confusion: how often, the reverse, and the difference of the two shares."""
    return tabulate(
        "confusion.pairs.table",
        [
            {
                "mistaken": pair.count,
                "faces": pair.faces,
                "share": pair.share,
                "back": pair.back_share,
                "excess": pair.excess,
                **_classes(pair),
            }
            for pair in facts.pairs
        ],
    )


def table_caption(facts: Facts) -> Said:
    return say("confusion.pairs.table_caption", number=len(facts.pairs))


def _lead_is_open(facts: Facts) -> bool:
    """Can another confusion be the commonest, for all that the faces tell?"""
    return facts.lead is not None and facts.lead.low <= 0


def _direction(pair: Pair) -> Said:
    if pair.excess is None:
        return say("confusion.pairs.reverse_unseen", predicted=pair.predicted)
    if pair.excess.low <= 0:
        return say("confusion.pairs.direction_open")
    return say("confusion.pairs.more_than_reverse", back=pair.back_share)


def _no_reverse(pair: Pair) -> Said:
    """Of a confusion that no face showed the reverse of: how common it may be all the same."""
    return say("confusion.pairs.no_reverse", back=pair.back_share, faces=pair.back_faces, **_classes(pair))


def _either_way_once(found: Sequence[Pair]) -> list[Pair]:
    """The pairs without those whose reverse stands before them."""
    seen = [{pair.true, pair.predicted} for pair in found]
    return [pair for place, pair in enumerate(found) if seen[place] not in seen[:place]]


def _classes(pair: Pair) -> dict[str, int]:
    return {"true": pair.true, "predicted": pair.predicted}
