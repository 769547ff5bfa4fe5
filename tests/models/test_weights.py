"""A file of weights is read as data: on any machine, and for anything else there is one line."""

import errno
import pickle

import pytest
import torch
from torch import nn

from fer.errors import InputError
from fer.models.weights import read_weights


def test_weights_of_another_device_are_read_on_the_cpu(tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("torch.serialization.location_tag", lambda storage: "cuda:0")
        torch.save({"a": torch.ones(2)}, tmp_path / "w.pth")
    found = read_weights(tmp_path / "w.pth")
    assert found["a"].device.type == "cpu" and found["a"].tolist() == [1, 1]


@pytest.mark.parametrize(
    ("write", "says"),
    [
        (lambda path: None, "no such file of weights"),
        (lambda path: path.write_bytes(b"nonsense"), "neither safetensors nor a state dict"),
        (lambda path: path.write_bytes(pickle.dumps({"a": print})), "neither safetensors nor a state dict"),
        (lambda path: torch.save(nn.Linear(2, 3), path), "neither safetensors nor a state dict"),
        (lambda path: torch.save([1, 2], path), "no state dict, which has a tensor a name"),
        (lambda path: torch.save({}, path), "no state dict, which has a tensor a name"),
    ],
)
def test_what_is_no_file_of_weights_is_one_line(tmp_path, write, says):
    write(tmp_path / "w.pth")
    with pytest.raises(InputError, match=says):
        read_weights(tmp_path / "w.pth")


@pytest.mark.parametrize("cause", [PermissionError(errno.EACCES, "denied"), OSError(errno.EIO, "disk")])
def test_weights_that_cannot_be_read_are_not_called_damaged(tmp_path, monkeypatch, cause):
    def failing(*_, **__):
        raise cause

    (tmp_path / "w.pth").touch()
    monkeypatch.setattr(torch, "load", failing)
    with pytest.raises(OSError, match=cause.strerror):
        read_weights(tmp_path / "w.pth")
