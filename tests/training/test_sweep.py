"""Sweeps: every face held out once, the ensemble by hand, nothing trained twice; one failure harms no other."""

import dataclasses
import json
import shutil
from itertools import chain

import numpy as np
import pandas as pd
import pytest
import torch
from forked_members import quick_members
from scipy.special import log_softmax

from fer.confusion import facts as confusion
from fer.data.emotions import UNLABELLED
from fer.errors import InputError, SweepError
from fer.models.ensemble import Ensemble
from fer.models.prediction import predict
from fer.runs.answers import Answers
from fer.runs.files import write_json
from fer.runs.label import label
from fer.runs.run import open_run
from fer.runs.same_faces import faces_of
from fer.training import facts as training
from fer.training.comparison import changed_settings
from fer.training.plan import Request
from fer.training.sweep.ensemble import write_ensemble
from fer.training.sweep.gather import by_split, judged
from fer.training.sweep.pool import train_member
from fer.training.sweep.sweep import Grid, sweep
from fer.training.sweep.words import describe

TINY = Request(recipe="quick", limit=100, settings=("epochs=1", "widths=8,16"))


def refuse_training(*_, **__):
    raise AssertionError("nothing is left to train")


@pytest.fixture(scope="module")
def folds(tmp_path_factory):
    """Three folds of 100 train and 100 val faces, in the folder that the sweep was given."""
    out = tmp_path_factory.mktemp("folds")
    with quick_members():
        return sweep(TINY, Grid(recipes=("quick",), folds=3), out), out


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    out = tmp_path_factory.mktemp("seeds")
    with quick_members():
        return sweep(TINY, Grid(recipes=("quick",), seeds=2), out), out


def test_every_labelled_face_is_held_out_once_and_judged_by_a_network_that_did_not_train_on_it(folds):
    made, _ = folds
    held_out = [member.run.predictions("val").rows.tolist() for member in made.members]
    trained_on = [member.run.predictions("train").rows.tolist() for member in made.members]
    assert sorted(chain(*held_out)) == sorted(held_out[0] + trained_on[0])
    assert all(not set(held) & set(trained) for held, trained in zip(held_out, trained_on, strict=True))
    assert made.out_of_fold.scores.faces == 200
    assert np.array(made.out_of_fold.confusion).sum() == 200


def test_out_of_fold_answers_are_those_of_the_fold_that_held_a_face_out(folds):
    made, _ = folds
    said = {
        row: answer
        for member in made.members
        for row, answer in zip(
            member.run.predictions("val").rows, log_softmax(member.run.predictions("val").logits, axis=1), strict=True
        )
    }
    for split in ("train", "val"):
        logits, _, rows = made.ensemble.predictions(split)
        np.testing.assert_allclose(logits, [said[row] for row in rows], rtol=1e-6)
    tests = [log_softmax(member.run.predictions("test").logits, axis=1) for member in made.members]
    np.testing.assert_allclose(made.ensemble.predictions("test").logits, np.mean(tests, axis=0), rtol=1e-5)


def test_the_ensemble_of_seeds_is_their_mean_log_probability(seeds):
    made, _ = seeds
    for split in ("train", "val", "test"):
        answers = [log_softmax(member.run.predictions(split).logits, axis=1) for member in made.members]
        np.testing.assert_allclose(made.ensemble.predictions(split).logits, np.mean(answers, axis=0), rtol=1e-5)


def test_the_ensembles_network_says_what_its_run_holds(seeds):
    _, out = seeds
    run = open_run(out / "ensemble")
    model, faces = run.model(), faces_of(run).split("test")
    assert isinstance(model, Ensemble)
    assert len(model) == len(run.networks()) == 2
    assert run.kinds() == ["vgg", "vgg"]
    logits = predict(model, faces.images, views=run.config.recipe.views).numpy()
    np.testing.assert_allclose(logits, run.predictions("test").logits, rtol=0.05, atol=0.05)
    assert run.history().epoch.tolist() == [1]
    assert run.metrics().members == 2


def test_results_hold_means_and_deviations(seeds):
    made, out = seeds
    results = json.loads((out / "results.json").read_text())
    assert results == json.loads(json.dumps(made.results()))
    accuracies = [member.run.metrics().splits["test"].accuracy.value for member in made.members]
    (group,) = results["groups"]
    assert group["members"] == 2
    assert group["test_accuracy_mean"] == pytest.approx(np.mean(accuracies))
    assert group["test_accuracy_sd"] == pytest.approx(np.std(accuracies, ddof=1))
    assert f"{100 * np.mean(accuracies):.1f} ± {100 * np.std(accuracies, ddof=1):.1f} %" in describe(made)


def test_a_second_call_trains_nothing(folds, monkeypatch):
    made, out = folds
    before = {path: path.read_bytes() for path in out.rglob("weights.safetensors")}
    monkeypatch.setattr("fer.training.sweep.sweep.train_here", refuse_training)
    again = sweep(TINY, Grid(recipes=("quick",), folds=3), out)
    assert again.results() == made.results()
    assert {path: path.read_bytes() for path in out.rglob("weights.safetensors")} == before


def test_a_member_that_fails_is_named_and_stops_no_other(tmp_path):
    (tmp_path / "quick-seed0").mkdir()
    (tmp_path / "quick-seed0" / "thesis.txt").write_text("dear to me")
    with quick_members():
        made = sweep(TINY, Grid(recipes=("quick",), seeds=2), tmp_path)
    assert [member.name for member in made.members] == ["quick-seed1"]
    assert "a folder with other files" in made.failed["quick-seed0"]
    assert made.ensemble is None
    assert "quick-seed0 failed" in describe(made)
    with pytest.raises(SweepError, match="1 of 2 trainings"):
        made.require_all()
    assert (tmp_path / "quick-seed0" / "thesis.txt").exists()


def test_where_every_member_failed_nothing_is_gathered(tmp_path, monkeypatch):
    monkeypatch.setattr("fer.training.sweep.sweep.train_here", lambda jobs, *_, **__: [(name, "no") for name in jobs])
    made = sweep(TINY, Grid(recipes=("quick",), seeds=2), tmp_path)
    assert (made.members, made.ensemble, made.out_of_fold) == ([], None, None)
    assert describe(made) == "quick-seed0 failed: no\nquick-seed1 failed: no"
    failed = {"quick-seed0": "no", "quick-seed1": "no"}
    nothing = {"groups": [], "members": [], "ensemble": None, "out_of_fold": None}
    assert made.results() == {**nothing, "failed": failed}
    assert not list(tmp_path.iterdir())


def test_networks_of_a_persons_own_are_said_to_make_no_ensemble(seeds):
    made, _ = seeds
    own = [
        member._replace(plan=member.plan._replace(recipe=dataclasses.replace(member.plan.recipe, model="net:mine")))
        for member in made.members
    ]
    said = describe(dataclasses.replace(made, members=own, ensemble=None))
    assert said.endswith("\nno ensemble is made of networks of your own (net:mine)")


def test_a_split_without_labels_is_not_gathered_and_other_faces_are_refused(seeds):
    made, _ = seeds
    faces = faces_of(made.members[0].run)
    unlabelled = faces._replace(labels=np.where(faces.usage == "test", UNLABELLED, faces.labels))
    predictions, scores = by_split(judged(made.members, unlabelled), unlabelled, out_of_fold=False)
    assert set(predictions) == set(scores) == {"train", "val"}
    with pytest.raises(InputError, match="its predictions are of other faces; train this member again"):
        judged(made.members, faces._replace(rows=np.roll(faces.rows, 1)))


def test_an_ensemble_of_other_members_is_replaced(seeds, tmp_path):
    made, out = seeds
    faces = faces_of(made.members[0].run)
    path = shutil.copytree(out / "ensemble", tmp_path / "ensemble")
    (path / "status.json").write_text('{"state": "running", "why": null}')
    (path / "watch.html").touch()
    again = write_ensemble(made.members, judged(made.members, faces), faces, path)
    assert again.config == made.ensemble.config
    assert again.status()["state"] == "done"
    assert not (path / "watch.html").exists()


def test_a_sweep_in_the_folder_of_another_is_told_what_would_go_on_with_it(seeds, monkeypatch):
    _, out = seeds
    monkeypatch.setattr("fer.training.sweep.sweep.train_here", refuse_training)
    asked = dataclasses.replace(TINY, settings=("epochs=1",))
    with pytest.raises(InputError, match=r"give --set widths=8,16 to go on with it, or name another .* --out$"):
        sweep(asked, Grid(recipes=("quick",), seeds=2), out)


def test_an_ensemble_of_as_many_other_members_is_replaced(seeds, tmp_path):
    """Other folds or seeds of the same recipe: nothing but the members' names tells them apart."""
    made, out = seeds
    faces = faces_of(made.members[0].run)
    path = shutil.copytree(out / "ensemble", tmp_path / "ensemble")
    others = [made.members[0], made.members[0]._replace(name="quick-seed7")]
    again = write_ensemble(others, judged(others, faces), faces, path)
    assert again.config == made.ensemble.config
    assert again.members()["name"].tolist() == ["quick-seed0", "quick-seed7"]
    expected = log_softmax(made.members[0].run.predictions("test").logits, axis=1)
    np.testing.assert_allclose(again.predictions("test").logits, expected, rtol=1e-5)
    (path / "members.csv").write_text("spoilt")
    again = write_ensemble(others, judged(others, faces), faces, path)
    assert again.members()["fold"].tolist() == ["", ""]


def changed(member, folder, *, recipe, epochs, **environment):
    """A copy of a member, as if it had been trained for so many epochs by another recipe and elsewhere."""
    path = shutil.copytree(member.run.path, folder)
    history = pd.read_csv(path / "history.csv")
    pd.concat([history] * epochs).assign(epoch=range(1, epochs + 1)).to_csv(path / "history.csv", index=False)
    write_json(path / "metrics.json", json.loads((path / "metrics.json").read_text()) | {"epochs": epochs})
    write_json(path / "environment.json", member.run.environment() | environment)
    plan = member.plan._replace(recipe=dataclasses.replace(member.plan.recipe, **recipe))
    return member._replace(name=folder.name, group=plan.recipe.name, plan=plan, run=open_run(path))


def test_an_ensemble_with_a_member_that_was_trained_anew_is_replaced(seeds, tmp_path):
    """Its config, recipe and name are those of before: its figures and seconds tell."""
    made, out = seeds
    one, other = made.members
    faces = faces_of(one.run)
    path = shutil.copytree(out / "ensemble", tmp_path / "ensemble")
    again = changed(other, tmp_path / other.name, recipe={}, epochs=1)
    shutil.copyfile(one.run.path / "weights.safetensors", again.run.path / "weights.safetensors")
    metrics = json.loads((again.run.path / "metrics.json").read_text())
    write_json(again.run.path / "metrics.json", metrics | {"seconds": metrics["seconds"] + 1})
    members = [one, again]
    run = write_ensemble(members, judged(members, faces), faces, path)
    expected = one.run.model().state_dict()
    for network in run.networks():
        assert all(torch.equal(tensor, expected[name]) for name, tensor in network.state_dict().items())


def test_a_single_run_where_the_ensemble_would_go_is_refused_before_any_training(seeds, tmp_path, monkeypatch):
    made, _ = seeds
    monkeypatch.setattr("fer.training.sweep.sweep.train_here", refuse_training)
    path = shutil.copytree(made.members[0].run.path, tmp_path / "ensemble")
    before = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    with pytest.raises(InputError, match=r"ensemble: the run of a single network, .* another folder with --out$"):
        sweep(TINY, Grid(recipes=("quick",), seeds=2), tmp_path)
    faces = faces_of(made.members[0].run)
    with pytest.raises(InputError, match="the run of a single network"):
        write_ensemble(made.members, judged(made.members, faces), faces, path)
    assert {file: file.read_bytes() for file in path.rglob("*") if file.is_file()} == before


def unlike(made, folder):
    """Two members of unlike recipes."""
    one, other = made.members
    slow = {"name": "slow", "epochs": 3, "keep": "last", "patience": 2, "views": 10}
    return [
        changed(one, folder / "one", recipe={"keep": "last"}, epochs=1, threads=3, device="abacus"),
        changed(other, folder / "other", recipe=slow, epochs=2, threads=3, device="loom"),
    ]


def test_each_network_of_an_ensemble_is_asked_by_its_own_views_and_settings(seeds, tmp_path):
    made, _ = seeds
    members = unlike(made, tmp_path)
    faces = faces_of(members[0].run)
    run = write_ensemble(members, judged(members, faces), faces, tmp_path / "ensemble")
    images = faces.split("test").images[:40]
    each = [predict(of.run.model(), images, views=of.plan.recipe.views).log_softmax(dim=1) for of in members]
    expected = np.mean([of.numpy() for of in each], axis=0)
    np.testing.assert_allclose(Answers(run)(images).numpy(), expected, rtol=1e-3, atol=1e-4)
    np.testing.assert_allclose(np.log(label(run, images).probabilities), log_softmax(expected, axis=1), atol=1e-3)
    assert not np.allclose(predict(run.model(), images, views=1).numpy(), expected, rtol=1e-3, atol=1e-4)
    alike = [predict(of.run.model(), images, views=2).log_softmax(dim=1).numpy() for of in members]
    np.testing.assert_allclose(Answers(run, views=2)(images).numpy(), np.mean(alike, axis=0), rtol=1e-3, atol=1e-4)
    assert (run.metrics().views, made.ensemble.metrics().views) == (None, 1)
    assert run.seeds() == [0, 1]
    settings = {setting.name: (setting.ours, setting.theirs) for setting in changed_settings(made.ensemble, run)}
    assert settings["epochs"] == (1, (1, 3)) and settings["views"] == (1, (1, 10))
    assert settings["keep"] == ("best", "last") and "seed" not in settings and "batch" not in settings
    found = confusion.measure(run, faces, confusion.met_in_training(run, faces), pairs=1)
    assert (found.keep, found.views) == ("last", None)


def test_an_ensemble_with_folds_is_not_said_to_be_set_apart_by_nothing(folds, seeds):
    of_folds, of_seeds = folds[0].ensemble, seeds[0].ensemble
    settings = {setting.name: (setting.ours, setting.theirs) for setting in changed_settings(of_seeds, of_folds)}
    assert settings["fold"] == (None, ("1/3", "2/3", "3/3")) and settings["seed"] == ((0, 1), 0)


def test_an_ensemble_of_unlike_recipes_has_each_ones_own(seeds, tmp_path):
    made, _ = seeds
    members = unlike(made, tmp_path)
    one = members[0]
    faces = faces_of(one.run)
    run = write_ensemble(members, judged(members, faces), faces, tmp_path / "ensemble")
    assert run.recipes() == [member.plan.recipe for member in members]
    assert (run.environment()["threads"], run.environment()["device"]) == (3, "abacus, loom")
    facts = training.measure(run)
    assert [(of.epochs, of.planned) for of in facts.members.each] == [(1, 1), (2, 3)]
    assert (facts.keep, facts.patience, facts.epochs, facts.small) == ("last", 2, 1, 0)
    assert write_ensemble(members, judged(members, faces), faces, tmp_path / "ensemble").status()["state"] == "done"
    write_json(tmp_path / "ensemble" / "recipes.json", {"members": [dataclasses.asdict(one.plan.recipe)]})
    with pytest.raises(InputError, match="1 recipes of 2 networks; give fer sweep again"):
        run.recipes()
    write_ensemble(members, judged(members, faces), faces, tmp_path / "ensemble")
    assert run.recipes()[1].name == "slow", "what is damaged is made again"
    (tmp_path / "ensemble" / "recipes.json").unlink()  # as of an earlier version
    assert run.recipes() == [run.config.recipe] * 2
    write_ensemble(members, judged(members, faces), faces, tmp_path / "ensemble")
    assert run.recipes()[1].name == "slow"


def test_an_ensembles_machine_is_that_of_its_members(seeds, tmp_path):
    made, _ = seeds
    assert made.ensemble.environment() in [member.run.environment() for member in made.members]
    others = [
        changed(member, tmp_path / member.name, recipe={}, epochs=1, threads=threads, date=f"2020-01-0{threads}")
        for threads, member in enumerate(made.members, start=1)
    ]
    faces = faces_of(others[0].run)
    found = write_ensemble(others, judged(others, faces), faces, tmp_path / "ensemble").environment()
    assert (found["threads"], found["date"]) == (None, "2020-01-02")
    assert found["device"] == others[0].run.environment()["device"]


def test_an_unfinished_member_is_resumed(tmp_path):
    words = ["train", "--recipe", "quick", "--limit", "100", "--set", "epochs=1", "--set", "widths=8,16"]
    folder = tmp_path / "member"
    with quick_members():
        assert train_member([*words, "--run", str(folder)], str(folder), threads=1) is None
        (folder / "status.json").write_text('{"state": "running", "why": null}')
        assert train_member([*words, "--run", str(folder)], str(folder), threads=1) is None
    assert open_run(folder).status()["state"] == "done"


def test_a_cluster_gives_the_numbers_of_the_local_pool(folds, tmp_path):
    from distributed import LocalCluster

    here, _ = folds
    with (
        quick_members(),  # of workers that are threads, though they are spoken to by tcp
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=False,
            protocol="tcp",
            host="127.0.0.1",
            dashboard_address=None,
            worker_dashboard_address=None,
        ) as cluster,
    ):
        there = sweep(TINY, Grid(recipes=("quick",), folds=3), tmp_path, scheduler=cluster.scheduler_address)
        assert cluster.scheduler_address.startswith("tcp:")
    for one, other in zip(here.members, there.members, strict=True):
        assert (one.run.path / "weights.safetensors").read_bytes() == (
            other.run.path / "weights.safetensors"
        ).read_bytes()
    assert here.out_of_fold == there.out_of_fold


def test_the_command_line_prints_means_and_a_second_call_the_same(folds, fer):
    _, out = folds
    words = ["--recipe", "quick", "--limit", "100", "--folds", "3", "--set", "epochs=1", "--set", "widths=8,16"]
    code, said, error = fer("sweep", *words, "--out", out)
    assert code == 0, error
    assert "quick: 3 trained; test accuracy" in said
    assert "out of fold: accuracy" in said
