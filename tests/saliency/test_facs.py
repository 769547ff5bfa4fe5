"""Densities where FACS expects the expression, on maps of one part alone."""

import numpy as np
import pytest
from made_parts import masks_of

from fer.data.emotions import PARTS, index_of
from fer.saliency import facs

HAPPY, NEUTRAL = index_of("happy"), index_of("neutral")
LABELS, MASKS = np.full(3, HAPPY), masks_of(mouth=(36, 40, 20, 32), nose=(20, 30, 20, 28))
EVEN = {"m": np.ones((3, 48, 48))}


def of_part(name):
    """Maps of one part alone, of three faces."""
    return {"m": np.broadcast_to(MASKS[:, PARTS.index(name)], (3, 48, 48)).astype(float)}


def test_a_smile_is_expected_in_the_mouth_and_not_in_the_nose():
    found = facs.measure(of_part("mouth"), EVEN, MASKS, LABELS, drawn=True)[HAPPY]
    assert found.expected.value == pytest.approx(48**2 / (4 * 12))
    assert found.others.value == 0
    assert found.difference.value == found.expected.value
    assert facs.measure(of_part("nose"), EVEN, MASKS, LABELS, drawn=True)[HAPPY].difference.value < 0


def test_what_random_weights_do_too_is_no_gain():
    """Maps of the mouth alone by both networks: far denser there than elsewhere, and nothing gained."""
    maps = of_part("mouth")
    found = facs.measure(maps, maps, MASKS, LABELS, drawn=True)[HAPPY]
    assert found.difference.value > 1
    assert found.gain.value == 0
    found = facs.measure(maps, EVEN, MASKS, LABELS, drawn=True)[HAPPY]
    assert found.gain == found.difference


def test_neutral_expects_nothing_and_a_class_without_faces_has_no_density():
    found = facs.measure(of_part("mouth"), EVEN, MASKS, LABELS, drawn=True)
    assert len(found) == 7
    assert found[NEUTRAL] is None
    assert found[index_of("sad")] == facs.Expectation(None, None, None, None)


def test_fixed_parts_are_moved_about():
    still, moved = (facs.measure(of_part("mouth"), EVEN, MASKS, LABELS, drawn=drawn)[HAPPY] for drawn in (True, False))
    assert moved.difference.value == still.difference.value
    assert moved.difference.interval.low < still.difference.interval.low
