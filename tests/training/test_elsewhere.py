"""A network that was trained elsewhere is judged by its weights alone, and nothing is claimed of its training."""

import dataclasses
import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import nn

from fer import recipes
from fer.confusion import facts as confusion
from fer.errors import InputError
from fer.models.build import build
from fer.models.foreign import Foreign
from fer.models.weights import read_weights
from fer.report import findings as of_report
from fer.report.hand_in import training_words
from fer.report.run.notebooks import chapters_for, chapters_in
from fer.runs.label import label
from fer.runs.met import seen_by
from fer.runs.run import open_run
from fer.runs.same_faces import faces_of
from fer.statistics.interval import Interval
from fer.training import elsewhere
from fer.training.elsewhere import fitting
from fer.training.findings import elsewhere as findings
from fer.training.teaching import open_teacher
from fer.wording.load import languages, load


@pytest.fixture
def weights(tiny_run, tmp_path):
    """The tiny run's weights, as a file of their own."""
    state = load_file(tiny_run.path / "weights.safetensors")
    save_file(state, tmp_path / "mine.safetensors")
    return tmp_path / "mine.safetensors"


@pytest.fixture
def came(fer, weights, tiny_run, tiny_recipe, tmp_path, monkeypatch):
    """The run that `fer train --weights` makes of them, on the same faces."""
    monkeypatch.setitem(recipes.RECIPES, tiny_recipe.name, tiny_recipe)
    words = ("--recipe", "tiny", "--limit", "300", "--run", tmp_path / "came")
    code, out, err = fer("train", "--weights", weights, *words)
    assert code == 0, err
    assert "trained elsewhere" in out
    assert fer("train", "--weights", weights, *words)[0] == 0  # it is there already
    return open_run(tmp_path / "came")


def test_it_is_judged_as_the_run_that_it_came_from(came, tiny_run):
    for split in ("train", "val", "test"):
        mine, theirs = came.predictions(split), tiny_run.predictions(split)
        assert mine.logits == pytest.approx(theirs.logits, abs=1e-4)
        assert (mine.labels == theirs.labels).all()


@pytest.mark.parametrize("code", languages())
def test_its_accuracies_are_measured_on_both_splits(came, code):
    facts = elsewhere.measure(came)
    for split in ("train", "test"):
        assert facts.accuracies[split].value == came.metrics().splits[split].accuracy.value
        assert facts.faces[split] == came.metrics().splits[split].faces
    assert f"{100 * facts.accuracies['test'].value:.1f}" in load(code).plain(findings.alt(facts))


def test_nothing_is_claimed_of_its_training(came, tiny_run):
    assert not came.config.has_history and not came.config.trained_here
    assert tiny_run.config.has_history and tiny_run.config.trained_here
    assert not (came.path / "history.csv").exists()
    with pytest.raises(InputError, match="its history did not come along"):
        came.history()
    with pytest.raises(InputError, match="no training gives again"):
        training_words(came.config)
    (other,) = set(chapters_for(came.config)) - set(chapters_in())
    assert other.name == "02_training.ipynb"
    assert chapters_for(tiny_run.config) == chapters_in()
    figures = of_report.key_figures(came.config, came.metrics(), split="test", epochs=came.epochs())
    assert len(figures) == 2
    rows = of_report.made_by(came.config, came.environment(), run="r", revision=None, date="d").rows
    text = str(rows)
    assert "'judged'" in text and came.config.weights in text
    assert "'trained'" not in text and "learning_rate" not in text and "'seed'" not in text


def test_its_facts_say_that_its_training_is_not_known(came, tiny_run):
    for run, known in ((came, False), (tiny_run, True)):
        faces = faces_of(run)
        found = confusion.measure(run, faces, confusion.met_in_training(run, faces), pairs=1)
        assert found.training_known == found.faces_known == known
    assert (came.config.learnt_from, tiny_run.config.learnt_from) == ("unknown", "drawn")


def test_which_faces_it_has_met_is_not_known_so_that_it_teaches_no_other(came, tiny_run, tiny_recipe):
    assert seen_by(came) is None and seen_by(tiny_run) is not None
    faces = faces_of(came)
    assert "is not known" in label(came, faces.images[:2]).remarks()[0]
    learning = dataclasses.replace(tiny_recipe, teacher=str(came.path), taught=0.5)
    with pytest.raises(InputError, match="which faces it was trained on is not known"):
        open_teacher(learning, faces)


def test_it_is_not_trained_on(fer, came):
    code, _, err = fer("train", "--resume", "--run", came.path)
    assert code == 2 and "a network that was trained elsewhere" in err
    code, _, err = fer("card", "--run", came.path)
    assert code == 2 and "of whose training a card could say nothing" in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--resume"], "leave --resume out"),
        (["--dry-run"], "leave --dry-run out"),
        (["--watch"], "leave --watch out"),
        (["--fold", "1/2"], "leave --fold out"),
        (["--seed", "3"], "leave --seed out"),
        (["--set", "epochs=3"], "leave --set epochs out"),
        (["--set", "widths=8,8"], "classifier.3.weight is 7x16 where this network has 7x8; name the network"),
        (["--set", "epochs = 3"], "leave --set epochs out"),
        (["--set", "views = 2", "--set", "widths=8,8"], "classifier.3.weight is 7x16 where this network has 7x8"),
        (["--model", "resnet"], "not the weights of this network: it lacks"),
    ],
)
def test_what_does_not_fit_is_one_line_and_leaves_nothing(
    fer, weights, tiny_recipe, tmp_path, monkeypatch, words, says
):
    monkeypatch.setitem(recipes.RECIPES, tiny_recipe.name, tiny_recipe)
    run = tmp_path / "run"
    code, _, err = fer("train", "--weights", weights, "--recipe", "tiny", "--limit", "60", "--run", run, *words)
    line = err.strip().splitlines()[-1]
    assert code == 2 and says in line, line
    assert not run.exists()


def test_where_a_run_was_trained_no_weights_are_judged(fer, weights, copied_run, tiny_recipe, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, tiny_recipe.name, tiny_recipe)
    words = ("--weights", weights, "--recipe", "tiny", "--limit", "300", "--run", copied_run.path)
    before = (copied_run.path / "config.json").read_bytes()
    code, _, err = fer("train", *words)
    assert code == 2
    assert err.strip().endswith(
        f"{copied_run.path}: a run that was trained, where the judging of these weights would go; name another folder "
        "with --run"
    )
    assert (copied_run.path / "config.json").read_bytes() == before


def test_weights_at_home_are_found_where_the_shell_did_not_put_the_home_in(fer, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    code, _, err = fer("train", "--weights=~/gone.pt", "--run", tmp_path / "run")
    assert code == 2
    assert f"{tmp_path / 'gone.pt'}: no such file of weights" in err


def test_wrapped_weights_are_found(tmp_path):
    model = build("vgg", widths=(2,))
    state = model.state_dict()
    torch.save(
        {"epoch": 3, "state_dict": {f"module.{name}": of.half() for name, of in state.items()}}, tmp_path / "w.pth"
    )
    found = fitting(model, read_weights(tmp_path / "w.pth"), tmp_path)
    assert found.keys() == state.keys() and all(found[name].dtype == of.dtype for name, of in state.items())


def test_a_persons_own_network_takes_its_own_names():
    inner = nn.Sequential(nn.Conv2d(1, 3, 3), nn.BatchNorm2d(3), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(3, 7))
    state = {name: of for name, of in inner.state_dict().items() if "num_batches" not in name}
    foreign = Foreign(inner, name="its:own")
    foreign.load_state_dict(fitting(foreign, state, Path("w.pth")))


@pytest.mark.parametrize("wrapped", ["", "module.", "_orig_mod.", "_orig_mod.module.", "module._orig_mod."])
def test_a_part_that_is_called_as_a_wrappers_keeps_its_name(wrapped):
    class Own(nn.Module):
        def __init__(self):
            super().__init__()
            self.network, self.module = nn.Conv2d(1, 3, 3), nn.Sequential(nn.BatchNorm2d(3), nn.Conv2d(3, 7, 46))

        def forward(self, x):
            return self.module(self.network(x)).flatten(1)

    inner = Own()
    foreign = Foreign(inner, name="its:own")
    found = fitting(foreign, {wrapped + name: of for name, of in inner.state_dict().items()}, Path("w.pth"))
    assert found.keys() == foreign.state_dict().keys()
    assert fitting(foreign, foreign.state_dict(), Path("w.pth")).keys() == found.keys()


def test_weights_that_are_no_numbers_are_one_line(tmp_path):
    model = build("vgg", widths=(2,))
    state = {name: of.clone() for name, of in model.state_dict().items()}
    state["features.1.weight"][0] = float("nan")
    with pytest.raises(InputError, match=r"features.1.weight holds values that are no finite numbers"):
        fitting(model, state, tmp_path)


@pytest.mark.parametrize(
    ("gap", "key"),
    [((0.2, 0.1, 0.3), "better_on_train"), ((-0.2, -0.3, -0.1), "worse_on_train"), ((0.0, -0.1, 0.1), "alike")],
)
@pytest.mark.parametrize("code", languages())
def test_the_gap_is_said_as_it_is(gap, key, code):
    accuracies = {"train": Interval(0.9, 0.8, 0.95), "test": Interval(0.7, 0.6, 0.8)}
    facts = elsewhere.Elsewhere("ab", 1234, "test", accuracies, {"train": 50, "test": 40}, 2, Interval(*gap))
    first, twins = findings.gap(facts)
    assert first.key == f"training.elsewhere.{key}" and twins.values["faces"] == 2
    assert len(findings.gap(dataclasses.replace(facts, leaked=0))) == 1
    words = load(code)
    for said in (findings.warning(facts), findings.answer(facts), findings.came(facts), findings.caption(facts)):
        assert words.text(said)
    assert "70.0" in words.text(findings.answer(facts)) and "@fig:splits" in words.text(findings.answer(facts))


def test_its_chapter_on_the_training_says_that_there_is_no_history(came, forked, tmp_path):
    import papermill

    from fer.report.run.execute import START_TIMEOUT

    path = next(path for path in chapters_for(came.config) if path.parent.name == "elsewhere")
    done = papermill.execute_notebook(
        path, tmp_path / "out.ipynb", {"run": str(came.path)}, progress_bar=False, kernel_manager_class=forked,
        start_timeout=START_TIMEOUT, extra_arguments=["--log-level=ERROR"],
    )  # fmt: skip
    outputs = [output for cell in done.cells for output in cell.get("outputs", ())]
    told = [output.metadata.get("fer", {}) for output in outputs]
    assert [of.get("kind") for of in told if of.get("kind") in ("warning", "answer", "figure")] == [
        "warning", "answer", "figure",
    ]  # fmt: skip
    assert "no history" in next(of["text"] for of in told if of.get("kind") == "answer")
    assert json.loads((came.path / "facts" / "02.json").read_text())["held_out"] == "test"
