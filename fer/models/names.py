"""The names of the program's networks, known before torch is imported, which takes seconds."""

from fer import settings
from fer.errors import InputError

NETWORKS = ("original", "resnet", "vgg")
ENSEMBLE = "ensemble"  # the model of several; its `members` are pairs of a model and its options


def require(name: str) -> None:
    """Raise InputError for a name that is neither one of the program's networks nor written as module:function."""
    if name not in (*NETWORKS, ENSEMBLE) and ":" not in name:
        raise InputError(f"there is no model '{name}'; {settings.instead(name, NETWORKS)}, or give module:function")
