"""Several runs measured, against what each says of itself."""

import dataclasses
import shutil

import numpy as np
import pytest

from fer.gallery.measure import measure
from fer.runs.run import open_run
from fer.statistics.classification import correct
from fer.statistics.interval import paired_difference, together
from fer.training import overfitting


@pytest.fixture(scope="module")
def others(tiny_run, tmp_path_factory):
    """Two runs like the tiny one: the first answers half of its test faces otherwise, the second fewer faces."""
    folder = tmp_path_factory.mktemp("others")
    for name in ("worse", "fewer"):
        shutil.copytree(tiny_run.path, folder / name)
        with np.load(folder / name / "predictions.npz") as stored:
            arrays = dict(stored)
        if name == "worse":
            half = len(arrays["test_logits"]) // 2
            arrays["test_logits"][:half] = np.roll(arrays["test_logits"][:half], 1, axis=1)
        else:
            arrays = {key: value[:-1] if key.startswith("test") else value for key, value in arrays.items()}
        np.savez(folder / name / "predictions.npz", **arrays)
    return [open_run(folder / name) for name in ("worse", "fewer")]


def test_each_side_says_what_its_run_says(tiny_run, others):
    found = measure({"tiny": tiny_run, "worse": others[0]}).sides[0]
    scores = tiny_run.metrics().splits["test"]
    assert (found.accuracy, found.faces) == (scores.accuracy, scores.faces)
    assert tuple(of and of.value for of in found.recall) == scores.recall
    assert found.gap == overfitting.measure(tiny_run).kept.gap.difference
    assert found.parameters == tiny_run.metrics().parameters
    assert np.sum(found.counts) == scores.faces


def test_of_a_network_that_came_or_began_as_a_file_of_weights_the_faces_are_not_known(tiny_run):
    def known(**changed):
        config = dataclasses.replace(tiny_run.config, **changed)
        return measure({"a": dataclasses.replace(tiny_run, config=config)}).sides[0].faces_known

    begun = dataclasses.replace(tiny_run.config.recipe, model_options={"weights": "mine.pth"})
    assert (known(), known(weights="1" * 64), known(recipe=begun)) == (True, False, False)


def test_runs_on_the_same_faces_are_compared_face_by_face_and_others_not_at_all(tiny_run, others):
    found = measure({"tiny": tiny_run, "worse": others[0], "fewer": others[1]})
    (group,) = found.groups
    assert group.sides == (0, 1)
    ours, theirs = (correct(of.logits, of.labels) for of in (run.predictions("test") for run in (tiny_run, others[0])))
    gained, lost = int((ours & ~theirs).sum()), int((~ours & theirs).sum())
    assert group.pairs[0].paired.difference.value == pytest.approx((gained - lost) / len(ours))


def test_intervals_of_several_pairs_are_wide_enough_to_hold_together(tiny_run, others):
    again = open_run(others[0].path)
    pairs = measure({"tiny": tiny_run, "worse": others[0], "again": again}).groups[0].pairs
    first = pairs[0].paired
    expected = paired_difference(first.first, first.second, 300, level=together(3))
    assert len(pairs) == 3
    width = first.difference.high - first.difference.low
    assert width >= expected.high - expected.low - 1e-12


def test_the_pairs_of_all_groups_hold_together(tiny_run, others):
    """Two runs on all faces, three on one fewer: one pair and three."""
    worse, fewer = others
    found = measure({"tiny": tiny_run, "worse": worse, **{f"fewer {k}": fewer for k in range(3)}})
    first = found.groups[0].pairs[0].paired
    expected = paired_difference(first.first, first.second, 300, level=together(4))
    assert [len(group.pairs) for group in found.groups] == [1, 3]
    assert first.difference.high - first.difference.low >= expected.high - expected.low - 1e-12


def test_settings_that_were_changed_are_named(tiny_run):
    recipe = dataclasses.replace(tiny_run.config.recipe, name="quick")
    changed = dataclasses.replace(tiny_run, config=dataclasses.replace(tiny_run.config, recipe=recipe))
    named, unnamed = measure({"a": changed, "b": tiny_run}).sides
    assert "epochs=2" in named.changed
    assert unnamed.changed == ()
