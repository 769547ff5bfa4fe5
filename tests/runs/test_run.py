"""The run folder: what is written is what is read, by one writer, never half, and damage is said in one line."""

import dataclasses
import json
from dataclasses import dataclass

import numpy as np
import pytest

from fer.errors import InputError
from fer.models.build import ENSEMBLE
from fer.models.prediction import predict
from fer.provenance import ROOT
from fer.runs.files import write_json
from fer.runs.run import Run, finished_run, locate, open_run
from fer.runs.same_faces import faces_of
from fer.statistics.interval import Interval


def test_a_run_holds_the_files_of_the_contract(tiny_run):
    files = {path.name for path in tiny_run.path.iterdir()} - {".lock", "facts"}
    assert files == {
        "config.json", "history.csv", "metrics.json", "predictions.npz", "weights.safetensors", "checkpoint.pt",
        "training_faces.npy", "validation_faces.npy", "environment.json", "status.json",
    }  # fmt: skip
    assert tiny_run.status() == {"state": "done", "why": None}


def test_stored_predictions_are_those_of_the_stored_weights(tiny_run):
    stored = tiny_run.predictions("test")
    faces = faces_of(tiny_run).split("test")
    assert stored.rows.tolist() == faces.rows.tolist()
    np.testing.assert_allclose(predict(tiny_run.model(), faces.images).numpy(), stored.logits, rtol=1e-4, atol=1e-4)


@dataclass(frozen=True)
class Facts:
    accuracy: Interval | None
    counts: tuple[int, ...]
    by_class: dict[str, float]


FACTS = Facts(Interval(0.5, 0.4, 0.6), (1, 2, 3), {"happy": 0.5})


def test_facts_come_back_as_they_were(copied_run):
    copied_run.write_facts("99", FACTS)
    assert copied_run.facts("99", Facts) == FACTS
    with pytest.raises(ValueError, match="JSON"):
        copied_run.write_facts("99", dataclasses.replace(FACTS, by_class={"happy": float("nan")}))
    assert copied_run.facts("99", Facts) == FACTS
    assert not list(copied_run.path.rglob("*.part"))


def test_facts_of_another_kind_are_damaged(copied_run):
    with pytest.raises(InputError, match=r"99\.json: this file of the run is missing"):
        copied_run.facts("99", Facts)
    copied_run.write_facts("99", FACTS)
    (copied_run.path / "facts" / "99.json").write_text('{"accuracy": 0.5}')
    with pytest.raises(InputError, match=r"99\.json: damaged \(ValueError\)"):
        copied_run.facts("99", Facts)


def test_relative_paths_are_found_from_anywhere(tiny_run, monkeypatch):
    monkeypatch.chdir(tiny_run.path.parent)
    assert locate("tiny") == tiny_run.path
    monkeypatch.chdir("/")
    assert locate("notebooks") == ROOT / "notebooks"


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
        ("metrics.json", b"{", "damaged"),
        ("metrics.json", b'{"splits": {"val": {"faces": 3}}}', "damaged"),
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


def test_the_command_that_finishes_a_run_names_it(copied_run):
    (copied_run.path / "status.json").write_text('{"state": "failed", "why": "interrupted"}')
    with pytest.raises(InputError) as caught:
        open_run(copied_run.path)
    assert str(caught.value).endswith(f"or finish it with fer train --resume --run {copied_run.path}")


def test_an_ensemble_that_was_cut_off_is_made_again_by_its_sweep(copied_run):
    recipe = copied_run.config.recipe
    members = {"members": ((recipe.model, dict(recipe.model_options)),)}
    of_both = dataclasses.replace(
        copied_run.config, recipe=dataclasses.replace(recipe, model=ENSEMBLE, model_options=members)
    )
    write_json(copied_run.path / "config.json", dataclasses.asdict(of_both))
    assert open_run(copied_run.path).config == of_both
    (copied_run.path / "status.json").write_text('{"state": "running", "why": null}')
    with pytest.raises(InputError, match="made by fer sweep: give that command again") as caught:
        open_run(copied_run.path)
    assert "--resume" not in str(caught.value)


def test_a_network_that_came_trained_is_judged_anew_and_not_trained_on(copied_run):
    config = json.loads((copied_run.path / "config.json").read_text())
    (copied_run.path / "config.json").write_text(json.dumps(config | {"weights": "0" * 64}))
    (copied_run.path / "status.json").write_text('{"state": "failed", "why": null}')
    with pytest.raises(InputError, match="came trained, and the judging of it is 'failed'") as caught:
        open_run(copied_run.path)
    assert "--resume" not in str(caught.value)


def test_the_epochs_of_an_ensemble_are_those_of_its_shortest_and_its_longest_training(copied_run):
    assert copied_run.epochs() == (copied_run.metrics().epochs,) * 2
    lines = ["name,seed,fold,epochs", "a,0,,48", "b,1,,36", "c,2,,40"]
    (copied_run.path / "members.csv").write_text("\n".join(lines), encoding="utf-8")
    recipe = dataclasses.replace(copied_run.config.recipe, model=ENSEMBLE)
    ensemble = Run(copied_run.path, dataclasses.replace(copied_run.config, recipe=recipe))
    assert ensemble.epochs() == (36, 48)
    (copied_run.path / "members.csv").write_text("name,seed\na,0")
    with pytest.raises(InputError, match=r"members\.csv: damaged \(ValueError\)"):
        ensemble.members()


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


@pytest.mark.parametrize("ask", [Run.accuracy, Run.predictions])
def test_a_split_that_was_not_judged_is_one_line(tiny_run, ask):
    with pytest.raises(InputError, match="no predictions for 'tset'; this run has train, val, test"):
        ask(tiny_run, "tset")


def test_files_of_the_right_kind_with_other_content_are_damaged(copied_run):
    copied_run.history().drop(columns="val_loss").to_csv(copied_run.path / "history.csv", index=False)
    with pytest.raises(InputError, match=r"history\.csv: damaged"):
        copied_run.history()
    with np.load(copied_run.path / "predictions.npz") as stored:
        np.savez(copied_run.path / "predictions.npz", **{**stored, "val_rows": stored["val_rows"][1:]})
    with pytest.raises(InputError, match=r"predictions\.npz: damaged"):
        copied_run.predictions("val")
    metrics = json.loads((copied_run.path / "metrics.json").read_text("utf-8"))
    metrics["splits"]["val"]["recall"] = metrics["splits"]["val"]["recall"][:6]
    (copied_run.path / "metrics.json").write_text(json.dumps(metrics), encoding="utf-8")
    with pytest.raises(InputError, match=r"metrics\.json: damaged"):
        copied_run.metrics()


def test_an_unfinished_run_is_to_be_gone_on_with_by_its_own_config_alone(copied_run):
    assert finished_run(copied_run.path, copied_run.config) == copied_run
    (copied_run.path / "status.json").write_text('{"state": "running", "why": null}')
    assert finished_run(copied_run.path, copied_run.config) is None
    with pytest.raises(InputError, match="seed=0, not 1"):
        finished_run(copied_run.path, dataclasses.replace(copied_run.config, seed=1))
