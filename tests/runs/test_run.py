"""The run folder: what is written is what is read, by one writer, never half, and damage is said in one line."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from fer import recipes
from fer.errors import InputError
from fer.models.prediction import predict
from fer.runs.run import locate, open_run
from fer.runs.same_faces import faces_of
from fer.training import train
from fer.training.plan import Request


def test_a_run_holds_the_files_of_the_contract(tiny_run):
    files = {path.name for path in tiny_run.path.iterdir()} - {".lock", "facts"}
    assert files == {
        "config.json", "history.csv", "metrics.json", "predictions.npz", "weights.safetensors", "checkpoint.pt",
        "environment.json", "status.json",
    }  # fmt: skip
    assert tiny_run.status() == {"state": "done", "why": None}


def test_stored_predictions_are_those_of_the_stored_weights(tiny_run):
    stored = tiny_run.predictions("test")
    faces = faces_of(tiny_run).split("test")
    assert stored.rows.tolist() == faces.rows.tolist()
    np.testing.assert_allclose(predict(tiny_run.model(), faces.images).numpy(), stored.logits, rtol=1e-4, atol=1e-4)


def test_metrics_agree_with_predictions_and_history(tiny_run):
    metrics, history = tiny_run.metrics(), tiny_run.history()
    logits, labels, _ = tiny_run.predictions("val")
    assert metrics["splits"]["val"]["accuracy"] == pytest.approx((logits.argmax(axis=1) == labels).mean())
    assert metrics["best_epoch"] == history.loc[history.val_accuracy.idxmax(), "epoch"]
    assert tiny_run.held_out() == "test"


def test_the_recipe_comes_back_as_it_was(tiny_run, tiny_recipe):
    assert tiny_run.config.recipe == tiny_recipe


def test_facts_come_back_as_plain_numbers(copied_run):
    run = copied_run
    run.write_facts("99", {"accuracy": np.float32(0.5), "counts": np.arange(3)})
    assert run.facts("99") == {"accuracy": 0.5, "counts": [0, 1, 2]}
    with pytest.raises(ValueError, match="JSON"):
        run.write_facts("99", {"accuracy": float("nan")})
    assert run.facts("99")["accuracy"] == 0.5
    assert not list(copied_run.path.rglob("*.part"))


def test_relative_paths_are_found_from_anywhere(tiny_run, monkeypatch):
    monkeypatch.chdir(tiny_run.path.parent)
    assert locate("tiny") == tiny_run.path
    monkeypatch.chdir("/")
    assert locate("notebooks") == Path(__file__).parents[1] / "notebooks"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("config.json", None, "no run folder"),
        ("config.json", b"{", "damaged"),
        ("config.json", b'{"data": "x"}', "not the config of a run"),
        ("status.json", b'{"state": "running", "why": null}', "--resume"),
        ("weights.safetensors", None, "missing"),
        ("weights.safetensors", b"nonsense", "damaged"),
        ("predictions.npz", b"nonsense", "damaged"),
        ("history.csv", b"", "damaged"),
        ("status.json", b"{}", "--resume"),
    ],
)
def test_a_damaged_run_is_one_line_that_names_the_file(copied_run, name, content, says):
    (copied_run.path / name).unlink() if content is None else (copied_run.path / name).write_bytes(content)
    with pytest.raises(InputError, match=says) as caught:
        run = open_run(copied_run.path)
        run.history()
        run.predictions("val")
        run.model()
    assert str(copied_run.path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_pickled_predictions_are_not_unpickled(copied_run):
    np.savez(copied_run.path / "predictions.npz", val_logits=np.array([print], dtype=object))
    with pytest.raises(InputError, match="damaged"):
        open_run(copied_run.path).predictions("val")


def test_weights_of_another_model_are_refused(copied_run):
    config = json.loads((copied_run.path / "config.json").read_text())
    config["recipe"]["model_options"]["widths"] = [4, 8]
    (copied_run.path / "config.json").write_text(json.dumps(config))
    with pytest.raises(InputError, match="weights of another model"):
        open_run(copied_run.path).model()


@pytest.fixture
def tiny_known(tiny_recipe, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, tiny_recipe.name, tiny_recipe)
    return Request(recipe=tiny_recipe.name, limit=150)


def test_an_existing_run_is_not_trained_over(copied_run, tiny_known):
    with pytest.raises(InputError, match="this run exists"):
        train.train(tiny_known, copied_run.path)


def test_a_run_of_another_config_is_not_resumed(copied_run, tiny_known):
    with pytest.raises(InputError, match="limit=300, not 150"):
        train.train(tiny_known, copied_run.path, resume=True)


def test_a_finished_run_is_resumed_as_it_is(copied_run):
    before = (copied_run.path / "weights.safetensors").read_bytes()
    train.train(Request(), copied_run.path, resume=True)
    assert (copied_run.path / "weights.safetensors").read_bytes() == before
    assert open_run(copied_run.path).status()["state"] == "done"


def test_nothing_to_resume_is_said(tmp_path):
    with pytest.raises(InputError, match="no run folder"):
        train.train(Request(), tmp_path / "none", resume=True)
    assert not (tmp_path / "none").exists()


def test_a_folder_of_other_files_is_left_alone(tmp_path, tiny_known):
    (tmp_path / "thesis.txt").write_text("dear to me")
    with pytest.raises(InputError, match="no run"):
        train.train(tiny_known, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_what_a_writer_killed_at_its_very_start_left_is_no_hindrance(tmp_path, tiny_known):
    (tmp_path / ".lock").touch()
    (tmp_path / ".checkpoint.pt.7.part").touch()
    (tmp_path / "status.json").write_text('{"state": "running", "why": null}')
    assert train.train(tiny_known, tmp_path).status()["state"] == "done"
    assert not list(tmp_path.glob(".*.part"))


def test_a_file_is_no_run_folder(tmp_path, tiny_known):
    (tmp_path / "thesis.txt").write_text("dear to me")
    with pytest.raises(InputError, match="a file, no folder"):
        train.train(tiny_known, tmp_path / "thesis.txt")


def test_a_damaged_checkpoint_is_one_line(copied_run):
    (copied_run.path / "checkpoint.pt").write_bytes(b"nonsense")
    (copied_run.path / "status.json").write_text('{"state": "running", "why": null}')
    with pytest.raises(InputError, match=r"checkpoint\.pt: damaged"):
        train.train(Request(), copied_run.path, resume=True)
    assert "\n" not in json.loads((copied_run.path / "status.json").read_text())["why"]


def test_a_training_that_diverges_says_so(tmp_path, tiny_known, tiny_recipe, monkeypatch):
    wild = dataclasses.replace(tiny_recipe, learning_rate=1e30, optimiser="adam")
    monkeypatch.setitem(recipes.RECIPES, wild.name, wild)
    with pytest.raises(InputError, match="the loss diverged in epoch 1"):
        train.train(tiny_known, tmp_path / "run")


def test_a_second_writer_is_refused(copied_run):
    with FileLock(copied_run.path / ".lock"), pytest.raises(InputError, match="another process"):
        train.train(Request(), copied_run.path, resume=True)


def test_an_unknown_model_writes_nothing(tmp_path):
    with pytest.raises(InputError, match="no model 'alexnet'"):
        train.train(Request(model="alexnet"), tmp_path / "run")
    assert not (tmp_path / "run").exists()


def test_a_failure_is_kept_with_its_reason_and_can_be_resumed(tmp_path, tiny_known, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("fer.training.train.judge", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            train.train(tiny_known, tmp_path / "run")
    status = json.loads((tmp_path / "run" / "status.json").read_text())
    assert status["state"] == "failed"
    assert "ZeroDivisionError" in status["why"]
    assert train.train(Request(), tmp_path / "run", resume=True).status()["state"] == "done"
