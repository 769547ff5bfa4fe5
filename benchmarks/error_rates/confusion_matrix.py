"""Intervals and verdicts of the confusion matrix and of votes, and of all that other chapters take from statistics."""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator

from error_rates.case import Coverage, Null
from error_rates.confusion_trust import near_twins
from fer.confusion import memory
from fer.confusion.doubt import measure as measure_doubt
from fer.confusion.facts import Facts, Majority
from fer.confusion.findings.headline import beside_guesses
from fer.confusion.judges import against_the_others, in_their_place, majority_agreement
from fer.confusion.pairs import lead, most_confused_pairs
from fer.confusion.people import label_noise, named
from fer.confusion.soundness import TOLD, Soundness, shuffle
from fer.statistics.classification import confusion, correct, majority_baseline, metrics
from fer.statistics.interval import Interval, difference, paired_difference, share
from fer.statistics.macro import macro_f1
from fer.statistics.means import mean_interval, ratio_interval
from fer.statistics.order import order
from fer.statistics.strata import class_by_class
from fer.statistics.tests import mcnemar

SIZES = (100, 300, 1500, 3589)
CLASSES = np.array([0.13, 0.016, 0.138, 0.249, 0.182, 0.116, 0.169])  # shares of the validation faces of FER2013
RECALL = np.array([0.61, 0.39, 0.44, 0.88, 0.58, 0.84, 0.67])  # of the released network there
FLAT = np.full((7, 7), 0.05) + 0.65 * np.eye(7)  # every confusion as common as every other
TWO_LEAD = np.full((7, 7), 0.02)  # two confusions tie in truth, each the other's reverse
TWO_LEAD[2, 4] = TWO_LEAD[4, 2] = 0.2
TWO_LEAD += np.diag(1 - TWO_LEAD.sum(axis=1))

Draw = Callable[[Generator], bool]


def cases() -> list[Coverage | Null]:
    found: list[Coverage | Null] = []
    for faces in SIZES:
        found += [*_intervals(faces), *_verdicts(faces)]
    return found


def _intervals(n: int) -> list[Coverage]:
    cells = _cells()
    return [
        Coverage("accuracy, Wilson", n, lambda rng: _holds(share(int(rng.binomial(n, 0.68)), n), 0.68)),
        Coverage("a recall near 1, Wilson", n, lambda rng: _holds(share(int(rng.binomial(n, 0.98)), n), 0.98)),
        Coverage("difference of two shares, Newcombe", n, _difference(n)),
        Coverage("change on the same faces, Agresti and Min", n, _change(n)),
        Coverage("macro-F1, exact intervals joined", n, _macro(n, cells)),
        Coverage("shares of the three commonest confusions together", n, _top_shares(n, cells)),
        Coverage("difference class by class, 8 % of the other sort", n, _by_class(n)),
        Coverage("mean of a skewed quantity, Student", n, lambda rng: _holds(mean_interval(rng.gamma(2, 1, n)), 2)),
        Coverage("ratio of two means, Student", n, _ratio(n)),
        Coverage("agreement with people, votes taken together", n, _agreement(n)),
    ]


def _verdicts(n: int) -> list[Null]:
    return [
        Null("answers go with the labels, rightly or not; dealt at random", n, _linked(n)),
        Null("better than the better of two guesses; two classes, answered at random", n, _guesses(n)),
        Null("one of two networks is better; they are alike", n, _mcnemar(n)),
        Null("any of the three commonest confusions has a direction; truth is symmetric", n, _direction(n)),
        Null("one confusion is the commonest; all are alike", n, _leads(n, FLAT)),
        Null("one confusion is the commonest; two are", n, _leads(n, TWO_LEAD)),
        Null("any order of the classes by recall; all are alike", n, _order(n)),
        Null("people agree more or less with the network than with either judge; all are alike", n, _judges_alike(n)),
        Null("people name the network's class more than by chance; it errs at random", n, _named(n)),
        Null("people are split where the network is; they are not", n, _doubt(n)),
        Null("labels are noisier in one class; none is", n, _noise(n)),
    ]


def _holds(interval: Interval, truth: float) -> bool:
    return interval.low <= truth <= interval.high


def _cells(by_class: np.ndarray | None = None) -> np.ndarray:
    """Probabilities of the 49 cells, by default with the released network's recalls and equal mistakes."""
    rows = (1 - RECALL[:, None]) / 6 * (1 - np.eye(7)) + np.diag(RECALL) if by_class is None else by_class
    return CLASSES[:, None] * rows


def _counts(rng: Generator, n: int, cells: np.ndarray) -> np.ndarray:
    return rng.multinomial(n, (cells / cells.sum()).ravel()).reshape(7, 7)


def _difference(n: int) -> Draw:
    other = max(n // 13, 5)  # about as many faces as have a twin
    return lambda rng: _holds(
        difference(share(int(rng.binomial(other, 0.84)), other), share(int(rng.binomial(n, 0.67)), n)), 0.17
    )


def _change(n: int) -> Draw:
    def held(rng: Generator) -> bool:
        won, lost, _ = rng.multinomial(n, [0.02, 0.05, 0.93])
        found = paired_difference(int(won), int(lost), n)
        return found is not None and _holds(found, -0.03)

    return held


def _macro(n: int, cells: np.ndarray) -> Draw:
    f1 = 2 * cells.diagonal() / (cells.sum(axis=0) + cells.sum(axis=1))

    def held(rng: Generator) -> bool:
        counts = _counts(rng, n, cells)
        occurs = counts.sum(axis=0) + counts.sum(axis=1) > 0
        return _holds(macro_f1(counts), float(f1[occurs].mean()))

    return held


def _top_shares(n: int, cells: np.ndarray) -> Draw:
    truth = cells / cells.sum(axis=1, keepdims=True)

    def held(rng: Generator) -> bool:
        found = most_confused_pairs(_counts(rng, n, cells), 3)
        return all(_holds(pair.share, truth[pair.true, pair.predicted]) for pair in found)

    return held


def _by_class(n: int) -> Draw:
    def held(rng: Generator) -> bool:
        counts = np.zeros((2, 7, 2), dtype=int)
        for sort, (faces, mix) in enumerate(((n, CLASSES), (max(n // 12, 5), np.roll(CLASSES, 2)))):
            of_class = rng.multinomial(faces, mix / mix.sum())
            right = rng.binomial(of_class, RECALL)
            counts[sort] = np.stack([of_class - right, right], axis=1)
        found = class_by_class(counts)
        return found is None or _holds(found, 0)

    return held


def _ratio(n: int) -> Draw:
    def held(rng: Generator) -> bool:
        under = rng.gamma(4, 1, n)
        return _holds(ratio_interval(1.5 * under + rng.normal(size=n), under), 1.5)

    return held


def _votes(rng: Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Ten votes a face, and its class: people are of one mind on most faces, on some they are not."""
    chances, truth = _chances(rng, n)
    return np.pad(rng.multinomial(10, chances), ((0, 0), (0, 1))).astype(np.uint8), truth


def _chances(rng: Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Of each face the probabilities of a vote for each class, and its class."""
    truth = rng.choice(7, size=n, p=CLASSES / CLASSES.sum())
    sure = rng.beta(6, 1.5, size=n)
    return (1 - sure[:, None]) / 7 * np.ones((n, 7)) + sure[:, None] * np.eye(7)[truth], truth


def _answers(rng: Generator, truth: np.ndarray) -> np.ndarray:
    """A judge who is right on 70 %, and errs at random."""
    return np.where(rng.random(len(truth)) < 0.7, truth, rng.integers(7, size=len(truth)))


def _agreement(n: int) -> Draw:
    """Against the share of very many faces."""
    many = np.random.default_rng(0)
    votes, truth = _votes(many, 200_000)
    asked = against_the_others(votes)
    expected = in_their_place(asked, _answers(many, truth)).sum(axis=0).trace() / asked.sum()

    def held(rng: Generator) -> bool:
        votes, truth = _votes(rng, n)
        annotator = against_the_others(votes)
        found = majority_agreement(annotator, annotator, in_their_place(annotator, _answers(rng, truth)))
        return found is not None and _holds(found.network, float(expected))

    return held


def _linked(n: int) -> Draw:
    cells = np.outer(CLASSES, CLASSES)

    def claimed(rng: Generator) -> bool:
        found = shuffle(_counts(rng, n, cells))
        return min(found.p_of_right, found.p_of_link) <= 1 - TOLD

    return claimed


def _guesses(n: int) -> Draw:
    """Either guess is right on half of all faces, and so is the network: on these faces one of the guesses leads."""

    def claimed(rng: Generator) -> bool:
        labels, answers = rng.integers(2, size=(2, n))
        return beside_guesses(_headline(labels, answers, training=(2, 1, 0, 0, 0, 0, 0))).startswith("above")

    return claimed


def _headline(labels: np.ndarray, answers: np.ndarray, *, training: tuple[int, ...]) -> Facts:
    """Facts of which only what the accuracy is held against is measured."""
    logits = np.eye(7)[answers]
    commonest, accuracy = majority_baseline(labels, training)
    over = mcnemar(correct(logits, labels), labels == commonest).difference
    return Facts(
        split="test", keep="last", views=1, members=None, out_of_fold=False, training_known=True, faces_known=True,
        training=training,
        scores=metrics(logits, labels), majority=Majority(commonest, accuracy, over), counts=(), recall=(),
        precision=(), recall_order=None, precision_order=None, pairs=(), lead=None,
        soundness=Soundness(0, (), None, shuffle(confusion(labels, answers))),
        memory=memory.measure(near_twins(np.zeros(len(labels), dtype=bool)), labels=labels, answers=answers),
    )  # fmt: skip


def _mcnemar(n: int) -> Draw:
    def claimed(rng: Generator) -> bool:
        first, second = rng.random((2, n)) < 0.68
        return not _holds(mcnemar(first, second).difference, 0)

    return claimed


def _direction(n: int) -> Draw:
    cells = _cells(TWO_LEAD)

    def claimed(rng: Generator) -> bool:
        found = most_confused_pairs(_counts(rng, n, cells), 3)
        return any(pair.excess is not None and pair.excess.low > 0 for pair in found)

    return claimed


def _leads(n: int, rows: np.ndarray) -> Draw:
    cells = _cells(rows)

    def claimed(rng: Generator) -> bool:
        found = lead(_counts(rng, n, cells))
        return found is not None and found.low > 0

    return claimed


def _told(hits: np.ndarray, faces: np.ndarray) -> bool:
    """Is any class told from another?"""
    found, known = order(hits, faces), int((faces > 0).sum())
    return found is not None and min(len(found.may_be_highest), len(found.may_be_lowest)) < known


def _order(n: int) -> Draw:
    cells = _cells(FLAT)

    def claimed(rng: Generator) -> bool:
        counts = _counts(rng, n, cells)
        return _told(counts.diagonal(), counts.sum(axis=1))

    return claimed


def _judges_alike(n: int) -> Draw:
    """Label and network are each one more annotator."""

    def claimed(rng: Generator) -> bool:
        chances, _ = _chances(rng, n)
        votes = np.pad(rng.multinomial(10, chances), ((0, 0), (0, 1))).astype(np.uint8)
        annotator = against_the_others(votes)
        label, network = (in_their_place(annotator, rng.multinomial(1, chances).argmax(axis=1)) for _ in range(2))
        found = majority_agreement(annotator, label, network)
        return found is not None and not all(_holds(over, 0) for over in (found.over_annotator, found.over_label))

    return claimed


def _named(n: int) -> Draw:
    """Labels are as often wrong as the network, which knows nothing of people where it errs."""

    def claimed(rng: Generator) -> bool:
        votes, truth = _votes(rng, n)
        labels = _answers(rng, truth)
        answers = np.where(rng.random(n) < 0.6, labels, rng.integers(7, size=n))
        found = named(answers, labels, votes)
        return found is not None and not _holds(found.share, found.chance)

    return claimed


def _doubt(n: int) -> Draw:
    def claimed(rng: Generator) -> bool:
        votes, truth = _votes(rng, n)
        found = measure_doubt(votes, labels=truth, answers=truth, sure=rng.uniform(0.3, 1, size=n), shown=1)
        return found.difference is not None and not _holds(found.difference, 0)

    return claimed


def _noise(n: int) -> Draw:
    """One label in ten is that of no class in particular, in each class alike."""

    def claimed(rng: Generator) -> bool:
        votes, truth = _votes(rng, n)
        people = rng.random(n) < 0.1
        votes[people, :7] = np.eye(7, dtype=np.uint8)[(truth[people] + 1) % 7] * 10
        votes[~people, :7] = np.eye(7, dtype=np.uint8)[truth[~people]] * 10
        pairs = np.array([(of.other, of.other + of.label) for of in label_noise(truth, votes)])
        return _told(*pairs.T)

    return claimed
