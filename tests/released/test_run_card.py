"""The card of one's own run says what the run holds, and of drawn faces that they are."""

import dataclasses
import hashlib
import subprocess
import sys
from typing import ClassVar

import numpy as np
import pandas as pd
import pytest

from fer.errors import InputError
from fer.released.passages import SNIPPET
from fer.released.run_card import write_card
from fer.runs.run import Run
from tests.released.test_card import SHOW


class Changed(Run):
    """A run with other metrics than its file's."""

    def metrics(self):
        return dataclasses.replace(super().metrics(), members=3)


class Several(Changed):
    """An ensemble of the same."""

    each: ClassVar[list[dict[str, object]]] = [{}, {"name": "other", "keep": "last", "epochs": 9}, {}]

    def members(self):
        return pd.DataFrame({"seed": [0, 0, 5], "epochs": [2, 4, 2], "val_faces": [300, 300, 300]})

    def recipes(self):
        return [dataclasses.replace(self.config.recipe, **of) for of in self.each]


def text_of(run, tmp_path):
    return write_card(run, tmp_path / "of.md").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")


def test_it_states_the_runs_own_figures(tiny_run, tmp_path):
    text, metrics = text_of(tiny_run, tmp_path), tiny_run.metrics()
    weights = (tiny_run.path / "weights.safetensors").read_bytes()
    for split in ("val", "test"):
        assert f"| 300 | {100 * metrics.splits[split].accuracy.value:.1f} % (95 % CI" in text
    assert f"SHA-256 `{hashlib.sha256(weights).hexdigest()}`" in text
    assert "Trained on the 300 training faces of `synthetic`" in text
    assert f"{metrics.parameters:,} parameters" in text
    assert f"those of\nepoch {metrics.best_epoch}." in text
    assert "Its 300 validation faces chose the epoch." in text
    assert "half precision" not in text


def test_confusions_are_those_of_the_last_split(tiny_run, tmp_path):
    labels = tiny_run.predictions("test").labels
    lines = [line for line in text_of(tiny_run, tmp_path).splitlines() if " → " in line]
    faces = {int(line.split(" of ")[1].split(" |")[0]) for line in lines[1:]}
    assert faces <= set(np.bincount(labels, minlength=7).tolist())
    assert "| true → answered | test faces | share |" in lines


def test_of_drawn_faces_it_says_so_and_nothing_of_people(tiny_run, tmp_path):
    text = text_of(tiny_run, tmp_path)
    assert "**Synthetic faces, drawn by the program: a demonstration of the pipeline, no evidence on people.**" in text
    assert "FER2013" not in text
    assert "Goodfellow" not in text


def test_of_other_faces_it_says_what_holds_where_they_are_those_of_fer2013(tiny_run, tmp_path):
    real = Run(tiny_run.path, dataclasses.replace(tiny_run.config, synthetic=False, data=str(tmp_path / "f.csv")))
    text = text_of(real, tmp_path)
    assert "Synthetic" not in text
    assert "Where these are the faces of FER2013" in text
    assert "training faces of `f.csv`" in text


def test_where_the_last_epoch_was_kept_no_face_chose_it(tiny_run, tmp_path):
    recipe = dataclasses.replace(tiny_run.config.recipe, keep="last")
    text = text_of(Run(tiny_run.path, dataclasses.replace(tiny_run.config, recipe=recipe)), tmp_path)
    assert "chose nothing: the last epoch was kept" in text
    assert "slightly optimistic" not in text


def test_where_they_said_when_the_training_stopped_they_chose_that(tiny_run, tmp_path):
    recipe = dataclasses.replace(tiny_run.config.recipe, keep="last", patience=2)
    text = text_of(Run(tiny_run.path, dataclasses.replace(tiny_run.config, recipe=recipe)), tmp_path)
    assert "Its 300 validation faces chose when the training stopped, whose last epoch was kept." in text
    assert "The validation faces chose when the training stopped, whose last epoch was kept, so their figures" in text
    assert "chose nothing" not in text and "No face" not in text


@pytest.mark.parametrize(
    ("each", "says"),
    [
        (
            [{"keep": "best"}, {"keep": "last", "patience": 3}],
            "the epoch of some of its networks and when the training of some of its networks stopped.",
        ),
        (
            [{"keep": "last"}, {"keep": "last", "patience": 3}],
            "when the training of some of its networks stopped; of the rest the last epoch was kept.",
        ),
    ],
)
def test_of_an_ensemble_it_says_what_they_chose_of_which_networks(tiny_run, tmp_path, monkeypatch, each, says):
    monkeypatch.setattr(Several, "each", [*each, each[0]])
    text = text_of(Several(tiny_run.path, tiny_run.config), tmp_path)
    assert f"Its 300 validation faces chose {says}" in text and "slightly optimistic" in text


def test_of_a_persons_own_network_its_lines_name_the_code_that_they_run(tiny_run, tmp_path):
    recipe = dataclasses.replace(tiny_run.config.recipe, model="mynets:small", model_options={"weights": 3})
    text = text_of(Run(tiny_run.path, dataclasses.replace(tiny_run.config, recipe=recipe)), tmp_path)
    assert "From the folder where `mynets` lies, with the folder of the run for RUN\n" in text
    assert "fer report --model mynets:small --run RUN --out report " in text
    assert "fer predict --model mynets:small --run RUN --images FOLDER " in text
    assert "build_to_load" not in text and "In the folder of the run" not in text
    assert "from the weights that its code begins with, and is kept as it was trained" in text


def test_of_several_networks_it_says_how_they_answer(tiny_run, tmp_path):
    text = text_of(Changed(tiny_run.path, tiny_run.config), tmp_path)
    assert "those of\n3 networks, whose mean log-probability is the answer" in text


def test_of_an_ensemble_the_settings_of_no_member_are_told_as_those_of_all(tiny_run, tmp_path):
    recipe = tiny_run.config.recipe
    text = text_of(Several(tiny_run.path, tiny_run.config), tmp_path)
    assert "seeds 0 and 5, 2 to 4 epochs in" in text
    assert "chose the epoch of some of its networks; of the rest the last epoch was kept" in text
    assert f"| `epochs` (`{recipe.name}`) | {recipe.epochs} |\n| `epochs` (`other`) | 9 |" in text
    assert f"| `batch` | {recipe.batch} |" in text and "| `epochs` |" not in text
    assert "slightly optimistic" in text


def test_weights_that_the_training_began_from_are_named(tiny_run, tmp_path):
    recipe = dataclasses.replace(
        tiny_run.config.recipe, model="original", model_options={"weights": "/home/me/resnet18.pth"}
    )
    text = text_of(Run(tiny_run.path, dataclasses.replace(tiny_run.config, recipe=recipe)), tmp_path)
    assert "from the weights `resnet18.pth`" in text
    assert "| `weights` | resnet18.pth |" in text


def test_a_teacher_is_named_without_its_folder(tiny_run, tmp_path):
    recipe = dataclasses.replace(tiny_run.config.recipe, teacher="/home/me/runs/first", taught=0.5)
    text = text_of(Run(tiny_run.path, dataclasses.replace(tiny_run.config, recipe=recipe)), tmp_path)
    assert "| `teacher` | first |" in text and "/home/me" not in text


def test_its_lines_load_the_model(fer, copied_run):
    assert fer("card", "--run", copied_run.path)[:2] == (0, f"{copied_run.path / 'card.md'}\n")
    assert SNIPPET.strip() in (copied_run.path / "card.md").read_text(encoding="utf-8")
    words = [sys.executable, "-c", f"{SNIPPET}\n{SHOW}"]
    subprocess.run(words, cwd=copied_run.path, capture_output=True, check=True)


def test_the_released_model_has_its_card_already(fer, tiny_run, tmp_path):
    bound = Run(tiny_run.path, dataclasses.replace(tiny_run.config, trained_on=tiny_run.training()))
    with pytest.raises(InputError, match="whose card is"):
        write_card(bound, tmp_path / "card.md")
    assert fer("card", "--run", "released")[0] == 2
    assert not list(tmp_path.iterdir())
