"""The optimiser of a recipe, its rate at each step, and whether its steps are compiled."""

import math

import torch
from torch import nn

from fer.models.precision import resolve_precision
from fer.recipes import Recipe
from fer.training.muon import Muon, hidden_convolutions


def learning_rate(step: int, total: int, recipe: Recipe) -> float:
    """The rate of a step counted from 0: a linear rise over the warm-up, then level, or half a cosine down to 0."""
    warmup = max(1, round(recipe.warmup * total)) if recipe.warmup else 0
    if step < warmup:
        return recipe.learning_rate * (step + 1) / warmup
    if recipe.schedule == "constant":
        return recipe.learning_rate
    return recipe.learning_rate * 0.5 * (1 + math.cos(math.pi * (step - warmup) / max(1, total - warmup)))


def set_rate(optimiser: torch.optim.Optimizer, rate: float, recipe: Recipe) -> None:
    """Give all weights the rate of this step; those that take orthogonal steps have their own, in proportion."""
    for group in optimiser.param_groups:
        group["lr"] = rate * recipe.muon / recipe.learning_rate if group.get("orthogonal") else rate


def make_optimiser(model: nn.Module, recipe: Recipe) -> torch.optim.Optimizer:
    """The recipe's optimiser; only tensors of two or more dimensions decay (no norm's scale, no bias)."""
    turned = hidden_convolutions(model) if recipe.muon else []
    others = [p for p in model.parameters() if not any(p is weight for weight in turned)]
    groups = [
        {"params": [p for p in others if p.ndim > 1], "weight_decay": recipe.weight_decay},
        {"params": [p for p in others if p.ndim <= 1], "weight_decay": 0.0},
    ]
    if turned:
        device = next(model.parameters()).device
        return Muon(
            groups,
            turned,
            lr=recipe.learning_rate,
            momentum=recipe.momentum,
            dtype=resolve_precision(recipe.precision, device),
            compiled=is_compiled(recipe, device),
        )
    if recipe.optimiser == "sgd":
        momentum = recipe.momentum
        return torch.optim.SGD(groups, lr=recipe.learning_rate, momentum=momentum, nesterov=momentum > 0)
    kind = torch.optim.Adam if recipe.optimiser == "adam" else torch.optim.AdamW
    return kind(groups, lr=recipe.learning_rate)


def is_compiled(recipe: Recipe, device: torch.device) -> bool:
    """Does a training by this recipe go through torch.compile on this device?"""
    return recipe.compiled in ("yes", "graphs") or (recipe.compiled == "auto" and device.type == "cuda")
