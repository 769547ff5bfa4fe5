"""The released model: made from a run, bound to anybody's faces as a run, and refused what it cannot do."""

import csv
import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from fer.data.faces import Faces, Origin
from fer.errors import InputError
from fer.models.prediction import predict
from fer.released import model as released
from fer.released.make import LARGEST, make
from fer.runs.run import open_run
from fer.runs.same_faces import faces_of
from fer.runs.seen import Seen
from fer.training.plan import Request
from tests.made_faces import random_faces, write_csv
from tests.made_faces import words as pixels

SHIPPED = Path(released.__file__).parent


@pytest.fixture(scope="module")
def release(tiny_run, tmp_path_factory):
    """A release of the tiny run."""
    folder = tmp_path_factory.mktemp("release")
    make(tiny_run, folder)
    return folder


@pytest.fixture
def bound(release, tmp_path):
    return released.bound(Request("synthetic", limit=300), path=tmp_path / "bound", folder=release)


def test_bound_to_faces_it_is_a_run_of_these_weights(bound, release, tiny_run):
    assert bound.status()["state"] == "done"
    assert bound.splits() == ["val", "test"]
    faces = faces_of(bound).split("test")
    again = predict(bound.model(), faces.images, views=bound.config.recipe.views)
    np.testing.assert_allclose(again.numpy(), bound.predictions("test").logits, rtol=1e-4, atol=1e-4)
    stated = released.opened(release).metrics()
    for split in ("val", "test"):
        assert bound.metrics().splits[split].accuracy == stated.splits[split].accuracy
    assert bound.training().classes == tiny_run.training().classes


def test_bound_again_it_judges_nothing_anew(bound, release, monkeypatch):
    monkeypatch.setattr("fer.released.model.judge", lambda *_, **__: pytest.fail("judged again"))
    assert released.bound(Request("synthetic", limit=300), path=bound.path, folder=release).path == bound.path


def test_a_binding_that_was_interrupted_is_begun_again_by_the_same_call(release, monkeypatch, tmp_path):
    """There is no training to resume."""

    def stop(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(released, "judge", stop)
        with pytest.raises(KeyboardInterrupt):
            released.bound(Request("synthetic", limit=300), path=tmp_path / "bound", folder=release)
    left = json.loads((tmp_path / "bound" / "status.json").read_text(encoding="utf-8"))
    assert left == {"state": "failed", "why": "interrupted"}
    assert (
        released.bound(Request("synthetic", limit=300), path=tmp_path / "bound", folder=release).status()["state"]
        == "done"
    )


def test_of_two_bindings_at_once_one_is_made_and_the_other_refused_or_given_the_same(release, tmp_path):
    def bind(_):
        try:
            return released.bound(Request("synthetic", limit=300), path=tmp_path / "bound", folder=release).path
        except InputError as refused:
            return str(refused)

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(bind, range(2)))
    assert tmp_path / "bound" in found
    assert all(one == tmp_path / "bound" or "another process is training this run" in one for one in found)
    assert open_run(tmp_path / "bound").splits() == ["val", "test"]
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("name", ["predictions.npz", "weights.safetensors", "training_faces.npy", "status.json"])
def test_a_damaged_binding_is_made_anew(bound, release, name):
    (bound.path / name).write_bytes(b"nonsense")
    again = released.bound(Request("synthetic", limit=300), path=bound.path, folder=release)
    assert again.status()["state"] == "done"
    np.testing.assert_array_equal(again.predictions("test").logits, bound.predictions("test").logits)
    faces_of(again)


def test_a_trained_run_is_not_replaced_by_a_binding(copied_run, release):
    with pytest.raises(InputError, match="a run that was trained"):
        released.bound(Request("synthetic", limit=300), path=copied_run.path, folder=release)
    assert copied_run.status()["state"] == "done"


def test_faces_of_which_none_is_new_to_it_are_refused(release, tiny_run, tmp_path):
    """A csv of faces that the model was trained on."""
    faces = faces_of(tiny_run).split("train")
    rows = zip(faces.labels, map(pixels, faces.images), strict=True)
    source = write_csv(tmp_path / "known.csv", "emotion,pixels", rows)
    with pytest.raises(InputError, match="300 of its 300 faces"):
        released.bound(Request(str(source)), path=tmp_path / "bound", folder=release)
    assert not (tmp_path / "bound").exists()


@pytest.mark.parametrize("name", ["weights.safetensors", "metrics.json", "training_faces.npy", "SHA256SUMS"])
@pytest.mark.parametrize(
    "spoil", [Path.unlink, lambda path: path.write_bytes(b"\xff"), lambda path: path.write_bytes(b"")]
)
def test_a_spoilt_release_is_one_line_that_names_the_file(release, tmp_path, name, spoil):
    folder = shutil.copytree(release, tmp_path / "release")
    spoil(folder / name)
    with pytest.raises(InputError, match=name.replace(".", r"\.") + ".*install the program again"):
        released.opened(folder)


def test_the_shipped_release_is_whole_small_and_loads_without_pickle(monkeypatch):
    monkeypatch.setattr(torch, "load", lambda *_, **__: pytest.fail("unpickled"))
    run = released.opened()
    assert (SHIPPED / "weights.safetensors").stat().st_size <= LARGEST
    assert run.model()(torch.zeros(1, 1, 48, 48)).shape == (1, 7)
    assert len(Seen.read(SHIPPED).train) == sum(run.training().classes)


def test_the_shipped_release_names_no_folder_and_no_machine():
    text = "".join((SHIPPED / name).read_text() for name in ("config.json", "environment.json", "README.md"))
    assert json.loads((SHIPPED / "config.json").read_text())["data"] == "fer2013.csv"
    assert "/home" not in text
    assert "/tmp" not in text


def test_on_the_faces_it_was_judged_by_it_reaches_what_its_card_says(unpack, tmp_path):
    """Real faces, where they are at hand: the first 1,000 of each split."""
    run = released.bound(Request(str(unpack("kaggle-csv", 1000))), path=tmp_path / "bound")
    scores, stated = run.metrics().splits["val"], released.opened().metrics().splits["val"].accuracy
    assert scores.accuracy.low < stated.value < scores.accuracy.high
    assert scores.leaked > 0


def test_it_predicts_without_any_data_set(fer, tmp_path):
    faces = random_faces(3)
    (tmp_path / "faces").mkdir()
    for k, face in enumerate(faces):
        Image.fromarray(face).save(tmp_path / "faces" / f"{k}.png")
    code, _, _ = fer("predict", "--run", "released", "--images", tmp_path / "faces", "--out", tmp_path / "out.csv")
    assert code == 0
    rows = list(csv.reader((tmp_path / "out.csv").open()))
    assert [row[0] for row in rows] == ["id", "0", "1", "2"]
    assert {row[1] for row in rows[1:]} <= set("0123456")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["report", "--run", "released"], "--data"),
        (["report", "--run", "released", "--data", "synthetic", "--recipe", "cpu"], "leave --recipe out"),
        (["report", "--run", "released", "--data", "synthetic", "--set", "epochs=3"], "leave --set out"),
        (["report", "--run", "released", "--data", "nowhere.csv"], "nowhere.csv"),
        (["train", "--run", "released"], "not a run folder; name one, such as"),
    ],
)
def test_what_a_trained_model_cannot_do_is_refused_in_one_line(fer, tmp_path, monkeypatch, no_kernels, words, says):
    monkeypatch.chdir(tmp_path)
    code, _, error = fer(*words)
    assert code == 2
    assert says in error.strip().splitlines()[-1]
    assert not list(tmp_path.iterdir())


def test_faces_that_it_has_met_leave_enough_to_judge_it_by_or_are_refused():
    images, labels = random_faces(21), np.arange(21) % 7
    origin = Origin("faces.csv", "a table", "0", by_role=True)
    known = Faces(images, labels, np.repeat(["train", "test"], [7, 14]), labels.astype(str), origin)
    released._refuse_known(known)
    with pytest.raises(InputError, match=r"8 of its 21 faces .* too few are left"):
        released._refuse_known(known._replace(usage=np.repeat(["train", "test"], [8, 13])))
