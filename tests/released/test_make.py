"""A finished run made into a release."""

import pytest
import torch
from safetensors.torch import load_file

from fer.released.make import make


@pytest.fixture(scope="module")
def release(tiny_run, tmp_path_factory):
    """A release of the tiny run."""
    folder = tmp_path_factory.mktemp("release")
    make(tiny_run, folder)
    return folder


def test_weights_are_the_runs_own_rounded_to_half_precision(tiny_run, release):
    ours, theirs = load_file(release / "weights.safetensors"), load_file(tiny_run.path / "weights.safetensors")
    assert ours.keys() == theirs.keys()
    for name, tensor in theirs.items():
        assert torch.equal(ours[name], tensor.half() if tensor.is_floating_point() else tensor)


def test_a_release_on_drawn_faces_is_said_to_be_a_trial(release):
    assert "A trial of the release on faces drawn by the program" in (release / "README.md").read_text(encoding="utf-8")
