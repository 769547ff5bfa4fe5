"""Which methods are ahead of all that needs no training, where what decides is known?"""

from collections.abc import Mapping
from typing import Any

from fer.findings.said import Said, Table, say, tabulate
from fer.saliency.localisation import Comparison, Lead
from fer.statistics.interval import Interval

SHOWN_DIGITS = 2  # of a score; an interval that vanishes in rounding is left out


def table(found: Comparison) -> Table:
    """A row a method, then what needs no network; beside each score that of the method on random weights."""
    rows: list[Mapping[str, Any]] = [
        {
            "row": say("saliency.localisation.row_of_method", name=method),
            "scores": {m: _score(scores[m], ahead=_ahead(found.ahead[method][m])) for m in scores},
            "random": {m: _value(score) for m, score in found.untrained[method].items()},
        }
        for method, scores in found.methods.items()
    ]
    rows += [
        {
            "row": say("saliency.localisation.row_of_rival", name=name),
            "scores": {m: _score(score, ahead=False) for m, score in scores.items()},
            "random": {m: say("saliency.localisation.no_score") for m in scores},
        }
        for name, scores in found.baselines.items()
    ]
    return tabulate("saliency.localisation.table", rows)


def verdict(found: Comparison, *, shown: str) -> Said:
    """Which methods are ahead of everything that needs no training, by how many measures? `shown` names the table."""
    won = {method: [m for m in found.measures if _ahead(leads[m])] for method, leads in found.ahead.items()}
    always, never = true_methods(found), [method for method in won if not won[method]]
    some = [(method, won[method]) for method in won if method not in always + never]
    if always:
        lead = say("saliency.localisation.ahead_by_all", names=always, measures=len(found.measures))
    elif some:
        lead = say("saliency.localisation.none_by_all", measures=len(found.measures))
    else:
        lead = say("saliency.localisation.none_ahead", measures=len(found.measures))
        never = []
    return say("saliency.localisation.verdict", lead=lead, some=some, never=never, shown=shown)


def best(found: Comparison) -> Said:
    """By each measure the method of the largest score, who is not surely below it, and its lead over what it is least
    surely ahead of."""
    told = []
    for measure in found.measures:
        method, *others = found.top[measure]
        lead = found.ahead[method][measure]
        told.append(
            say(
                f"saliency.localisation.{'best_by_rank' if measure == 'rank' else 'best_by_share'}",
                measure=measure,
                name=method,
                others=others,
                lead=lead.difference,
                rival=lead.rival,
                doubt=_doubt(lead.difference),
            )
        )
    return say("saliency.localisation.best", told=told)


def true_methods(found: Comparison) -> list[str]:
    """Those that are ahead by all measures."""
    return [method for method, leads in found.ahead.items() if all(_ahead(leads[m]) for m in found.measures)]


def _ahead(lead: Lead) -> bool:
    return lead.difference.low > 0


def _doubt(difference: Interval) -> Said | None:
    """That the best is behind what it has to beat, or may be."""
    if difference.low > 0:
        return None
    return say(f"saliency.localisation.{'behind' if difference.high < 0 else 'perhaps_nothing'}")


def _score(score: Interval, *, ahead: bool) -> Said:
    if round(score.low, SHOWN_DIGITS) == round(score.high, SHOWN_DIGITS):
        return say("saliency.localisation.score_alone", value=score.value, ahead=ahead)
    return say("saliency.localisation.score", interval=score, ahead=ahead)


def _value(score: Interval) -> Said:
    return say("saliency.localisation.score_alone", value=score.value, ahead=False)
