"""What a training ran on."""

import importlib.metadata
import platform
from datetime import UTC, datetime
from typing import Any

import torch

from fer.revision import revision

PACKAGES = ("torch", "torchvision", "numpy", "scikit-learn", "captum", "papermill", "nbconvert", "typst")


def environment(device: torch.device) -> dict[str, Any]:
    """What a reader needs to do it again."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "versions": {name: importlib.metadata.version(name) for name in PACKAGES},
        "device": torch.cuda.get_device_name(device) if device.type == "cuda" else platform.machine(),
        "threads": torch.get_num_threads(),
        "git": revision(),
    }
