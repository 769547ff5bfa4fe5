"""From a folder of 48x48 grey faces to a facial-expression model and the report that explains it.

A question of the report has a folder, a notebook and a folder of tests of one name; each folder's docstring says what
its files are for.

data          what are the faces? Read in any layout, split, drawn where none are at hand
architecture  question 1: what is the model, layer by layer?
training      question 2: how did loss and accuracy go, and does it overfit? The loop, plans and sweeps
confusion     question 3: which classes does it mix up, on faces it never met?
saliency      question 4: which pixels does an answer rest on?
filters       question 5: what activates the filters of the last convolution?
derivations   question 6: output size, batch normalisation and cross-entropy, derived and checked

From Python (fer.api and fer.report say what each takes):

    faces = fer.open_faces("fer2013.csv")
    run = fer.train(faces, recipe="cpu")
    run.accuracy("val")
    fer.predict(run, "photos")
    fer.explain(run, "photos/1.jpg", method="grad-cam")
    fer.report(run, "reports")

Below them: statistics (intervals and tests), figures (the house style), models (networks and prediction), runs (the
folder that holds all of one training), twins (held-out faces whose photograph stands in training) and findings (what
facts allow to be said, in no language).
Above them: wording (what is said, in a language), report (notebooks to HTML and PDF), explore (one face at a time, with
widgets), gallery (several runs side by side), released (the model that comes along) and cli.

api, errors, files, processors, progress, provenance, recipes, settings, __main__: what several need and no question
owns.
"""

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fer.api import explain, open_faces, open_run, predict, train

if Path(__file__).with_name("fer.py").exists():
    raise ImportError(
        "another package of PyPI that is called fer was installed into the folder of fer-report, and the two cannot "
        "stand side by side: pip uninstall fer fer-report, then install fer-report again"
    )

__all__ = ["explain", "open_faces", "open_run", "predict", "report", "train"]


def __getattr__(name: str) -> Any:
    """What is asked for is imported then (PEP 562), so that `import fer` costs nothing."""
    if name == "report":
        return importlib.import_module("fer.report")
    if name in __all__:
        return getattr(importlib.import_module("fer.api"), name)
    raise AttributeError(f"module 'fer' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
