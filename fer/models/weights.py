"""Weights from a file that somebody else may have written, read without running any code of it."""

import warnings
from collections.abc import Mapping
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from fer.errors import InputError, is_of_the_machine

WRAPPERS = ("state_dict", "model_state_dict", "model")  # under which a checkpoint may hold its weights


def read_weights(path: Path) -> dict[str, Tensor]:
    """The tensors of a safetensors file, or of a state dict that torch reads as data alone, on the CPU.

    Those of a checkpoint that holds a state dict under one of WRAPPERS, too. Raises InputError for anything else.
    """
    if not path.is_file():
        raise InputError(f"{path}: no such file of weights")
    try:
        with warnings.catch_warnings(action="ignore"):  # torch's, of a file that it goes on to refuse
            read: Any = (
                load_file(path)
                if path.suffix == ".safetensors"
                else torch.load(path, map_location="cpu", weights_only=True)
            )
    except (SafetensorError, RuntimeError, UnpicklingError, EOFError, OSError, ValueError, KeyError) as cause:
        if isinstance(cause, PermissionError) or is_of_the_machine(cause):
            raise
        raise InputError(
            f"{path}: neither safetensors nor a state dict of tensors alone ({type(cause).__name__}); save the weights "
            "with safetensors.torch.save_file(model.state_dict(), FILE)"
        ) from cause
    for name in WRAPPERS:
        read = read[name] if isinstance(read, Mapping) and isinstance(read.get(name), Mapping) else read
    if not isinstance(read, Mapping) or not all(isinstance(tensor, Tensor) for tensor in read.values()) or not read:
        raise InputError(f"{path}: no state dict, which has a tensor a name; save model.state_dict()")
    return {str(name): tensor for name, tensor in read.items()}
