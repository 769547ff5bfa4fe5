"""The facts of question 5 on the tiny run: measured, written, and read back as they were."""

from dataclasses import replace

import numpy as np
import pytest

from fer.data.emotions import UNLABELLED
from fer.filters import facts as filters
from fer.filters import groups, responses
from fer.filters.kinds import frequency
from fer.filters.maximise import maximise
from fer.models.prediction import to_input
from fer.models.probe import passed_on


@pytest.fixture(scope="module")
def held_out(tiny_run):
    return filters.faces_without_copies(tiny_run)


@pytest.fixture(scope="module")
def measured(tiny_run, held_out):
    """The facts, and what they were measured from: the images made and the strongest faces."""
    model = tiny_run.networks()[0]
    layer, x = passed_on(model, model.last_convolution), to_input(held_out.images)
    response = responses.responses(model, layer, x)
    channels = responses.most_varied(response.mean, number=3)
    made = maximise(model, layer, channels, steps=2)
    strongest = responses.strongest(model, layer, x, response.mean, channels, number=2)
    return filters.measure(tiny_run, held_out, response, made, strongest, seed=0), response, made, strongest


def test_facts_are_those_of_the_images_and_the_faces(tiny_run, held_out, measured):
    facts, response, made, strongest = measured
    assert (facts.held_out, facts.faces) == (tiny_run.held_out(), len(held_out.images))
    assert facts.labelled == len(tiny_run.predictions(facts.held_out).labels) >= facts.faces
    assert (
        facts.filters == 16 and facts.shown == tuple(made.channels.tolist()) and (facts.steps, facts.gain) == (2, None)
    )
    assert facts.receptive_field == 3 + 2 * 2 + 2 + 2 * 4 + 2 * 4
    own = responses.standardised(strongest.activation[:, 0], response.mean, made.channels)
    assert facts.reached.strongest == tuple(own.tolist())
    assert len(facts.reached.made) == len(facts.reached.start) == 3
    assert facts.fineness.made == tuple(frequency(made.images).tolist())
    assert facts.fineness.faces == np.median(frequency(held_out.images / 255))
    assert np.array_equal(facts.strongest.labels, held_out.labels[np.array(facts.strongest.index)])
    assert facts.maxima is facts.field is facts.selectivity is facts.ablation is facts.kinds is facts.kernels is None


def test_what_is_read_is_what_was_written(copied_run, measured):
    facts, response, *_ = measured
    for written in (facts, replace(facts, groups=groups.measure(response.mean))):
        copied_run.write_facts("05", written)
        assert copied_run.facts("05", filters.Facts) == written


def test_of_equal_faces_the_first_is_kept(tiny_run, held_out, monkeypatch):
    assert len(np.unique(held_out.images, axis=0)) == len(held_out.images) and UNLABELLED not in held_out.labels
    twice = held_out.where(np.r_[0:5, 2, 3, 5:9, 0])
    monkeypatch.setattr(filters, "faces_of", lambda run: twice)
    assert filters.faces_without_copies(tiny_run).rows.tolist() == held_out.rows[:9].tolist()
