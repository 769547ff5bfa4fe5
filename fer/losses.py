"""What is minimised: cross-entropy against distributions over the classes, and its variants."""

import torch
from jaxtyping import Float, Int
from torch import Tensor

from fer.errors import InputError

CLASSES = 7


def distributions(
    labels: Int[Tensor, " n"], opinions: Float[Tensor, "n 7"] | None, *, votes: float
) -> Float[Tensor, "n 7"]:
    """One-hot labels, of which annotators' opinions take the share `votes` where there are any.

    Raises InputError where opinions are wanted and there are none.
    """
    one_hot = torch.nn.functional.one_hot(labels, CLASSES).float()
    if not votes:
        return one_hot
    if opinions is None:
        raise InputError("votes: these faces have none; put fer2013new.csv of FER+ beside fer2013.csv, or leave it out")
    share = votes * opinions.sum(dim=1, keepdim=True)  # 0 where nobody voted for any of the seven
    return (1 - share) * one_hot + share * opinions


def class_weights(labels: Int[Tensor, " n"], *, balance: float) -> Float[Tensor, "7"] | None:
    """n_k^-balance for each class of n_k faces, with mean 1 over the faces; None without balance."""
    if not balance:
        return None
    counts = torch.bincount(labels, minlength=CLASSES).float()
    weights = counts.clamp_min(1) ** -balance
    return weights * len(labels) / (weights * counts).sum()


def soft_loss(
    logits: Float[Tensor, "b k"],
    targets: Float[Tensor, "b k"],
    *,
    smoothing: float = 0.0,
    focusing: float = 0.0,
    weights: Float[Tensor, " k"] | None = None,
) -> Float[Tensor, " b"]:
    """-sum_k w_k t_k (1 - p_k)^focusing log p_k of each face, in nats, its targets smoothed towards even ones.

    Without weights and focusing it is the cross-entropy; with focusing the focal loss (Lin et al. 2017, eq. 4).
    """
    log_p = logits.log_softmax(dim=1)
    targets = (1 - smoothing) * targets + smoothing / logits.shape[1]
    if focusing:
        targets = targets * (1 - log_p.exp()) ** focusing
    if weights is not None:
        targets = targets * weights
    return -(targets * log_p).sum(dim=1)
