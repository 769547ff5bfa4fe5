"""Which epoch's weights were kept, who chose them, and what the choice does to the accuracy there."""

from typing import Literal

from fer.findings.said import Said, say
from fer.recipes import Recipe
from fer.training.chosen import NEAR
from fer.training.facts import Facts
from fer.training.overfitting import Gap
from fer.training.printed import percent

Kept = Literal["best", "last", "stopped"]


def choice(facts: Facts) -> list[Said]:
    """What the choice of the epoch does to the accuracy there, and how that differs from the report's."""
    kept = how_kept(facts)
    if facts.members and not facts.members.alike:
        return [say("training.choice.of_best_mean"), *_reported(facts)]
    if kept == "last":
        return [say("training.choice.of_last"), *_views(facts)]
    if facts.epochs == 1:
        return [say("training.choice.of_one"), *_views(facts)]
    if kept == "stopped":
        return [say("training.choice.of_stopped"), *_reported(facts), *_views(facts)]
    return [say("training.choice.of_best"), *_flattery(facts), *_reported(facts), *_views(facts)]


def kept_weights(facts: Facts) -> list[Said]:
    """Which weights were kept, and how they stand to those of the last epoch; nothing of a single epoch's."""
    found = facts.assessment
    last, kept = found.last.gap, found.kept.gap
    if chosen_each(facts):
        return [say("training.choice.epochs_of_their_own", keep=facts.keep)]
    if facts.keep == "last":
        return [say("training.choice.last_is_kept")]
    if kept.epoch == last.epoch:
        return [say("training.choice.last_is_best")] if last.epoch > 1 else []
    lead = {"epoch": kept.epoch, "accuracy": kept.val_accuracy, "lead": _lead(kept, last)}
    return [say("training.choice.kept_before", **lead)]


def how_kept(of: Facts | Recipe) -> Kept:
    """The best epoch on validation faces, the last of all, or the last where those faces say when a training stops."""
    return "stopped" if of.keep == "last" and of.patience is not None else of.keep


def chosen_each(facts: Facts) -> bool:
    """Did each of several networks keep an epoch of its own: its best, or a last one that is not that of all?"""
    return facts.members is not None and (facts.keep == "best" or not facts.members.alike)


def _flattery(facts: Facts) -> list[Said]:
    """How much luck there can be in the lead of the chosen epoch; nothing of several networks."""
    found = facts.flattery
    if found is None:
        return []
    near = {"errors": NEAR, "within": found.within}
    if found.near == 1:
        return [say("training.choice.none_near", **near)]
    if percent(found.most) == 0:
        return [say("training.choice.no_lead", near=found.near, **near)]
    return [say("training.choice.flatters", near=found.near, most=found.most, **near)]


def _reported(facts: Facts) -> list[Said]:
    """Whether the accuracy that the report speaks of is on the faces that chose."""
    return [say("training.choice.judged_by_others")] if facts.held_out == "test" else []


def _views(facts: Facts) -> list[Said]:
    """That curves and choice see a face once, and the report's accuracy more often; nothing where it does not.

    Nothing of several networks either: between their mean curves and what they reach together lies more than views.
    """
    if facts.views == 1 or facts.members:
        return []
    values = {"views": facts.views, "split": facts.held_out, "accuracy": facts.accuracy}
    return [say("training.choice.views", **values, kept=facts.assessment.kept.gap.val_accuracy)]


def _lead(kept: Gap, last: Gap) -> Said:
    """How far the kept epoch's validation accuracy lies above the last one's, as both are printed."""
    gain = kept.val_accuracy - last.val_accuracy
    if percent(gain) != 0:
        return say("training.choice.lead", gain=gain)
    key = "all_but_reached" if gain else "reached_again"
    return say(f"training.choice.{key}")
