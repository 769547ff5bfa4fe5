"""The texts of a model card: what is the same on every card, and what is said of a kind of network alone."""

import dataclasses
from dataclasses import dataclass

SNIPPET = """\
import json, pathlib
import safetensors.torch
from fer.models.build import build_to_load

recipe = json.loads(pathlib.Path("config.json").read_text())["recipe"]
model = build_to_load(recipe["model"], **recipe["model_options"]).eval()
model.load_state_dict(safetensors.torch.load_file("weights.safetensors"))
"""

TEMPLATE = """\
# Model card: {title}

<!-- written by {writer} -->
{warning}
## What it is

A network of the kind `{model}` with {parameters} parameters: a grey face of 48×48 pixels goes in, a logit for each of
seven classes comes out ({classes}). It was trained
from {start}, and {form}: {size:.2f} MB, SHA-256 `{weights}`.
All figures here are those of the {state} weights.

{commands}

{loading}

## Data

Trained on the {trained} training faces of {data}, recognised as
{layout}.
{chosen} SHA-256 of all images and labels: `{source}`.

{balance}

{origin}

## Training

Recipe {name}, {seed}, {epochs} in {time} on {device} with {threads}, {date}. The weights are those of
{kept} All settings, by their names in `fer train --set`:

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

{limits}
- One of seven classes is always the answer, for a mixed or weak expression too, and for a picture without a face.
{people}

## Use

Meant for teaching and research: {purpose}.

To be refused: decisions about people, of any kind (work, school, health, insurance, police, borders, advertising);
watching or profiling people; and any statement of what a person feels. An expression is no emotion, and seven words for
a picture are no truth about the person in it.
{reference}"""


@dataclass(frozen=True)
class Passages:
    """What a card says of one kind of network and of faces, in Markdown."""

    writer: str  # what wrote the card, from what
    warning: str  # on top; empty where there is none
    form: str  # in which the weights come
    state: str  # of the weights that the figures are of
    commands: str
    loading: str  # how it is had in Python
    origin: str  # of the faces
    limits: str  # list items on faces and labels
    people: str  # a list item on those who are shown
    purpose: str
    reference: str  # a section; empty where nothing is cited


_LOADING = """\
It loads through safetensors alone, without pickle. In the folder of {place}

```python
{snippet}```

makes `model`, which takes `x`, [n, 1, 48, 48], grey from 0 black to 1 white, and gives logits, [n, 7]."""

_REFERENCE = """
## Reference

> I. J. Goodfellow, D. Erhan, P. L. Carrier, A. Courville, M. Mirza, et al. Challenges in representation learning: A
> report on three machine learning contests. *ICONIP*, 2013.
"""

RELEASED = Passages(
    writer="fer/released/make.py; every figure is computed from the files beside it",
    warning="",
    form="comes in half precision",
    state="rounded",
    commands="""\
```sh
fer report --data fer2013.csv --run released --out reports    # the report, without training
fer predict --run released --images FOLDER                    # a label for each face; needs no data set
```""",
    loading=_LOADING.format(place="this file", snippet=SNIPPET),
    origin="""\
FER2013 was gathered by web search and published for a research challenge (Goodfellow et al. 2013); the rights in the
pictures stay with their owners. Whoever wants to use weights learnt from them for more than research has to see to
that question. No picture is in these files: `training_faces.npy` and `validation_faces.npy` hold eight bytes of a hash
of each face's pixels, so that a face that the model has met is found in anybody's data and never passed off as held
out.""",
    limits="""\
- The faces are pictures from the web before 2013, posed ones among them, cut out and shrunk to 48×48 grey
  pixels. Other cameras, angles and light, video and colour were not tried.
- The labels are opinions about pictures: people agree with those of FER2013 on about two faces of three (Goodfellow et
  al. 2013). What was learnt is how such pictures were labelled.""",
    people="""\
- Age, sex, skin colour and culture of the people are not recorded, so whether the model treats them alike could not be
  measured. That it does must not be assumed.""",
    purpose="for the report without training, as a yardstick, for studying how such a network errs",
    reference=_REFERENCE,
)

TRIAL = dataclasses.replace(
    RELEASED,
    warning="""
**A trial of the release on faces drawn by the program, no evidence on people: what is said of FER2013 does not hold.**
""",
)

OWN = Passages(
    writer="fer card; every figure is computed from the files of the run",
    warning="",
    form="is kept as it was trained",
    state="stored",
    commands="""\
In the folder of the run

```sh
fer report --run . --out report                               # the report, while the faces are where they were
fer predict --run . --images FOLDER --out prediction.csv      # a label for each face; needs no data set
```""",
    loading=_LOADING.format(place="the run", snippet=SNIPPET),
    origin="""\
Where these are the faces of FER2013, they were gathered by web search and published for a research challenge
(Goodfellow et al. 2013), and the rights in the pictures stay with their owners. Whoever wants to use weights learnt
from them for more than research has to see to that question. No picture is in the run.""",
    limits="""\
- What was not among these faces was not tried: other cameras, angles and light, video, colour, more than 48×48 pixels.
- The labels are opinions about pictures: people agree with those of FER2013 on about two faces of three (Goodfellow et
  al. 2013). What was learnt is how such pictures were labelled.""",
    people=RELEASED.people,
    purpose="for studying how such a network errs",
    reference=_REFERENCE,
)

DRAWN = dataclasses.replace(
    OWN,
    warning="""
**Synthetic faces, drawn by the program: a demonstration of the pipeline, no evidence on people.**
""",
    origin="The faces are drawings by the program. They show that the pipeline works, and belong to nobody.",
    limits="""\
- It has met drawings alone. What it answers for a person's face says nothing about that face.
- The labels are what the program drew; that people would call a drawing so was not asked.""",
    people="- No people are shown, so nothing was learnt about any, and no treatment of people could be measured.",
    purpose="for trying out the program",
    reference="",
)


def of_own_code(passages: Passages, model: str) -> Passages:
    """The same of a person's own network: its code lies elsewhere, and runs only where it is named."""
    return dataclasses.replace(
        passages,
        commands=f"""\
From the folder where `{model.partition(":")[0].partition(".")[0]}` lies, with the folder of the run for RUN

```sh
fer report --model {model} --run RUN --out report             # the report, while the faces are where they were
fer predict --model {model} --run RUN --images FOLDER --out prediction.csv
```""",
        loading="""\
Its code is not in the run. It takes `x`, [n, 1, 48, 48], grey from 0 black to 1 white, and gives logits, [n, 7].""",
    )
