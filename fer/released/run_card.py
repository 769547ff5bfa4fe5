"""The model card of one's own run, from what its folder holds."""

import dataclasses
from pathlib import Path

from fer.errors import InputError
from fer.files import at_home, refuse_unwritable, replacing
from fer.models.own_code import is_own
from fer.released.card import Member, card
from fer.released.metrics import Calibration, HeldOutMetrics
from fer.released.model import WEIGHTS, sha256
from fer.released.passages import DRAWN, OWN, of_own_code
from fer.runs.run import Run
from fer.statistics.classification import confusion

FILE = "card.md"


def write_card(run: Run, out: Path | None = None) -> Path:
    """Write the card of a finished run to `out`, by default into the run; where it is.

    Raises InputError for a place that cannot be written, and for the released model, which has a card.
    """
    out = run.path / FILE if out is None else at_home(out)
    refuse_unwritable(out)
    if run.config.trained_on is not None:
        raise InputError(f"{run.path}: the released model, whose card is {Path(__file__).with_name('README.md')}")
    if not run.config.has_history:
        raise InputError(
            f"{run.path}: a network that was trained elsewhere, of whose training a card could say nothing"
        )
    passages, model = DRAWN if run.config.synthetic else OWN, run.config.recipe.model
    predictions = {split: run.predictions(split) for split in run.splits() if split != "train"}
    metrics, weights = run.metrics(), run.path / WEIGHTS
    stated = dataclasses.replace(metrics, splits={split: metrics.splits[split] for split in predictions})
    of_splits = {split: Calibration.of(of) for split, of in predictions.items()}
    text = card(
        {
            **dataclasses.asdict(run.config),
            "trained_on": dataclasses.asdict(run.training()),
            "weights": sha256(weights),
        },
        HeldOutMetrics(**vars(stated), calibration=of_splits),
        run.environment(),
        {split: confusion(of.labels, of.logits.argmax(axis=1)) for split, of in predictions.items()},
        title=f"the run `{run.path.name}`",
        size=weights.stat().st_size,
        members=members_of(run),
        passages=of_own_code(passages, model) if is_own(model) else passages,
    )
    with replacing(out) as part:
        part.write_text(text, encoding="utf-8")
    return out


def members_of(run: Run) -> list[Member]:
    """The networks of an ensemble; empty for a single one."""
    table = run.members()
    if table is None:
        return []
    each = zip(run.recipes(), run.seeds(), table["epochs"].tolist(), strict=True)
    return [Member(dataclasses.asdict(recipe), seed, epochs) for recipe, seed, epochs in each]
