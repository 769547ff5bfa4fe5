"""Which method tells the truth on this model?"""

from collections.abc import Mapping
from typing import Any

from fer.data.emotions import EMOTIONS
from fer.findings.said import Said, Table, say, tabulate
from fer.saliency.localisation import MEASURES, Comparison, Judged, Lead
from fer.statistics.interval import Interval

SHOWN_DIGITS = 2  # of a score; an interval that vanishes in rounding is left out


def faces(judged: Judged) -> list[Said]:
    """Which faces are judged, how accurate the network is on them, and whether they are enough."""
    kind = "drawn_of_its_kind" if judged.same_kind else "drawn_of_another_kind"
    told = [
        say(f"saliency.localisation.{kind}", faces=judged.drawn),
        say("saliency.localisation.accuracy", right=judged.accuracy, luck=judged.luck),
    ]
    if not judged.enough:
        return [*told, say("saliency.localisation.too_few")]
    without = [k for k, emotion in enumerate(EMOTIONS) if emotion.parts and not judged.faces[k]]
    return [
        *told,
        say("saliency.localisation.judged", faces=sum(judged.faces), most=max(judged.faces)),
        *([say("saliency.localisation.none_of", classes=without)] if without else []),
        say("saliency.localisation.area", share=judged.area),
        *([] if judged.same_kind else [say("saliency.localisation.of_these_alone")]),
    ]


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


def table_caption(judged: Judged) -> Said:
    return say("saliency.localisation.table_caption", faces=sum(judged.faces))


def verdict(found: Comparison) -> list[Said]:
    """Which methods are ahead of everything that needs no training, by how many measures?"""
    won = {method: [m for m in MEASURES if _ahead(leads[m])] for method, leads in found.ahead.items()}
    always, never = true_methods(found), [method for method in won if not won[method]]
    rule = say("saliency.localisation.rule", comparisons=len(won) * len(MEASURES))
    if len(never) == len(won):
        return [say("saliency.localisation.none_ahead", measures=len(MEASURES)), rule]
    if always:
        lead = say("saliency.localisation.tell_it_best", best=_ranked(found, always), measures=len(MEASURES))
    else:
        lead = say("saliency.localisation.none_by_all", measures=len(MEASURES))
    some = [(method, won[method]) for method in won if method not in always + never]
    return [say("saliency.localisation.verdict", lead=lead, some=some, never=never), rule]


def best(found: Comparison) -> Said:
    """By each measure the method that is best, what it is least surely ahead of, and by how much it is."""
    told = []
    for measure in MEASURES:
        method = max(found.methods, key=lambda name: found.methods[name][measure].value)
        lead = found.ahead[method][measure]
        told.append(
            say(
                f"saliency.localisation.{'best_by_rank' if measure == 'rank' else 'best_by_share'}",
                measure=measure,
                name=method,
                lead=lead.difference,
                rival=lead.rival,
                doubt=_doubt(lead.difference),
            )
        )
    return say("saliency.localisation.best", told=told)


def true_methods(found: Comparison) -> list[str]:
    """Those that are ahead by all measures."""
    return [method for method, leads in found.ahead.items() if all(_ahead(leads[m]) for m in MEASURES)]


def _ahead(lead: Lead) -> bool:
    return lead.difference.low > 0


def _doubt(difference: Interval) -> Said | None:
    """That the best is behind what it has to beat, or may be."""
    if difference.low > 0:
        return None
    return say(f"saliency.localisation.{'behind' if difference.high < 0 else 'perhaps_nothing'}")


def _ranked(found: Comparison, methods: list[str]) -> list[str]:
    """From the largest lead, summed over the measures, to the smallest."""
    return sorted(methods, key=lambda method: -sum(lead.difference.value for lead in found.ahead[method].values()))


def _score(score: Interval, *, ahead: bool) -> Said:
    if round(score.low, SHOWN_DIGITS) == round(score.high, SHOWN_DIGITS):
        return say("saliency.localisation.score_alone", value=score.value, ahead=ahead)
    return say("saliency.localisation.score", interval=score, ahead=ahead)


def _value(score: Interval) -> Said:
    return say("saliency.localisation.score_alone", value=score.value, ahead=False)
