"""Runs with nothing to explain: each gets a report all the same, and its cover says loudly what is the matter."""

import functools
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from made_faces import words, write_csv
from report_notebooks import QUICKLY
from report_reading import Page

from fer import recipes
from fer.data.faces import Faces
from fer.data.source import open_faces
from fer.report.make import NOTEBOOKS, make_report
from fer.training import train
from fer.training.plan import Request

pytestmark = pytest.mark.whole

USAGES = {"train": "Training", "val": "PublicTest"}
TRAINING, HELD_OUT, DISGUST = 210, 105, 1
NO_BETTER = "The answers are not significantly better than random ones"


def shuffled(faces: Faces) -> Faces:
    """Labels dealt to the faces at random."""
    return faces._replace(labels=np.random.default_rng(0).permutation(faces.labels))


def copied(faces: Faces) -> Faces:
    """Held-out faces that all stand in training."""
    images, labels = faces.images.copy(), faces.labels.copy()
    at = faces.usage == "val"
    images[at], labels[at] = images[: at.sum()], labels[: at.sum()]
    return faces._replace(images=images, labels=labels)


def blank(faces: Faces) -> Faces:
    """One grey everywhere."""
    return faces._replace(images=np.full_like(faces.images, 128))


def without_disgust(faces: Faces) -> Faces:
    """A class that no held-out face has."""
    return faces.where((faces.usage == "train") | (faces.labels != DISGUST))


@pytest.fixture(scope="module")
def of_the_run(tmp_path_factory) -> Path:
    """The notebooks that read a run: all but the derivations, which are the same for every run."""
    folder = tmp_path_factory.mktemp("notebooks") / "notebooks"
    return shutil.copytree(NOTEBOOKS, folder, ignore=shutil.ignore_patterns("06_*", ".*"))


@pytest.mark.parametrize(
    ("spoilt", "formats", "warnings"),
    [
        (
            (shuffled, copied, without_disgust),
            ("html", "pdf"),
            [NO_BETTER, "98 of 98 validation faces equal a training face", "No validation face is disgust"],
        ),
        ((blank,), ("html",), ["105 of 105 validation faces are blank"]),
    ],
)
def test_a_report_is_made_and_its_cover_warns(
    spoilt: tuple[Callable[[Faces], Faces], ...],
    formats,
    warnings,
    of_the_run,
    tiny_recipe,
    forked,
    monkeypatch,
    tmp_path,
):
    monkeypatch.setitem(recipes.RECIPES, tiny_recipe.name, tiny_recipe)
    csv = write_csv(
        tmp_path / "faces.csv",
        "emotion,pixels,Usage",
        rows(functools.reduce(lambda faces, spoil: spoil(faces), spoilt, some())),
    )
    run = train.train(Request(data=str(csv), recipe=tiny_recipe.name), tmp_path / "run")
    html, *pdf = make_report(
        run, out=tmp_path / "out", parameters=QUICKLY, notebooks=of_the_run, ready=forked, formats=formats
    )
    text = Page(html.read_text(encoding="utf-8")).text
    for warning in warnings:
        assert text.count(warning) == 2  # on the cover and in its chapter
        assert text.index(warning) < text.index("Contents")
    assert [of.suffix for of in (html, *pdf)] == [f".{name}" for name in formats]
    assert all(of.stat().st_size > 0 for of in pdf)


def some() -> Faces:
    """Drawn faces, the first of each split."""
    faces = open_faces("synthetic")
    at = [np.flatnonzero(faces.usage == split)[:n] for split, n in (("train", TRAINING), ("val", HELD_OUT))]
    return faces.where(np.concatenate(at))


def rows(faces: Faces):
    for image, label, split in zip(faces.images, faces.labels, faces.usage, strict=True):
        yield label, words(image), USAGES[split]
