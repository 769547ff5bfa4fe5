"""Drawn faces: known parts, and people of whom nothing changes but one action unit."""

import numpy as np
import pytest

from fer.data.synthetic.action_units import ACTION_UNITS
from fer.errors import InputError
from fer.filters import drawn


def test_faces_have_parts_and_depend_on_the_seed():
    first, other = (drawn.faces_with_parts(3, seed=seed) for seed in (0, 1))
    assert first.masks.any(axis=(2, 3)).all() and not np.array_equal(first.images, other.images)


def test_of_one_person_only_the_acting_unit_changes_the_picture():
    people = drawn.people_with_units(3)
    assert people.acting.shape == (len(ACTION_UNITS), 3, 48, 48)
    moved = people.acting[ACTION_UNITS.index(26)] != people.rest  # the jaw drops: nothing above the eyes changes
    assert moved[:, 30:].any(axis=(1, 2)).all() and not moved[:, :12].any()


@pytest.mark.parametrize("draw", [drawn.faces_with_parts, drawn.people_with_units])
def test_no_faces_are_refused(draw):
    with pytest.raises(InputError, match="ask for at least one"):
        draw(0)
