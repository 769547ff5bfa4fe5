"""What several networks say together: their mean log-probability, from the answers that each has stored."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from jaxtyping import Float

from on_gpu.faces import Packed
from on_gpu.training import judged

MOST = 10  # members


def log_probabilities(logits: Float[np.ndarray, "n k"]) -> Float[np.ndarray, "n k"]:
    shifted = logits - logits.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def together(answers: Mapping[str, Float[np.ndarray, "n k"]], faces: Packed) -> dict[str, Any]:
    """All of the networks, and the best of them added one by one.

    The second figure flatters: the members are chosen on the faces that they are judged by.
    """
    votes = {name: log_probabilities(logits) for name, logits in answers.items()}
    chosen = chosen_on_val(votes, faces.val.labels.numpy())
    return {
        "what": "mean log-probability of the networks, ten views a face each",
        "members": list(votes),
        "val": judged(np.mean([*votes.values()], axis=0), faces),
        "chosen_on_val": chosen,
        "val_of_chosen": judged(np.mean([votes[name] for name in chosen], axis=0), faces),
    }


def chosen_on_val(votes: Mapping[str, Float[np.ndarray, "n k"]], labels: np.ndarray) -> list[str]:
    """Start with the best network, add the one that helps most, stop where none does."""
    chosen: list[str] = []
    so_far = -1
    while len(chosen) < min(MOST, len(votes)):
        right = {
            name: int((np.mean([votes[k] for k in [*chosen, name]], axis=0).argmax(axis=1) == labels).sum())
            for name in votes
            if name not in chosen
        }
        name = max(right, key=lambda key: right[key])
        if right[name] <= so_far:
            break
        so_far = right[name]
        chosen.append(name)
    return chosen
