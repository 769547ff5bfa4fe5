"""Question 6: the formulas by hand and against torch."""

import math
from itertools import product

import pytest
import torch

from fer.derivations.batch_norm import (
    BatchNormGradients,
    batch_norm_backward,
    batch_norm_input_gradient,
    check_batch_norm,
)
from fer.derivations.convolution import check_output_size, conv_output_size, kernel_positions
from fer.derivations.cross_entropy import (
    check_cross_entropy,
    check_single_term,
    single_term_gradients,
    softmax_cross_entropy_gradient,
    softmax_jacobian,
)
from fer.derivations.deviation import TOLERANCE, deviation, largest
from fer.wording.en.derivations import answers as words


def float64(*values) -> torch.Tensor:
    return torch.tensor(values, dtype=torch.float64)


@pytest.mark.parametrize(
    ("size", "kernel", "stride", "padding", "dilation", "expected"),
    [
        (48, 3, 1, 1, 1, 48),  # "same"
        (48, 2, 2, 0, 1, 24),  # max-pooling
        (227, 11, 4, 0, 1, 55),  # AlexNet, first layer
        (224, 7, 2, 3, 1, 112),  # ResNet, first layer
        (5, 5, 3, 0, 1, 1),  # exactly one position
        (7, 3, 1, 0, 2, 3),  # a dilated kernel spans five columns
    ],
)
def test_output_size_of_known_layers(size, kernel, stride, padding, dilation, expected):
    assert conv_output_size(size, kernel, stride, padding, dilation) == expected


def test_a_kernel_longer_than_the_padded_input_has_no_output_size():
    with pytest.raises(ValueError, match="longer than 2"):
        conv_output_size(2, 5, 1, 1)


def test_kernel_positions_are_all_edges_at_which_the_kernel_lies_inside():
    assert list(kernel_positions(10, 4, 3, 1)) == [0, 3, 6]
    for size, kernel, stride, padding in [(9, 3, 2, 0), (8, 3, 2, 1), (5, 1, 4, 2), (6, 6, 1, 0)]:
        inside = [edge for edge in range(0, 99, stride) if edge + kernel <= size + 2 * padding]
        assert list(kernel_positions(size, kernel, stride, padding)) == inside


def test_output_size_is_the_number_of_places_counted_one_by_one():
    for size, kernel, stride, padding, dilation in product(range(1, 10), range(1, 5), range(1, 6), range(4), (1, 2)):
        length = dilation * (kernel - 1) + 1
        places = sum(edge + length <= size + 2 * padding for edge in range(0, 99, stride))
        if places:
            assert conv_output_size(size, kernel, stride, padding, dilation) == places
        else:
            with pytest.raises(ValueError, match="longer than"):
                conv_output_size(size, kernel, stride, padding, dilation)


def test_output_size_agrees_with_conv2d_on_the_whole_grid():
    check = check_output_size(0)
    assert check.fitting + check.refused == 10 * 6 * 4 * 4 * 2
    assert min(check.fitting, check.refused) > 0
    assert (check.wrong_shapes, check.wrong_refusals) == (0, 0)


def test_batch_norm_gradients_by_hand():
    # mean 0, variance 1, variance + eps = 4, so x_hat = -1/2 and 1/2
    grad_y, x, gamma = float64([1], [0]), float64([-1], [1]), float64(2)
    found = batch_norm_backward(grad_y, x, gamma, eps=3.0)
    assert found.x_hat.flatten().tolist() == [2, 0]
    assert (found.gamma.item(), found.beta.item()) == (-0.5, 1)
    assert (found.variance.item(), found.mean.item()) == (0.125, -1)
    assert found.x.flatten().tolist() == [0.375, -0.375]
    assert batch_norm_input_gradient(grad_y, x, gamma, eps=3.0).flatten().tolist() == [0.375, -0.375]


def test_a_shift_of_the_whole_batch_has_no_gradient():
    generator = torch.Generator().manual_seed(1)
    grad_y, x = (torch.randn(7, 3, dtype=torch.float64, generator=generator) for _ in range(2))
    found = batch_norm_backward(grad_y, x, torch.ones(3, dtype=torch.float64), eps=1e-5)
    torch.testing.assert_close(found.x.sum(0), torch.zeros(3, dtype=torch.float64), rtol=0, atol=1e-14)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_batch_norm_agrees_with_autograd_and_with_the_layer(seed):
    check = check_batch_norm(seed, cases=20)
    assert check.cases == 20
    assert set(check.deviation) == {*BatchNormGradients._fields, "compact", "layer_x", "layer_gamma", "layer_beta"}
    assert max(check.deviation.values()) < TOLERANCE


def test_softmax_and_cross_entropy_by_hand():
    z = float64([math.log(3), 0])  # softmax 3/4, 1/4
    torch.testing.assert_close(softmax_jacobian(z), float64([[3 / 16, -3 / 16], [-3 / 16, 3 / 16]]))
    torch.testing.assert_close(softmax_cross_entropy_gradient(z, float64([0, 1])), float64([0.75, -0.75]))
    # targets that sum to two: y_hat sum(y) - y
    torch.testing.assert_close(softmax_cross_entropy_gradient(z, float64([2, 0])), float64([-0.5, 0.5]))


def test_a_single_term_has_the_whole_gradient_for_the_true_class_and_none_for_the_others():
    z, y = float64([math.log(3), 0]), float64([1, 0])
    torch.testing.assert_close(single_term_gradients(z, y), float64([[-0.25, 0.25], [0, 0]]))


def test_cross_entropy_agrees_with_autograd_and_with_the_layer():
    check = check_cross_entropy(3, cases=10)
    assert set(check.deviation) == {"jacobian", "one_hot", "soft", "layer_one_hot", "layer_soft", "single_term"}
    assert max(check.deviation.values()) < TOLERANCE


def test_y_hat_minus_y_is_the_gradient_of_a_single_term_for_the_true_class_alone():
    found = check_single_term(0)
    assert found["true"] < TOLERANCE
    assert 0.5 < found["other"] <= 1


def test_the_same_seed_draws_the_same_cases():
    assert check_batch_norm(5, cases=3) == check_batch_norm(5, cases=3)
    assert check_batch_norm(5, cases=3) != check_batch_norm(6, cases=3)


def test_deviation_is_absolute_below_one_and_relative_above():
    assert deviation(float64(0.5, 1.0), float64(0.25, 1.0)) == 0.25
    assert deviation(float64(110.0), float64(100.0)) == pytest.approx(0.1)
    with pytest.raises(ValueError, match="differ"):
        deviation(torch.zeros(2), torch.zeros(2, 2))


def test_one_nan_among_many_cases_is_not_lost():
    assert math.isnan(deviation(float64(math.nan, 0), float64(0, 0)))
    assert math.isnan(largest([{"x": math.nan}, {"x": 1.0}, {"x": 0.0}]).deviation["x"])


@pytest.fixture
def facts() -> dict:
    """What the notebook writes when all is well."""
    return {
        "tolerance": 1e-10,
        "output_size": {"fitting": 1300, "refused": 200, "wrong_shapes": 0, "wrong_refusals": 0},
        "batch_norm": check_batch_norm(0, cases=2)._asdict(),
        "cross_entropy": check_cross_entropy(0, cases=2)._asdict(),
        "single_term": {"true": 2.2e-16, "other": 0.99},
    }


def test_words_for_agreement(facts):
    facts["batch_norm"]["deviation"]["mean"] = 3e-14
    assert "In all 1,500 cases" in words.output_size_check(facts)
    assert r"to within $3.0 \times 10^{-14}$" in words.batch_norm_check(facts)
    assert words.finding(facts).startswith("All three derivations agree with torch")
    assert "as the remark says" in words.single_term_check(facts)
    for sentence in (words.output_size_check, words.batch_norm_check, words.cross_entropy_check, words.finding):
        assert "**not**" not in sentence(facts)


def test_words_for_a_wrong_output_size(facts):
    facts["output_size"]["wrong_refusals"] = 7
    assert "does **not** agree" in words.output_size_check(facts)
    assert "7 of 1,500 cases" in words.output_size_check(facts)
    assert "does **not** confirm the output size of a convolution." in words.finding(facts)


@pytest.mark.parametrize("value", [2e-10, math.nan, math.inf])
def test_words_for_a_wrong_gradient(facts, value):
    facts["batch_norm"]["deviation"]["layer_x"] = value
    assert r"do **not** agree on $\partial l / \partial x_i$ ([@tab" in words.batch_norm_check(facts)
    facts["cross_entropy"]["deviation"]["jacobian"] = value
    assert r"do **not** agree on $\partial \hat{y}_i / \partial z_j$" in words.cross_entropy_check(facts)
    assert "batch normalisation or the gradient of softmax" in words.finding(facts)


def test_words_for_a_remark_that_autograd_contradicts(facts):
    facts["single_term"]["other"] = 0.0
    assert "**not** what the remark says" in words.single_term_check(facts)
    facts["single_term"] = {"true": 0.3, "other": 0.99}
    assert "**not** what the remark says" in words.single_term_check(facts)


def test_tables_have_a_row_a_gradient_and_show_its_deviation(facts):
    facts["batch_norm"]["deviation"]["gamma"] = 4e-15
    shown = words.batch_norm_table(facts)
    assert len(shown) == 7
    assert shown.iloc[1, 1] == r"$4.0 \times 10^{-15}$"
    assert len(words.cross_entropy_table(facts)) == 4
    assert words.output_size_table(facts)["Cases"].tolist() == ["1,300", "200"]
