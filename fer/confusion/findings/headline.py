"""How many of the held-out faces are recognised, and which classes best and worst."""

from fer.confusion.facts import Facts
from fer.confusion.findings.ranking import ranked
from fer.findings.said import Said, Table, say, tabulate
from fer.statistics.classification import CLASSES
from fer.statistics.interval import Interval

BLIND = 1 / CLASSES  # the accuracy of a guess among all classes


def held_out(facts: Facts) -> list[Said]:
    """Which faces the chapter speaks of, and what they had to do with the training."""
    faces = {"faces": facts.scores.faces, "split": facts.split}
    in_turn = facts.out_of_fold and facts.split == "val"
    if facts.split != "val":
        choice = "predicted_once"
    elif facts.keep == "last":
        choice = "chose_no_epoch"
    else:
        choice = "chose_the_epoch"
    held_out = say(f"confusion.headline.{'held_out_in_turn' if in_turn else 'held_out'}", **faces)
    return [held_out, say(f"confusion.headline.{choice}")]


def accuracy(facts: Facts) -> list[Said]:
    """Accuracy and macro-F1 with their intervals, beside what needs no face."""
    hits = sum(facts.counts[k][k] for k in range(CLASSES))
    return [
        say("confusion.headline.recognised", hits=hits, faces=facts.scores.faces, accuracy=facts.scores.accuracy),
        *_without_twins(facts),
        say(
            "confusion.headline.guesses",
            majority=facts.majority.label,
            by_majority=facts.majority.accuracy,
            blindly=BLIND,
        ),
        say(f"confusion.headline.{_beside_guesses(facts)}"),
        say("confusion.headline.macro_f1", found=facts.scores.macro_f1),
    ]


def recall(facts: Facts) -> list[Said]:
    """Which classes are recognised best and worst, as far as the intervals allow."""
    absent = [k for k, interval in enumerate(facts.recall) if interval is None]
    unknown = [say("confusion.headline.absent", classes=absent)] if absent else []
    return [*ranked(facts.recall, facts.recall_order, measure="recall"), *unknown]


def precision(facts: Facts) -> list[Said]:
    """Which answers are right most and least often, as far as the intervals allow."""
    unused = [k for k, interval in enumerate(facts.precision) if interval is None]
    never = [say("confusion.headline.never_answered", classes=unused)] if unused else []
    return [*ranked(facts.precision, facts.precision_order, measure="precision"), *never]


def finding(facts: Facts) -> Said:
    """The cover's sentence on accuracy: how much, on what, and whether a guess would do."""
    scores, verdict = facts.scores, _beside_guesses(facts)
    what = {"accuracy": scores.accuracy, "faces": scores.faces}
    guess = {"guess": _better_guess(facts).value}
    if verdict == "below_the_better":
        return say("confusion.headline.finding_below_guess", **guess, **what)
    if verdict == "like_the_better":
        return say("confusion.headline.finding_like_guess", **guess, **what)
    if verdict in _NO_MORE_ON_NEW_FACES:
        new = scores.accuracy_without_twins
        return say("confusion.headline.finding_no_better_on_new", without_twins=new, **guess, **what)
    return say("confusion.headline.finding", leaks=_leaks(facts), classes=_classes(facts), **what)


def matrix_caption(facts: Facts) -> Said:
    return say("confusion.headline.matrix_caption", faces=facts.scores.faces, split=facts.split)


def recall_table(facts: Facts) -> Table:
    """A row a class: its faces and recall, the answers that named it and their precision."""
    return tabulate(
        "confusion.headline.recall_table",
        [
            {
                "label": k,
                "faces": sum(facts.counts[k]),
                "recall": facts.recall[k],
                "answers": sum(row[k] for row in facts.counts),
                "precision": facts.precision[k],
            }
            for k in range(CLASSES)
        ],
    )


_NO_MORE_ON_NEW_FACES = ("above_but_below_on_new", "above_but_like_on_new")


def _beside_guesses(facts: Facts) -> str:
    """Is the network above both guesses, or not above the better of them? Faces that it was not trained on decide."""
    scores, over = facts.scores, facts.majority.over
    if over.low > 0 and scores.accuracy.low > BLIND:
        return "above_both" if not scores.leaked else _on_new_faces(facts)
    by_majority = facts.majority.accuracy.value > BLIND
    worse = over.high < 0 if by_majority else scores.accuracy.high < BLIND
    return "below_the_better" if worse else "like_the_better"


def _on_new_faces(facts: Facts) -> str:
    """The same of a network that is above both on all faces, some of which stand in training too.

    The guess is right on some of the same faces, so intervals that do not overlap are asked for, whatever links them.
    """
    found, guess = facts.scores.accuracy_without_twins, _better_guess(facts)
    if found is None:
        return "above_on_met_faces"
    if found.low > guess.high:
        return "above_both_on_new"
    return "above_but_below_on_new" if found.high < guess.low else "above_but_like_on_new"


def _better_guess(facts: Facts) -> Interval:
    """The accuracy of the better of two guesses that see no face; the blind one's is known."""
    return max(facts.majority.accuracy, Interval(BLIND, BLIND, BLIND))


def _without_twins(facts: Facts) -> list[Said]:
    """The accuracy on faces that do not stand in training too, where some do."""
    leaked = facts.scores.leaked
    if not leaked:
        return []
    if leaked == facts.scores.faces:
        return [say("confusion.headline.all_leaked")]
    return [say("confusion.headline.without_twins", leaked=leaked, accuracy=facts.scores.accuracy_without_twins)]


def _leaks(facts: Facts) -> Said | None:
    if not facts.scores.leaked:
        return None
    if facts.scores.accuracy_without_twins is None:
        return say("confusion.headline.finding_all_leaked")
    return say("confusion.headline.finding_without_twins", accuracy=facts.scores.accuracy_without_twins.value)


def _classes(facts: Facts) -> Said | None:
    """The best and the worst class; nothing where all are the same, and of one class."""
    order = facts.recall_order
    if order is None or order.spread.value == 0:
        return None
    if order.spread.low > 0:
        return say("confusion.headline.better_recognised", best=order.highest, worst=order.lowest)
    return say("confusion.headline.best_and_worst_open")
