"""How the accuracy stands beside guesses, and which classes are recognised best and worst."""

from collections.abc import Sequence

from fer.confusion.facts import Facts
from fer.confusion.findings.pairs import classes
from fer.confusion.findings.ranking import ranked
from fer.findings.said import Said, Table, say, tabulate
from fer.statistics.classification import CLASSES
from fer.statistics.interval import Interval, share

NO_MORE_ON_NEW_FACES = ("above_but_below_on_new", "above_but_like_on_new")
ON_NEW_FACES = ("above_the_better_on_new", *NO_MORE_ON_NEW_FACES)


def held_out(facts: Facts) -> list[Said]:
    """Which faces the chapter speaks of, and what they had to do with the training."""
    faces = {"faces": facts.scores.faces, "split": facts.split}
    if not facts.training_known:
        return [say("confusion.headline.held_out_by_the_source", **faces)]
    in_turn = facts.out_of_fold and facts.split == "val"
    if facts.split != "val":
        choice = "predicted_once"
    elif facts.keep == "last":
        choice = "chose_no_epoch"
    else:
        choice = "chose_the_epoch"
    chosen = say(f"confusion.headline.{choice}")
    if facts.faces_known:
        held_out = say(f"confusion.headline.{'held_out_in_turn' if in_turn else 'held_out'}", **faces)
        return [held_out, chosen, *_views(facts)]
    held_out = say(f"confusion.headline.{'held_out_in_turn_here' if in_turn else 'held_out_here'}", **faces)
    return [held_out, chosen, say("confusion.headline.began_elsewhere"), *_views(facts)]


def accuracy(facts: Facts) -> list[Said]:
    """The accuracy beside what needs no face, and the best class beside the worst."""
    verdict = beside_guesses(facts)
    on_new = {"guess": better_guess_on_new(facts).value} if verdict in ON_NEW_FACES else {}
    return [
        say(
            "confusion.headline.guesses",
            majority=facts.majority.label,
            by_majority=facts.majority.accuracy,
            blindly=blind(facts),
        ),
        say(f"confusion.headline.{verdict}", **on_new),
        *_best_and_worst(facts),
    ]


def recall(facts: Facts) -> list[Said]:
    """Which classes are recognised best and worst, as far as the intervals allow."""
    absent = [k for k, interval in enumerate(facts.recall) if interval is None]
    unknown = [say("confusion.headline.absent", classes=absent)] if absent else []
    return [*ranked(facts.recall, facts.recall_order, measure="recall"), *unknown]


def precision(facts: Facts) -> list[Said]:
    """Which answers are right most and least often, as far as the intervals allow."""
    unused = [k for k, row in enumerate(facts.counts) if sum(row) and not sum(of[k] for of in facts.counts)]
    never = [say("confusion.headline.never_answered", classes=unused)] if unused else []
    return [*ranked(facts.precision, facts.precision_order, measure="precision"), *never]


def macro_f1(facts: Facts) -> Said:
    return say("confusion.headline.macro_f1", found=facts.scores.macro_f1)


def matrix_caption(facts: Facts) -> Said:
    return say("confusion.headline.matrix_caption", faces=facts.scores.faces, split=facts.split)


def matrix_alt(facts: Facts) -> list[Said]:
    """What the matrix looks like: its diagonal, and the darkest cell beside it."""
    known = [(k, interval.value) for k, interval in enumerate(facts.recall) if interval is not None]
    diagonal = say("confusion.headline.matrix_alt", recall=known)
    if not facts.pairs:
        return [diagonal, say("confusion.headline.matrix_alt_no_mistake")]
    first = facts.pairs[0]
    return [diagonal, say("confusion.headline.matrix_alt_mistake", rate=first.share.value, **classes(first))]


def recall_alt(facts: Facts) -> Said:
    """Recall and precision of each class, as their marks show them."""
    both = enumerate(zip(facts.recall, facts.precision, strict=True))
    shares = [(k, recall and recall.value, precision and precision.value) for k, (recall, precision) in both]
    return say("confusion.headline.recall_alt", shares=shares)


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


def beside_guesses(facts: Facts) -> str:
    """Is the network above the better of two guesses, or below it? Faces that it was not trained on decide."""
    accuracy, over, guess = facts.scores.accuracy, facts.majority.over, blind(facts)
    by_majority = facts.majority.accuracy.value > guess
    if over.low > 0 if by_majority else accuracy.low > guess:
        return _on_new_faces(facts) if facts.memory.twins else "above_the_better"
    below = over.high < 0 if by_majority else accuracy.high < guess
    return "below_the_better" if below else "like_the_better"


def better_guess(facts: Facts) -> Interval:
    """The accuracy of the better of two guesses that see no face; the blind one's is known."""
    return max(facts.majority.accuracy, Interval(*[blind(facts)] * 3))


def better_guess_on_new(facts: Facts) -> Interval:
    """The same on the faces without a twin, one or more: their classes are others, so each guess is right more often
    there or less, and the other one may be the better."""
    new = [of.faces - of.twins for of in facts.memory.classes]
    always = share(new[facts.majority.label], sum(new))
    return max(always, Interval(*[_blindly(new, facts.training)] * 3))


def blind(facts: Facts) -> float:
    """The accuracy of a guess at random among the classes that the network was trained on."""
    return _blindly([of.faces for of in facts.memory.classes], facts.training)


def _blindly(faces: Sequence[int], training: Sequence[int]) -> float:
    """Such a guess is right on one of so many faces as there are such classes, and on none of any other class."""
    taught = [of for of, trained_on in zip(faces, training, strict=True) if trained_on]
    return sum(taught) / len(taught) / sum(faces)


def _views(facts: Facts) -> list[Said]:
    """Why the accuracy is not that of the curves: those show the same faces, to a single network, once each."""
    if facts.views == 1 or facts.split != "val" or facts.members is not None:
        return []
    return [say("confusion.headline.views", views=facts.views)]


def _on_new_faces(facts: Facts) -> str:
    """The same of a network that is above the better guess on all faces, some of which stand in training too.

    The guess is right on some of the same faces, so intervals that do not overlap are asked for, whatever links them.
    """
    found = facts.memory.without
    if found is None:
        return "above_on_met_faces" if facts.training_known else "above_on_copies"
    guess = better_guess_on_new(facts)
    if found.low > guess.high:
        return "above_the_better_on_new"
    return "above_but_below_on_new" if found.high < guess.low else "above_but_like_on_new"


def _best_and_worst(facts: Facts) -> list[Said]:
    """The best and the worst class, or the two told apart most surely where those are not; nothing where all are the
    same, and of one class."""
    order = facts.recall_order
    if order is None or order.spread.value == 0:
        return []
    if order.apart is None:
        return [say("confusion.headline.best_and_worst_open")]
    best, worst = (order.highest, order.lowest) if order.spread.low > 0 else ([of] for of in order.apart)
    return [say("confusion.headline.better_recognised", best=best, worst=worst)]
