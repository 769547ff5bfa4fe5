"""Labels for faces that no run has met."""

from pathlib import Path

import pandas as pd
import torch

from fer.data.layouts.unlabelled import read_images
from fer.files import refuse_unwritable, replacing
from fer.models.prediction import Predictor, resolve_precision
from fer.models.watched import watched
from fer.recipes import changed
from fer.runs.run import Run


def predict_file(run: Run, images: Path, out: Path, *, views: int | None = None) -> int:
    """Write `id,label` for each face of a folder or csv, in the files' own order; how many there were.

    Faces are judged as those of the run's own splits were, with a progress bar: in the recipe's precision on this
    machine and, unless another number is asked for, by its views. Raises InputError for a number other than 1, 2, 10.
    """
    recipe, device = run.config.recipe, torch.device("cpu")
    if views is not None:
        recipe = changed(recipe, [f"views={views}"], options={})
    refuse_unwritable(out)
    faces, ids = read_images(images)
    predictor = Predictor(run.model(), precision=resolve_precision(recipe.precision, device))
    logits = watched(predictor, faces, views=recipe.views, description=f"labelling {len(ids):,} faces")
    with replacing(out) as part:
        pd.DataFrame({"id": ids, "label": logits.argmax(dim=1)}).to_csv(part, index=False)
    return len(ids)
