"""Turn a finished run into the released model: python -m fer.released.make RUN.

The weights are rounded to half precision first, so every figure that is stored and stated is one of the rounded
weights. Nothing is shipped that shows a face or names a machine or a folder.
"""

import argparse
import dataclasses
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from jaxtyping import Int
from safetensors.torch import load_file, save
from torch import Tensor

from fer.data.faces import Faces
from fer.errors import InputError
from fer.files import replacing
from fer.findings.facts import to_json
from fer.models.build import ENSEMBLE, build_to_load
from fer.models.network import Network
from fer.models.precision import resolve_precision
from fer.models.prediction import predict
from fer.recipes import Recipe
from fer.released.card import card, without_folders
from fer.released.metrics import Calibration, Precision, ReleasedMetrics
from fer.released.model import FOLDER, LISTED, SUMS, WEIGHTS, sha256
from fer.released.passages import RELEASED, TRIAL
from fer.runs.files import write_json
from fer.runs.run import Predictions, Run, open_run
from fer.runs.same_faces import faces_of
from fer.runs.seen import Seen, Training, trained_on
from fer.statistics.classification import confusion
from fer.training.scores import judge

LARGEST = 10e6  # bytes of the weights' file


def make(run: Run, folder: Path = FOLDER) -> None:
    """Write the released model's files to a folder, the list of checksums last, and the card.

    Raises InputError where the run was not trained here or is an ensemble, where its faces are not at hand, its weights
    do not fit half precision, or the file would be larger than 10 MB; an older release then stays as it was.
    """
    if run.config.trained_on is not None:
        raise InputError(f"{run.path}: the released model itself; name a run that was trained")
    if not run.config.has_history:
        raise InputError(f"{run.path}: a network that was trained elsewhere; name a run that was trained")
    if run.config.recipe.model == ENSEMBLE:
        raise InputError(f"{run.path}: an ensemble, and a release is of one network; name one of its members")
    faces = faces_of(run)
    weights = rounded(load_file(run.path / WEIGHTS))
    content = save(weights)
    if len(content) > LARGEST:
        raise InputError(
            f"{run.path}: {len(content) / 1e6:.1f} MB in half precision; at most {LARGEST / 1e6:.0f} are released"
        )
    counts, metrics = _figures(run, faces, weights)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SUMS).unlink(missing_ok=True)  # no release until all is written
    with replacing(folder / WEIGHTS) as part:
        part.write_bytes(content)
    Seen.of(faces).write(folder)
    config = released_config(run, faces, weights=sha256(folder / WEIGHTS))
    write_json(folder / "config.json", config)
    write_json(folder / "metrics.json", to_json(metrics))
    write_json(folder / "environment.json", run.environment())
    with replacing(folder / "history.csv") as part:
        shutil.copyfile(run.path / "history.csv", part)
    text = card(
        config,
        metrics,
        run.environment(),
        counts,
        title="the released model",
        size=len(content),
        passages=TRIAL if run.config.synthetic else RELEASED,
        precision=metrics.precision,
    )
    with replacing(folder / "README.md") as part:
        part.write_text(text, encoding="utf-8")
    with replacing(folder / SUMS) as part:
        part.write_text("".join(f"{sha256(folder / name)}  {name}\n" for name in LISTED), encoding="utf-8")


def rounded(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Real numbers in half precision, whole ones as they are. Raises InputError where one is too large for it."""
    halves = {name: tensor.half() if tensor.is_floating_point() else tensor for name, tensor in weights.items()}
    for name, tensor in halves.items():
        if not tensor.isfinite().all():
            raise InputError(f"weights {name}: too large for half precision; release another run")
    return halves


def released_config(run: Run, faces: Faces, *, weights: str) -> dict[str, Any]:
    """The run's config without any folder, and with what bindings to other faces need to know of the training."""
    name = run.config.source()
    classes = np.bincount(faces.labels_of("train"), minlength=7).tolist()
    training = Training(name, run.config.sha256, tuple(classes), len(faces.labels_of("val")))
    config = dataclasses.asdict(dataclasses.replace(run.config, data=name, trained_on=training, weights=weights))
    return config | {"recipe": without_folders(config["recipe"])}


def _figures(
    run: Run, faces: Faces, weights: Mapping[str, Tensor]
) -> tuple[dict[str, Int[np.ndarray, "7 7"]], ReleasedMetrics]:
    """Of the rounded weights: the confusions of the held-out splits, and the run's metrics with their figures."""
    recipe, seen = run.config.recipe, Seen.of(faces)
    model = build_to_load(recipe.model, **recipe.model_options)
    model.load_state_dict(weights)
    model.eval()
    predictions, scores = judge(
        model, faces, recipe, splits=("val", "test"), met=lambda images: trained_on(images, seen)
    )
    counts = {split: confusion(labels, logits.argmax(axis=1)) for split, (logits, labels, _) in predictions.items()}
    trained = run.metrics()
    return counts, ReleasedMetrics(
        splits=scores,
        best_epoch=trained.best_epoch,
        epochs=trained.epochs,
        seconds=trained.seconds,
        faces_per_second=trained.faces_per_second,
        parameters=trained.parameters,
        views=trained.views,
        calibration={split: Calibration.of(of) for split, of in predictions.items()},
        precision=_precision(model, faces, recipe, predictions["val"]),
    )


def _precision(model: Network, faces: Faces, recipe: Recipe, val: Predictions) -> Precision:
    """In what the predictions were computed here, and what float32 makes of the validation faces."""
    used = resolve_precision(recipe.precision, torch.device("cpu"))
    exact = predict(model, faces.split("val").labelled().images, views=recipe.views).numpy().argmax(axis=1)
    return Precision(
        used=str(used).removeprefix("torch."),
        accuracy_in_float32=float((exact == val.labels).mean()),
        answers_that_differ=int((exact != val.logits.argmax(axis=1)).sum()),
    )


def main() -> None:
    """Exit code 2 and one line where the run cannot be released."""
    parser = argparse.ArgumentParser(prog="python -m fer.released.make", description=__doc__.splitlines()[0])
    parser.add_argument("run", type=Path, help="folder of a finished run")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder of the release (default: the package's own)")
    words = parser.parse_args()
    try:
        make(open_run(words.run), words.out)
    except InputError as error:
        print(f"fer: {error}", file=sys.stderr)
        sys.exit(2)
    print(words.out / "README.md")


if __name__ == "__main__":  # pragma: no cover (tests call `main`)
    main()
