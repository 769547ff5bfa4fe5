"""The names of the program's networks, known before torch is imported, which takes seconds."""

from fer import settings
from fer.errors import InputError

NETWORKS = ("original", "resnet", "vgg")
ENSEMBLE = "ensemble"  # the model of several; its `members` are pairs of a model and its options


def refuse_ensemble(word: str | None) -> None:
    """Raise InputError where a person names the model of several networks, which only a sweep makes."""
    if word == ENSEMBLE:
        raise InputError(
            f"model '{ENSEMBLE}': none to train, as fer sweep makes it of trained networks; choose one of "
            f"{', '.join(NETWORKS)}, or give module:function"
        )


def require(name: str) -> None:
    """Raise InputError for a name that is neither one of the program's networks nor written as module:function."""
    if name not in (*NETWORKS, ENSEMBLE) and ":" not in name:
        raise InputError(f"there is no model '{name}'; {settings.instead(name, NETWORKS)}, or give module:function")
