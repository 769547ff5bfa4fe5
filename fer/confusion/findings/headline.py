"""How many of the held-out faces are recognised, and which classes best and worst."""

from fer.confusion.facts import Facts
from fer.confusion.findings.ranking import ranked
from fer.findings.said import Said, Table, say, tabulate
from fer.statistics.classification import CLASSES
from fer.statistics.order import ends, separate

BLIND = 1 / CLASSES  # the accuracy of a guess among all classes


def held_out(facts: Facts) -> list[Said]:
    """Which faces the chapter speaks of, and what they had to do with the training."""
    faces = {"faces": facts.scores.faces, "split": facts.split}
    if facts.out_of_fold and facts.split == "val":
        return [say("confusion.headline.held_out_in_turn", **faces)]
    if facts.split != "val":
        choice = "predicted_once"
    elif facts.keep == "last":
        choice = "chose_no_epoch"
    else:
        choice = "chose_the_epoch"
    return [say("confusion.headline.held_out", **faces), say(f"confusion.headline.{choice}")]


def accuracy(facts: Facts) -> list[Said]:
    """Accuracy and macro-F1 with their intervals, beside what needs no face."""
    found, guess = facts.scores.accuracy, _best_guess(facts)
    if found.low > guess:
        verdict = "above_both"
    elif found.high < guess:
        verdict = "below_the_better"
    else:
        verdict = "like_the_better"
    hits = sum(facts.counts[k][k] for k in range(CLASSES))
    return [
        say("confusion.headline.recognised", hits=hits, faces=facts.scores.faces, accuracy=found),
        *_leak_free(facts),
        say(
            "confusion.headline.guesses",
            majority=facts.majority.label,
            by_majority=facts.majority.accuracy,
            blindly=BLIND,
        ),
        say(f"confusion.headline.{verdict}"),
        _macro_f1(facts),
    ]


def recall(facts: Facts) -> list[Said]:
    """Which classes are recognised best and worst, as far as the intervals allow."""
    absent = [k for k, interval in enumerate(facts.recall) if interval is None]
    unknown = [say("confusion.headline.absent", classes=absent)] if absent else []
    return [*ranked(facts.recall, measure="recall"), *unknown]


def precision(facts: Facts) -> list[Said]:
    """Which answers are right most and least often, as far as the intervals allow."""
    unused = [k for k, interval in enumerate(facts.precision) if interval is None]
    never = [say("confusion.headline.never_answered", classes=unused)] if unused else []
    return [*ranked(facts.precision, measure="precision"), *never]


def finding(facts: Facts) -> Said:
    """The cover's sentence on accuracy: how much, on what, and whether a guess would do."""
    found, guess = facts.scores.accuracy, _best_guess(facts)
    what = {"accuracy": found, "faces": facts.scores.faces}
    if found.high < guess:
        return say("confusion.headline.finding_below_guess", guess=guess, **what)
    if found.low <= guess:
        return say("confusion.headline.finding_like_guess", guess=guess, **what)
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


def _best_guess(facts: Facts) -> float:
    """The accuracy of the better of two guesses that see no face."""
    return max(facts.majority.accuracy, BLIND)


def _leak_free(facts: Facts) -> list[Said]:
    """The accuracy on faces that do not stand in training too, where some do."""
    leaked = facts.scores.leaked
    if not leaked:
        return []
    if leaked == facts.scores.faces:
        return [say("confusion.headline.all_leaked")]
    return [say("confusion.headline.leak_free", leaked=leaked, accuracy=facts.scores.accuracy_leak_free)]


def _macro_f1(facts: Facts) -> Said:
    found = facts.scores.macro_f1
    if found.low == found.high:
        return say("confusion.headline.macro_f1_alone", value=found.value)
    return say("confusion.headline.macro_f1", found=found)


def _leaks(facts: Facts) -> Said | None:
    if not facts.scores.leaked:
        return None
    if facts.scores.accuracy_leak_free is None:
        return say("confusion.headline.finding_all_leaked")
    return say("confusion.headline.finding_leak_free", accuracy=facts.scores.accuracy_leak_free.value)


def _classes(facts: Facts) -> Said | None:
    """The best and the worst class; nothing where all are the same."""
    best, worst = ends(facts.recall)
    if best == worst:
        return None
    if separate(facts.recall, best, worst):
        return say("confusion.headline.clearly_better", best=best, worst=worst)
    return say("confusion.headline.best_and_worst_open")
