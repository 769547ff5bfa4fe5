"""The facts of question 3, and what the sections measure, come back from the file as they were written."""

from dataclasses import replace

import numpy as np
import pytest
from made_twins import twins
from made_votes import noisy_votes

from fer.confusion import abstention, calibration, doubt, facts, memory, people, rival
from fer.confusion.facts import Facts
from fer.errors import InputError
from fer.runs.same_faces import faces_of
from fer.statistics.classification import confidence


def test_a_run_is_counted_face_by_face(copied_run):
    faces = faces_of(copied_run)
    met = facts.met_in_training(copied_run, faces)
    found = facts.measure(copied_run, faces, met, pairs=2)
    scores = copied_run.metrics().splits["test"]
    assert (found.split, found.keep, found.out_of_fold, found.scores) == ("test", "best", False, scores)
    assert found.memory.faces[2] == met.exact.sum() == scores.leaked
    assert (found.views, found.members) == (copied_run.config.recipe.views, None)
    counts = np.array(found.counts)
    assert counts.sum() == scores.faces
    assert counts.trace() == round(scores.accuracy.value * scores.faces)
    assert tuple(recall and recall.value for recall in found.recall) == scores.recall
    assert len(found.pairs) == 2
    assert found.training == tuple(np.bincount(copied_run.predictions("train").labels, minlength=7))
    labels = copied_run.predictions("test").labels
    assert found.majority.accuracy.value == np.mean(labels == found.majority.label)


def test_of_a_network_that_began_as_a_file_of_weights_not_all_training_faces_are_known(copied_run):
    faces = faces_of(copied_run)
    recipe = replace(copied_run.config.recipe, model_options={"weights": "mine.pth"})
    begun = replace(copied_run, config=replace(copied_run.config, recipe=recipe))
    found = facts.measure(begun, faces, facts.met_in_training(begun, faces), pairs=1)
    assert (found.training_known, found.faces_known) == (True, False)


def test_fewer_than_one_pair_is_refused(copied_run):
    faces = faces_of(copied_run)
    with pytest.raises(InputError, match="pairs=0: ask for at least one"):
        facts.measure(copied_run, faces, facts.met_in_training(copied_run, faces), pairs=0)


def test_all_sections_come_back_from_the_file(copied_run):
    logits, labels, _ = copied_run.predictions("test")
    answers, sure = logits.argmax(axis=1), confidence(logits)
    ballots = noisy_votes(len(labels))[0]
    kinds = np.array(["none", "near", "exact"])[np.arange(len(labels)) % 3]
    faces = faces_of(copied_run)
    headline = facts.measure(copied_run, faces, facts.met_in_training(copied_run, faces), pairs=3)
    whole = replace(
        headline,
        memory=memory.measure(twins(kinds, (labels + 1) % 7, mirrored=2), labels=labels, answers=answers),
        people=people.measure(ballots, labels=labels, answers=answers),
        doubt=doubt.measure(ballots, labels=labels, answers=answers, sure=sure, shown=2),
        calibration=calibration.measure(logits, labels, np.arange(len(labels))),
        abstention=abstention.measure(sure, answers == labels),
        rival=rival.measure(copied_run, copied_run, other="itself"),
    )
    for written in (whole, headline):
        copied_run.write_facts("03", written)
        assert copied_run.facts("03", Facts) == written
