"""From a run to report.html and report.pdf through the real notebooks, and another model than the default one."""

import dataclasses

import pytest
from report_notebooks import QUICKLY
from report_reading import pages_of, squeezed

from fer import recipes
from fer.report.make import make_report
from fer.training import train
from fer.training.plan import Request

HEADINGS = [
    "The faces",
    "Question 1: The model",
    "Question 2: The training",
    "Question 3: The confusion matrix",
    "Question 4: Saliency maps",
    "Question 5: What activates the filters",
    "Question 6: Three derivations",
]


@pytest.fixture
def residual_run(tiny_recipe, monkeypatch, tmp_path):
    """A finished run of the residual network."""
    options = {"widths": (16, 32), "blocks": 1}  # torch 2.14 dies in the backward of a strided 1x1 convolution of 8
    recipe = dataclasses.replace(tiny_recipe, epochs=1, model="resnet", model_options=options)
    monkeypatch.setitem(recipes.RECIPES, recipe.name, recipe)
    return train.train(Request(recipe=recipe.name, limit=150), tmp_path / "residual")


def test_report_answers_all_questions_and_says_that_faces_are_drawn(residual_run, uncounted, tmp_path):
    run = residual_run
    html, pdf = make_report(run, out=tmp_path / "out", parameters=QUICKLY, ready=uncounted)
    pages = [squeezed(page) for page in pages_of(pdf.read_bytes())]
    text, page_of_html = " ".join(pages), html.read_text(encoding="utf-8")
    for heading in HEADINGS:
        assert heading in text
        assert heading in page_of_html
    assert "Synthetic faces, drawn by the program." in pages[0]
    assert f"{run.metrics().splits['test'].accuracy.value:.1%}".replace("%", " %") in pages[0]
    assert {path.name for path in (run.path / "facts").iterdir()} == {f"{k:02}.json" for k in range(7)}
    assert html.stat().st_size < 12e6
