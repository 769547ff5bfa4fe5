"""Labels for faces that no run has met."""

from pathlib import Path

import pandas as pd
import torch

from fer.data.layouts.unlabelled import read_images
from fer.files import refuse_unwritable, replacing
from fer.models.prediction import predict, resolve_precision
from fer.runs.run import Run


def predict_file(run: Run, images: Path, out: Path) -> int:
    """Write `id,label` for each face of a folder or csv, in the files' own order; how many there were.

    Faces are judged as those of the run's own splits were: the recipe's views, in its precision on this machine.
    """
    refuse_unwritable(out)
    faces, ids = read_images(images)
    recipe, device = run.config.recipe, torch.device("cpu")
    logits = predict(run.model(), faces, views=recipe.views, precision=resolve_precision(recipe.precision, device))
    with replacing(out) as part:
        pd.DataFrame({"id": ids, "label": logits.argmax(dim=1)}).to_csv(part, index=False)
    return len(ids)
