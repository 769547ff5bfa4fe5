"""The model card (Mitchell et al. 2019): what the released model is, does, fails at and must not be used for."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from jaxtyping import Int
from numpy import ndarray

from fer.confusion.pairs import most_confused_pairs
from fer.data.emotions import EMOTIONS, names
from fer.released.metrics import Calibration, Precision, ReleasedMetrics
from fer.statistics.classification import Scores, recall_intervals
from fer.statistics.interval import Interval
from fer.wording.en.prose import count, duration, percent, percent_interval, points

PAIRS = 5  # confusions that are listed
_SPLITS = {"val": "validation", "test": "test"}
_FIGURES = ("split", "faces", "accuracy", "accuracy without exact twins", "macro-F1")
_CALIBRATION = ("split", "mean confidence", "accuracy", "expected calibration error", "log loss (nats)", "Brier score")

SNIPPET = """\
import json, pathlib
import safetensors.torch
from fer.models.build import build

recipe = json.loads(pathlib.Path("config.json").read_text())["recipe"]
model = build(recipe["model"], **recipe["model_options"]).eval()
model.load_state_dict(safetensors.torch.load_file("weights.safetensors"))
"""

TEMPLATE = """\
# Model card: the released model

<!-- written by fer/released/make.py; every figure is computed from the files beside it -->
{trial}
## What it is

A network of the kind `{model}` with {parameters} parameters: a grey face of 48×48 pixels goes in, a logit for each of
seven classes comes out ({classes}). It was trained
from random weights, and comes in half precision: {size:.2f} MB, SHA-256 `{weights}`.
All figures here are those of the rounded weights.

```sh
fer report --data fer2013.csv --run released --out reports    # the report, without training
fer predict --run released --images FOLDER                    # a label for each face; needs no data set
```

It loads through safetensors alone, without pickle. In the folder of this file

```python
{snippet}```

makes `model`, which takes `x`, [n, 1, 48, 48], grey from 0 black to 1 white, and gives logits, [n, 7].

## Data

Trained on the {trained} training faces of `{data}`, recognised as
{layout}.
Its {chosen} validation faces chose the epoch. SHA-256 of all images and labels: `{source}`.

{balance}

FER2013 was gathered by web search and published for a research challenge (Goodfellow et al. 2013); the rights in the
pictures stay with their owners. Whoever wants to use weights learnt from them for more than research has to see to
that question. No picture is in these files: `training_faces.npy` and `validation_faces.npy` hold eight bytes of a hash
of each face's pixels, so that a face that the model has met is found in anybody's data and never passed off as held
out.

## Training

Recipe `{name}`, seed {seed}, {epochs} epochs in {time} on {device} with {threads}, {date}. The weights are those of
epoch {best}. All settings, by their names in `fer train --set`:

{recipe}

## How good it is

{figures}

Intervals cover 95 %: Wilson's for shares; for macro-F1, exact ones of the classes, joined. *Without exact twins* leaves
out the faces that are equal in every pixel to a training face; other pictures of a photograph in training are still
among them, and chapter 3 of the report leaves out those that it finds too. {optimism}
The intervals cover the choice of the faces, not the training: another seed would give another network. {precision}

{recall}

## Calibration

{calibration}

The expected calibration error is the mean distance of confidence and accuracy over 15 equally wide bins of confidence
(Guo et al. 2017). Seven equal probabilities would have a log loss of {blind_loss:.3f} nats and a Brier score of
{blind_brier:.3f}. {sureness}

## Where it fails

The confusions with the highest shares of the true class; as these are the highest of many, the intervals of all shares
hold together:

{pairs}

## Limits

- The faces are pictures from the web before 2013, posed ones among them, cut out and shrunk to 48×48 grey
  pixels. Other cameras, angles and light, video and colour were not tried.
- The labels are opinions about pictures: people agree with those of FER2013 on about two faces of three (Goodfellow et
  al. 2013). What was learnt is how such pictures were labelled.
- One of seven classes is always the answer, for a mixed or weak expression too, and for a picture without a face.
- Age, sex, skin colour and culture of the people are not recorded, so whether the model treats them alike could not be
  measured. That it does must not be assumed.

## Use

Meant for teaching and research: for the report without training, as a yardstick, for studying how such a network errs.

To be refused: decisions about people, of any kind (work, school, health, insurance, police, borders, advertising);
watching or profiling people; and any statement of what a person feels. An expression is no emotion, and seven words for
a picture are no truth about the person in it.

## Reference

> I. J. Goodfellow, D. Erhan, P. L. Carrier, A. Courville, M. Mirza, et al. Challenges in representation learning: A
> report on three machine learning contests. *ICONIP*, 2013.
"""

TRIAL = """
**A trial of the release on faces drawn by the program, no evidence on people: what is said of FER2013 does not hold.**
"""


def card(
    config: Mapping[str, Any],
    metrics: ReleasedMetrics,
    environment: Mapping[str, Any],
    counts: Mapping[str, Int[ndarray, "7 7"]],
    *,
    size: int,
) -> str:
    """The card in Markdown, from the content of the released files, with the weights' `size` in bytes.

    `counts` are the confusions of each held-out split; rows are true classes.
    """
    training, splits = config["trained_on"], metrics.splits
    held_out = list(splits)[-1]
    return TEMPLATE.format(
        trial=TRIAL if config["synthetic"] else "",
        model=config["recipe"]["model"],
        parameters=count(metrics.parameters),
        classes=", ".join(f"{k} {emotion.en}" for k, emotion in enumerate(EMOTIONS)),
        size=size / 1e6,
        weights=config["weights"],
        snippet=SNIPPET,
        trained=count(sum(training["classes"])),
        data=training["data"],
        layout=config["layout"],
        chosen=count(training["val"]),
        source=training["sha256"],
        balance=_table([[count(number) for number in training["classes"]]], columns=names()),
        name=config["recipe"]["name"],
        seed=config["seed"],
        epochs=metrics.epochs,
        time=duration(metrics.seconds),
        device=environment["device"],
        threads=count(environment["threads"], "thread"),
        date=environment["date"][:10],
        best=metrics.best_epoch,
        recipe=_table(_settings(config["recipe"]), columns=("setting", "value")),
        figures=_table([_row(split, scores) for split, scores in splits.items()], columns=_FIGURES),
        optimism=_optimism(splits),
        precision=_precision(metrics.precision, faces=splits["val"].faces),
        recall=_table(_recalls(counts), columns=("recall", *(_SPLITS[split] for split in counts))),
        calibration=_table(
            [_calibration(split, of, splits[split]) for split, of in metrics.calibration.items()], columns=_CALIBRATION
        ),
        blind_loss=math.log(len(EMOTIONS)),
        blind_brier=1 - 1 / len(EMOTIONS),
        sureness=_sureness(metrics.calibration[held_out], splits[held_out], _SPLITS[held_out]),
        pairs=_pairs(counts[held_out], _SPLITS[held_out]),
    )


def _table(rows: Sequence[Sequence[str]], *, columns: Sequence[str]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _settings(recipe: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every setting of a recipe, those of its augmentation and of its model too, by the names of `--set`."""
    rows = []
    for name, value in recipe.items():
        parts = value.items() if isinstance(value, Mapping) else [(name, value)]
        rows += [(f"`{part}`", ", ".join(map(str, _several(of)))) for part, of in parts if part != "name"]
    return rows


def _several(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value]


def _row(split: str, scores: Scores) -> tuple[str, ...]:
    macro_f1, low, high = scores.macro_f1
    shares = [_share(of) for of in (scores.accuracy, scores.accuracy_without_twins)]
    return _SPLITS[split], count(scores.faces), *shares, f"{macro_f1:.3f} ({low:.3f}–{high:.3f})"


def _share(interval: Interval | None) -> str:
    return "–" if interval is None else percent_interval(*interval)


def _optimism(splits: Mapping[str, Scores]) -> str:
    chose = "The validation faces chose the epoch, so their figures are slightly optimistic"
    return f"{chose}; the test faces were predicted once." if "test" in splits else f"{chose}."


def _precision(precision: Precision, *, faces: int) -> str:
    if precision.used == "float32":
        return "All was computed in float32."
    return (
        f"All was computed in {precision.used}. In float32, as on machines without it, "
        f"{count(precision.answers_that_differ)} of the {count(faces, 'validation face')} get another answer, and "
        f"the accuracy is {percent(precision.accuracy_in_float32)}."
    )


def _recalls(counts: Mapping[str, Int[ndarray, "7 7"]]) -> list[tuple[str, ...]]:
    of_splits = [recall_intervals(of) for of in counts.values()]
    return [(name, *map(_share, of_class)) for name, *of_class in zip(names(), *of_splits, strict=True)]


def _calibration(split: str, calibration: Calibration, scores: Scores) -> tuple[str, ...]:
    shares = (percent(of) for of in (calibration.confidence, scores.accuracy.value))
    rest = (f"{of:.3f}" for of in (calibration.calibration_error, scores.loss, calibration.brier))
    return _SPLITS[split], *shares, *rest


def _sureness(calibration: Calibration, scores: Scores, split: str) -> str:
    gap = calibration.confidence - scores.accuracy.value
    if points(gap) == points(0):
        return f"On the {split} faces it is, on average, as sure as it is right."
    how = "surer" if gap > 0 else "less sure"
    return f"On the {split} faces it is, on average, {how} than it is right, by {points(gap)}."


def _pairs(counts: Int[ndarray, "7 7"], split: str) -> str:
    rows = [
        (
            f"{names()[p.true]} → {names()[p.predicted]}",
            f"{count(p.count)} of {count(p.faces)}",
            percent_interval(*p.share),
        )
        for p in most_confused_pairs(counts, PAIRS)
    ]
    return _table(rows, columns=("true → answered", f"{split} faces", "share"))
