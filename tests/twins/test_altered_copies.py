"""The rates at which altered copies are found are those that the search has."""

import numpy as np
from made_faces import random_faces

from fer.twins import altered_copies
from fer.twins.altered_copies import CHANGES, FACES, FOUND


def test_each_change_has_a_rate_and_alters_every_face():
    faces = random_faces(3)
    changed = dict(altered_copies.copies(faces))
    assert set(changed) == set(CHANGES) == set(FOUND)
    assert all((of != faces).any(axis=(1, 2)).all() for of in changed.values())
    assert (changed["mirrored"] == faces[:, :, ::-1]).all()
    assert np.allclose(changed["shifted_5"][:, :, :43], faces[:, :, 5:], atol=1)


def test_the_rates_that_are_stated_are_those_of_real_faces(real_faces):
    """Some faces, drawn anew: the shares agree within chance."""
    n = 40
    images, rows = real_faces
    training = images[[row["usage"] == "Training" for row in rows]]
    found = altered_copies.found(training, faces=n, seed=1)
    for kind, hits in found.items():
        share = FOUND[kind] / FACES
        assert abs(hits / n - share) < 4 * np.sqrt((share * (1 - share) + 0.01) / n)
