"""The learning curve: sizes as a person writes them, a line through known points, and trainings that are made once."""

import dataclasses

import numpy as np
import pytest

from fer import recipes
from fer.errors import InputError
from fer.recipes import RECIPES
from fer.runs.same_faces import faces_of
from fer.runs.seen import Training
from fer.statistics.interval import paired_difference
from fer.training.learning_curve import contrast, fitted, folder_of, lengthened, measure, sizes, train_on


def test_shares_and_counts_become_rising_numbers_of_faces():
    assert sizes("1, 0.1,0.25", of=2000) == [200, 500, 2000]
    assert sizes("1500,100", of=2000) == [100, 1500]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("0.5", "one size makes no curve"),
        (0.5, "one size makes no curve"),
        (2, "one size makes no curve"),
        ("0.5,0.5", "named twice"),
        ("0.5,1000", "named twice"),
        ("0.1,2001", "trained on 2000"),
        ("0.1,1.5", "'1.5' is no size"),
        ("0.1,0", "'0' is no size"),
        ("0.1,-3", "'-3' is no size"),
        ("0.1,nan", "'nan' is no size"),
        ("0.1,inf", "'inf' is no size"),
        ("0.1,,1", "'' is no size"),
        ("a,b", "'a' is no size"),
    ],
)
def test_nonsense_is_one_line(words, says):
    with pytest.raises(InputError, match=says) as caught:
        sizes(words, of=2000)
    assert "\n" not in str(caught.value)


def right(*accuracies: float, n: int = 1000) -> np.ndarray:
    """The first faces are recognised, as many as the accuracy says: what a smaller part knows a larger one knows."""
    return np.arange(n) < n * np.array(accuracies)[:, None]


def test_a_straight_line_gives_its_slope_for_every_doubling():
    curve = fitted([100, 200, 400, 800], [8, 4, 2, 1], right(0.3, 0.4, 0.5, 0.6), split="val")
    assert curve.per_doubling.value == pytest.approx(0.1)
    assert curve.per_doubling.low < 0.1 < curve.per_doubling.high
    assert curve.last_per_doubling.value == pytest.approx(0.1)
    assert curve.intercept + curve.per_doubling.value * np.log2(400) == pytest.approx(0.5)
    assert curve.last.difference.value == pytest.approx(0.1)
    assert [point.accuracy.value for point in curve.points] == pytest.approx([0.3, 0.4, 0.5, 0.6])


def test_equal_networks_make_a_level_curve():
    curve = fitted([100, 400], [4, 1], right(0.5, 0.5), split="val")
    assert curve.per_doubling.value == pytest.approx(0)
    assert curve.per_doubling.low == pytest.approx(-0.00098, abs=1e-5)  # equal on these faces, not for certain on all
    assert curve.bend is None
    assert (curve.last.difference.value, curve.last.p) == (0, 1)


def test_a_contrast_of_two_networks_is_that_of_agresti_and_min():
    answers = right(0.5, 0.6)
    assert contrast(np.array([-1.0, 1.0]), answers) == pytest.approx(paired_difference(100, 0, 1000))


def test_a_bend_is_the_last_step_beside_the_line_before():
    curve = fitted([100, 200, 400, 800], [8, 4, 2, 1], right(0.3, 0.4, 0.5, 0.52), split="val")
    assert curve.bend.value == pytest.approx(0.02 - 0.1)
    assert curve.bend.high < 0
    assert fitted([100, 200, 800], [8, 4, 1], right(0.3, 0.4, 0.6), split="val").bend.value == pytest.approx(0)


def test_fewer_faces_are_passed_more_often_in_the_same_number_of_steps():
    recipe = RECIPES["cpu"]
    assert lengthened(recipe, faces=28709, of=28709) == recipe
    tenth = lengthened(recipe, faces=2871, of=28709)
    steps = {n: -(-n // recipe.batch) for n in (28709, 2871)}
    assert abs(tenth.epochs * steps[2871] - recipe.epochs * steps[28709]) <= steps[2871] / 2
    assert lengthened(RECIPES["quick"], faces=64, of=128).epochs == 28


def test_parts_are_trained_once_beside_the_run_on_nested_faces(copied_run, tiny_recipe, monkeypatch):
    monkeypatch.setitem(recipes.RECIPES, "tiny", tiny_recipe)
    before = sorted(copied_run.path.iterdir())
    runs = train_on(copied_run, [64, 150, 300])
    assert runs[2] == copied_run
    assert [run.path for run in runs[:2]] == [folder_of(copied_run, n) for n in (64, 150)]
    rows = [set(faces_of(run).split("train").rows.tolist()) for run in runs]
    assert rows[0] < rows[1] < rows[2]
    assert [run.config.recipe.epochs for run in runs] == [10, 3, 2]
    assert len({tuple(run.predictions("test").rows.tolist()) for run in runs}) == 1
    assert sorted(copied_run.path.iterdir()) == before
    written = (runs[0].path / "weights.safetensors").stat().st_mtime_ns
    assert train_on(copied_run, [64, 300])[0].path == runs[0].path
    assert (runs[0].path / "weights.safetensors").stat().st_mtime_ns == written
    curve = measure(runs, split="test")
    assert (curve.split, [point.faces for point in curve.points]) == ("test", [64, 150, 300])


def test_all_faces_alone_need_no_training(tiny_run):
    assert train_on(tiny_run, [300]) == [tiny_run]


def test_a_network_that_was_not_trained_here_has_no_curve(tiny_run):
    theirs = dataclasses.replace(tiny_run.config, trained_on=Training("drawn", "0" * 64, (1,) * 7, 3))
    with pytest.raises(InputError, match="was not trained here as one network"):
        train_on(dataclasses.replace(tiny_run, config=theirs), [64, 300])


def test_a_network_that_had_a_teacher_has_no_curve(tiny_run):
    taught = dataclasses.replace(tiny_run.config.recipe, teacher="runs/large", taught=0.5)
    with pytest.raises(InputError, match="has learned from a teacher, which has met all faces"):
        train_on(dataclasses.replace(tiny_run, config=dataclasses.replace(tiny_run.config, recipe=taught)), [64, 300])


def test_a_part_too_small_is_refused_before_any_training(copied_run):
    with pytest.raises(InputError, match="leave fewer than 5 of a class"):
        train_on(copied_run, [7, 150])
    assert not folder_of(copied_run, 150).exists()


def test_the_training_of_another_recipe_in_the_folder_is_refused(copied_run):
    (other,) = train_on(copied_run, [64])
    config = other.path / "config.json"
    config.write_text(config.read_text().replace('"seed": 0', '"seed": 5'))
    with pytest.raises(InputError, match="remove this folder"):
        train_on(copied_run, [64, 300])
