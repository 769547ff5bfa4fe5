"""What made a run or a report: the state of the program, and the machine."""

import importlib.metadata
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

ROOT = Path(__file__).parents[1]
IN_CHECKOUT = (ROOT / "pyproject.toml").is_file()  # and not installed from a wheel
PACKAGES = ("torch", "torchvision", "numpy", "scikit-learn", "captum", "papermill", "nbconvert", "typst")


def revision() -> str | None:
    """The commit of the program, with a + where files differ from it; None outside a git checkout.

    A program that was installed from a wheel has none, though its environment may lie in somebody's checkout.
    """
    if not IN_CHECKOUT:
        return None
    words = ["git", "-C", str(ROOT), "describe", "--always", "--abbrev=12", "--dirty=+", "--exclude=*"]
    try:
        return subprocess.run(words, capture_output=True, encoding="utf-8", check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None  # a copy without history, or no git


def environment(device: "torch.device") -> dict[str, Any]:
    """What a reader needs to do it again."""
    import torch  # here: it takes seconds, and the state of the program is asked for without it

    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "versions": {name: importlib.metadata.version(name) for name in PACKAGES},
        "device": torch.cuda.get_device_name(device) if device.type == "cuda" else platform.machine(),
        "threads": torch.get_num_threads(),
        "git": revision(),
    }
