"""The average person."""

import numpy as np

from fer.data.synthetic.action_units import ACTION_UNITS
from fer.data.synthetic.draw import render
from fer.data.synthetic.people import average_person


def test_an_average_face_is_its_own_mirror_image():
    person = average_person()
    image = render(np.zeros((1, len(ACTION_UNITS))), people=person)[0][0, :, 8:40].astype(int)
    assert np.abs(image - image[:, ::-1]).mean() < 1.5
