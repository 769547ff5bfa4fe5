"""The output size of a convolution, by known layers, by counting and by torch."""

from itertools import product

import pytest

from fer.derivations import convolution
from fer.derivations.convolution import check_output_size, conv_output_size, kernel_positions


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


def test_batch_and_channels_are_drawn_from_one_to_three_and_every_axis_is_tried_either_way():
    cases = convolution._convolved(0)
    for at in (2, 3):  # the batch, the channels
        assert {case[at] for case in cases} == {1, 2, 3}
    widths, heights = ([case[at] for case in cases] for at in (0, 1))
    assert len(set(widths)) == len(widths) and set(heights) == set(widths)
    assert heights != widths


def test_another_fault_of_torch_is_no_kernel_that_does_not_fit(monkeypatch):
    def short(*_, **__):
        raise RuntimeError("can't allocate memory")

    monkeypatch.setattr(convolution.F, "conv2d", short)
    with pytest.raises(RuntimeError, match="can't allocate memory"):
        convolution.torch_shape(convolution.Axis(5, 3, 1, 0, 1), convolution.Axis(5, 3, 1, 0, 1), 1, 1, 1)
