"""The faces of a run, opened again."""

import dataclasses

import numpy as np
import pytest

from fer.errors import InputError
from fer.runs.same_faces import faces_of, open_again


def test_they_are_those_that_the_run_was_judged_on(tiny_run):
    faces = faces_of(tiny_run)
    assert faces.origin.sha256 == tiny_run.config.sha256
    for split in ("train", "val", "test"):
        np.testing.assert_array_equal(faces.split(split).labels, tiny_run.predictions(split).labels)


def test_other_faces_are_refused(tiny_run):
    other = dataclasses.replace(tiny_run, config=dataclasses.replace(tiny_run.config, sha256="ab" * 32))
    with pytest.raises(InputError, match=r"synthetic: these are not the faces that .* was trained on"):
        faces_of(other)
    assert open_again(other.config).origin.sha256 == tiny_run.config.sha256
