"""Confusion matrices made by hand, and the facts of question 3 that follow from them."""

import numpy as np
from made_twins import twins

from fer.confusion import memory
from fer.confusion.facts import Facts, Majority
from fer.confusion.pairs import lead, most_confused_pairs
from fer.confusion.soundness import Shuffled, Soundness
from fer.statistics import classification
from fer.statistics.interval import share
from fer.statistics.order import order
from fer.statistics.tests import mcnemar

ANGRY, DISGUST, FEAR, HAPPY, SAD, SURPRISE, NEUTRAL = range(7)


def matrix(*cells, diagonal=100):
    """`diagonal` faces of each class are recognised; `cells` are (true, predicted, count)."""
    counts = np.diag(np.broadcast_to(diagonal, 7).copy())
    for true, predicted, number in cells:
        counts[true, predicted] = number
    return counts


PERFECT = matrix()
CONSTANT = matrix(*[(k, HAPPY, 100) for k in range(7)], diagonal=[0, 0, 0, 100, 0, 0, 0])
ONE_WAY = matrix((FEAR, SAD, 60))
BOTH_WAYS = matrix((FEAR, SAD, 60), (SAD, FEAR, 55))
NO_DISGUST = matrix((FEAR, DISGUST, 40), diagonal=[100, 0, 100, 100, 100, 100, 100])


SOUND = Soundness(blank=0, untaught=(), training=share(9, 10), shuffled=Shuffled(1 / 7, 0.001, 0.001))


def facts_of(
    counts, *, split="val", leaked=(0, 0), near=(0, 0), search="done", majority=HAPPY, pairs=3, keep="best",
    out_of_fold=False, soundness=SOUND, rarest=None, views=1, members=None, training_known=True,
    faces_known=None,
):  # fmt: skip
    """The facts of a matrix; `leaked`: how many recognised and how many mistaken faces have an exact twin in training;
    `near`: how many others of both have a near one; `rarest`: a class with fewer training faces than any other."""
    training = tuple(20 if k == majority else 5 if k == rarest else 10 for k in range(7))
    true, predicted = np.indices((7, 7)).reshape(2, -1)
    labels, answers = (np.repeat(part, np.ravel(counts)) for part in (true, predicted))
    right = labels == answers
    kinds = np.full(len(labels), "none", dtype="<U5")
    for mask, exact, other in zip((right, ~right), leaked, near, strict=True):
        kinds[np.flatnonzero(mask)[:exact]] = "exact"
        kinds[np.flatnonzero(mask)[exact:][:other]] = "near"
    met = twins(kinds, labels, search=search)
    return Facts(
        split=split,
        keep=keep,
        views=views,
        members=members,
        out_of_fold=out_of_fold,
        training=training,
        training_known=training_known,
        faces_known=training_known if faces_known is None else faces_known,
        scores=classification.metrics(5 * np.eye(7)[answers], labels, leaked=met.exact),
        majority=Majority(
            *classification.majority_baseline(labels, training),
            mcnemar(right, labels == majority).difference,
        ),
        counts=tuple(tuple(row) for row in counts.tolist()),
        recall=tuple(classification.recall_intervals(counts)),
        precision=tuple(classification.precision_intervals(counts)),
        recall_order=order(counts.diagonal(), counts.sum(axis=1)),
        precision_order=order(counts.diagonal(), counts.sum(axis=0)),
        pairs=tuple(most_confused_pairs(counts, pairs)),
        lead=lead(counts),
        soundness=soundness,
        memory=memory.measure(met, labels=labels, answers=answers),
    )
