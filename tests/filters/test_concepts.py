"""Concept vectors of known effect, against flips, finite differences and captum."""

import numpy as np
import pytest
import torch
from captum._utils.gradient import compute_layer_gradients_and_eval

from fer.data.synthetic.action_units import ACTION_UNITS
from fer.filters import concepts
from fer.filters.drawn import people_with_units
from fer.models.probe import aside, passed_on

UNITS = len(ACTION_UNITS)


def test_a_unit_that_pushes_a_class_is_found_and_no_other():
    rng = np.random.default_rng(0)
    vectors = rng.standard_normal((UNITS, 30, 4))
    vectors[2, :, 0] += 3  # unit 4 moves activation 0, on which class 0 alone leans
    slopes = [np.array([[1.0, 0, 0, 0]] * 5), np.array([[0, 1.0, 0, 0]] * 5)]
    found = concepts.judge(vectors, vectors[:, :, :2], slopes, [0, 6], strength=0.8)
    sure = [(of.unit, of.emotion) for of in found.along if of.p <= 0.025]
    assert sure == [(4, 0)] and found.faces == (5, 0, 0, 0, 0, 0, 5)
    (along,) = [of for of in found.along if of.p <= 0.025]
    assert along.score == 1 and along.gain > 0 and along.expected and along.p_drawn <= 0.025 and along.drawn > 0


def test_signs_turn_with_the_pictures():
    values = np.random.default_rng(1).standard_normal((3, 20, 2))
    values[1, :, 1] += 2
    (up, p), (down, q) = concepts.against_flips(values), concepts.against_flips(-values)
    np.testing.assert_allclose(up, -down)
    np.testing.assert_allclose(p, q)
    assert p[1, 1] == p.min() < 0.01 < 0.2 < np.delete(p, 3).min()


def test_a_unit_without_any_trace_is_never_sure():
    scaled, p = concepts.against_flips(np.zeros((2, 5, 2)))
    assert (scaled == 0).all() and (p == 1).all()


def test_slopes_are_those_of_finite_differences(tiny_model, faces, left_as_it_was):
    check = left_as_it_was(tiny_model)
    layer = passed_on(tiny_model, tiny_model.last_convolution)
    slopes = concepts.own_slopes(tiny_model, layer, faces, 2)
    check()
    copy, inner = aside(tiny_model.double(), layer)
    moved = {"by": 0.0}
    inner.register_forward_hook(
        lambda layer, inputs, output: output + moved["by"] * (torch.arange(8) == 3)[None, :, None, None]
    )
    answers = []
    for moved["by"] in (1e-6, -1e-6):
        logits = copy(faces.double())
        answers.append(logits[:, 2] - logits.mean(dim=1))
    tiny_model.float()
    np.testing.assert_allclose(slopes[:, 3], ((answers[0] - answers[1]) / 2e-6).numpy(), atol=1e-4)


def test_slopes_are_captums(tiny_model, faces):
    """Captum's gradients of a layer, from which its TCAV counts the signs of products with a vector."""
    layer = passed_on(tiny_model, tiny_model.last_convolution)
    model, inner = aside(tiny_model, layer)
    of_logits = [
        compute_layer_gradients_and_eval(model, inner, faces.clone().requires_grad_(), k)[0][0].sum(dim=(2, 3))
        for k in range(7)
    ]
    expected = (of_logits[2] - torch.stack(of_logits).mean(dim=0)).detach().numpy()
    np.testing.assert_allclose(concepts.own_slopes(tiny_model, layer, faces, 2), expected, atol=1e-5)


def test_a_network_is_measured_with_classes_missing(tiny_model, faces, left_as_it_was):
    check, (people, others) = left_as_it_was(tiny_model), (people_with_units(4), people_with_units(3, seed=1))
    found = concepts.measure(tiny_model, faces, np.array([0, 0, 3, 3, 3, 6]), people, others, strength=0.8)
    check()
    assert (found.people, found.others) == (4, 3)
    assert found.faces == (2, 0, 0, 3, 0, 0, 1) and len(found.along) == UNITS * 3
    grid = concepts.grid(found, level=0.025)
    assert grid.emotions == [0, 3, 6] and grid.units == list(ACTION_UNITS) and grid.score.shape == (UNITS, 3)
    assert not grid.expected[:, 2].any() and grid.expected[ACTION_UNITS.index(12), 1]
    assert found.along[0].score == pytest.approx(grid.score[0, 0])


def test_directions_are_of_some_people_and_the_drawn_change_is_of_the_others(tiny_model, faces):
    labels, people, others = np.array([0, 0, 3, 3, 3, 6]), people_with_units(4), people_with_units(3, seed=1)

    def measured(of_vectors, of_changes):
        found = concepts.measure(tiny_model, faces, labels, of_vectors, of_changes, strength=0.8).along
        return [(of.score, of.gain, of.p) for of in found], [(of.drawn, of.p_drawn) for of in found]

    (vectors, changes), (turned_vectors, turned_changes) = measured(people, others), measured(others, people)
    assert measured(people, people) == (vectors, turned_changes)
    assert measured(others, others) == (turned_vectors, changes)
    assert vectors != turned_vectors and changes != turned_changes
