"""A sweep in a few lines for the terminal."""

import pandas as pd

from fer.models.own_code import is_own
from fer.statistics.classification import Scores
from fer.training.sweep.gather import group_table, member_table
from fer.training.sweep.sweep import Sweep

_SPLITS = ("test", "val")  # first the one that chose nothing


def describe(sweep: Sweep) -> str:
    """A line for each group, for the faces that folds held out, for the ensemble, and for each failure."""
    lines = []
    if sweep.members:
        for _, row in group_table(member_table(sweep.members)).iterrows():
            shown = [_mean(row, split) for split in _SPLITS if f"{split}_accuracy_mean" in row]
            lines.append(f"{row['group']}: {row['members']} trained; {'; '.join(shown)}")
    if sweep.out_of_fold:
        lines.append(
            f"out of fold: accuracy {_share(sweep.out_of_fold.scores)} on {sweep.out_of_fold.scores.faces:,} faces"
        )
    if sweep.ensemble:
        splits = sweep.ensemble.metrics().splits
        shown = [f"{split} accuracy {_share(splits[split])}" for split in _SPLITS if split in splits]
        lines.append(f"{sweep.ensemble.path}: {'; '.join(shown)}")
    elif own := {member.plan.recipe.model for member in sweep.members if is_own(member.plan.recipe.model)}:
        lines.append(f"no ensemble is made of networks of your own ({', '.join(sorted(own))})")
    return "\n".join([*lines, *(f"{name} failed: {why}" for name, why in sweep.failed.items())])


def _mean(row: pd.Series, split: str) -> str:
    mean, sd = row[f"{split}_accuracy_mean"], row[f"{split}_accuracy_sd"]
    spread = f" ± {100 * sd:.1f}" if sd == sd else ""
    return f"{split} accuracy {100 * mean:.1f}{spread} %"


def _share(scores: Scores) -> str:
    accuracy = scores.accuracy
    return f"{accuracy.value:.1%} ({accuracy.low:.1%} to {accuracy.high:.1%})"
