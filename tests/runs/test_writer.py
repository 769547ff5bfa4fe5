"""One writer at a time, each file whole; nothing of another's is written over, and a failure can be resumed."""

import dataclasses
import errno
import json

import pytest
from filelock import FileLock

from fer import recipes
from fer.errors import InputError, Interrupted
from fer.files import alone
from fer.runs.run import open_run
from fer.runs.same_faces import faces_of
from fer.runs.writer import check_place, resumable, start
from fer.training import train
from fer.training.plan import Request
from tests.made_faces import write_fer2013


@pytest.fixture
def tiny_known(tiny_recipe, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, tiny_recipe.name, tiny_recipe)
    return Request(recipe=tiny_recipe.name, limit=150)


def test_an_existing_run_is_not_trained_over(copied_run, tiny_known):
    with pytest.raises(InputError, match="this run exists"):
        train.train(tiny_known, copied_run.path)


def test_a_damaged_run_says_what_lets_it_be_trained_again(copied_run, tiny_known):
    """Neither a training anew nor --resume enters its folder, so the remedy is not to train and no more."""
    (copied_run.path / "status.json").write_text("{")
    with pytest.raises(InputError, match="this run exists; go on with --resume"):
        train.train(tiny_known, copied_run.path)
    with pytest.raises(InputError, match="train the run again, with its folder removed or in another"):
        train.train(Request(), copied_run.path, resume=True)


def test_a_finished_run_is_resumed_as_it_is(copied_run):
    before = (copied_run.path / "weights.safetensors").read_bytes()
    train.train(Request(), copied_run.path, resume=True)
    assert (copied_run.path / "weights.safetensors").read_bytes() == before
    assert open_run(copied_run.path).status()["state"] == "done"


def test_a_run_whose_faces_lie_elsewhere_now_says_where(tmp_path, tiny_recipe, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, "tiny", dataclasses.replace(tiny_recipe, epochs=1))
    places = [tmp_path / name / "fer2013.csv" for name in ("here", "there")]
    places[0].parent.mkdir()
    write_fer2013(places[0], per_class=3)
    run = train.train(Request(str(places[0]), "tiny"), tmp_path / "run")
    places[0].parent.rename(places[1].parent)
    again = train.find_or_train(Request(str(places[1])), run.path)
    assert again.config == open_run(run.path).config == dataclasses.replace(run.config, data=str(places[1]))
    assert len(faces_of(again).labels) == 63


def test_nothing_to_resume_is_said(tmp_path):
    with pytest.raises(InputError, match="no run folder"):
        train.train(Request(), tmp_path / "none", resume=True)
    assert not (tmp_path / "none").exists()
    with pytest.raises(InputError, match="no run folder to resume"):
        check_place(tmp_path / "none", resume=True)


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


def test_a_second_writer_is_refused(copied_run):
    with FileLock(copied_run.path / ".lock"), pytest.raises(InputError, match="another process"):
        train.train(Request(), copied_run.path, resume=True)


def test_of_two_first_trainings_the_later_writes_nothing_over_the_earlier(tiny_run, tmp_path, monkeypatch):
    """Both have looked and found no run before either has the lock; the earlier is through when the later has it."""
    earlier, later = (dataclasses.replace(tiny_run.config, seed=seed) for seed in (1, 2))

    def after_another(folder, doing):
        monkeypatch.setattr("fer.runs.writer.alone", alone)
        with start(folder, earlier, resume=False) as writer:
            writer.mark("done")
        return alone(folder, doing)

    monkeypatch.setattr("fer.runs.writer.alone", after_another)
    with pytest.raises(InputError, match="this run exists"), start(tmp_path / "run", later, resume=False):
        pass
    run = open_run(tmp_path / "run")
    assert run.config == earlier
    assert run.status()["state"] == "done"


def test_a_failure_is_kept_with_its_reason_and_can_be_resumed(tmp_path, tiny_known, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("fer.training.leading.judge", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            train.train(tiny_known, tmp_path / "run")
    status = json.loads((tmp_path / "run" / "status.json").read_text())
    assert status["state"] == "failed"
    assert "ZeroDivisionError" in status["why"]
    assert train.train(Request(), tmp_path / "run", resume=True).status()["state"] == "done"


def test_a_training_that_diverges_says_so(tmp_path, tiny_known, tiny_recipe, monkeypatch):
    wild = dataclasses.replace(tiny_recipe, learning_rate=1e30, optimiser="adam")
    monkeypatch.setitem(recipes.RECIPES, wild.name, wild)
    with pytest.raises(InputError, match="the loss diverged in epoch 1"):
        train.train(tiny_known, tmp_path / "run")


def test_an_unknown_model_writes_nothing(tmp_path):
    with pytest.raises(InputError, match="no model 'alexnet'"):
        train.train(Request(model="alexnet"), tmp_path / "run")
    assert not (tmp_path / "run").exists()


def test_a_fault_of_the_machine_in_a_training_says_how_to_go_on(tmp_path):
    with pytest.raises(OSError, match="No space left") as caught, resumable(tmp_path / "run", "vgg"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert caught.value.__notes__ == [f"go on with fer train --resume --run {tmp_path / 'run'}"]
    with pytest.raises(ZeroDivisionError) as caught, resumable(tmp_path / "run", "vgg"):
        raise ZeroDivisionError
    assert not hasattr(caught.value, "__notes__")


def test_an_interrupted_training_of_a_persons_own_network_is_gone_on_with_by_naming_that(tmp_path):
    with pytest.raises(Interrupted) as caught, resumable(tmp_path / "my run", "mynets:small"):
        raise KeyboardInterrupt
    assert str(caught.value) == (f"go on with fer train --resume --run '{tmp_path / 'my run'}' --model mynets:small")
