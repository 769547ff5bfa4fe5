"""Labels that may be wrong, and whether people refuse those that rank first."""

from fer.data.facts import Facts
from fer.data.suspects import Suspect
from fer.findings.said import Said, say
from fer.statistics.interval import Interval

SHOWN = 12  # faces of the figure


def counted(facts: Facts) -> Said:
    return say("data.suspects.counted", faces=facts.suspects.faces, confident=facts.suspects.confident)


def votes(facts: Facts) -> list[Said]:
    """How many of the first people refuse, against all; more often than those below only where that is certain."""
    refused = facts.suspects.refused
    if refused is None:
        return [say("data.suspects.no_votes")]
    first = facts.suspects.first
    if refused.difference is None:
        return [say("data.suspects.refused_of_all", first=first, share=refused.first)]
    shares = say("data.suspects.refused", first=first, share=refused.first, everywhere=refused.everywhere)
    return [shares, say(f"data.suspects.{_verdict(refused.difference)}")]


def _verdict(difference: Interval) -> str:
    if difference.low > 0:
        return "people_agree"
    return "people_disagree" if difference.high < 0 else "people_open"


def below(face: Suspect) -> Said:
    """What stands below a face of the figure."""
    return say("data.suspects.below", label=face.label, answer=face.answer, sure=face.sure, votes=face.votes)


def caption(facts: Facts) -> Said:
    what = "caption" if facts.suspects.refused is None else "caption_with_votes"
    return say(f"data.suspects.{what}", shown=min(SHOWN, facts.suspects.faces))


def alt(shown: int, first: Suspect) -> Said:
    return say("data.suspects.alt", shown=shown, label=first.label, answer=first.answer)
