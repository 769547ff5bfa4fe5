"""What is said of a learning curve: the opposite where the numbers are the opposite."""

import numpy as np
from hypothesis import given, settings

from fer.training.findings import learning_curve
from fer.training.learning_curve import Curve, fitted
from fer.wording.load import languages, load
from tests.training.drawn import curves, key, value

ENGLISH = load("en")


def curve(*accuracies: float, n: int = 2000, split: str = "val") -> Curve:
    right = np.arange(n) < n * np.array(accuracies)[:, None]
    faces = [100 * 2**k for k in range(len(accuracies))]
    return fitted(faces, [4] * len(faces), right, split=split)


def verdict(*accuracies: float, n: int = 2000) -> str:
    return "\n\n".join(map(ENGLISH.text, learning_curve.verdict(curve(*accuracies, n=n))))


def finding(*accuracies: float) -> str:
    return ENGLISH.text(learning_curve.finding(curve(*accuracies)))


def test_a_curve_that_rises_promises_as_much_again():
    text = verdict(0.3, 0.4, 0.5, 0.6)
    assert "through all 4 points, each doubling of the faces brings 10.0 percentage points" in text
    assert "If the line went on, 1,600 faces would bring as much again. The last step brings 10.0" in text
    assert "A bend is not shown, nor that the curve is straight" in text
    said = finding(0.3, 0.4, 0.5, 0.6)
    assert "Accuracy still rises from 400 to 800 training faces: it changes by 10.0 percentage points" in said
    assert "More faces helped this recipe" in said


def test_a_curve_that_flattens_is_said_to_flatten():
    text = verdict(0.3, 0.5, 0.6, 0.605)
    assert "The curve **flattens**, so the line promises too much" in text


def test_a_last_step_that_may_lie_on_the_line_is_not_said_to_bend_it():
    text = verdict(0.3, 0.4, 0.48, n=200)
    assert "A bend is not shown" in text


def test_a_level_curve_and_a_falling_one_are_said_to_be_so():
    assert "from 100 to 200 training faces is not shown" in finding(0.5, 0.5)
    assert "A gain from 400 faces is not shown" in verdict(0.5, 0.5)
    assert finding(0.5, 0.5).startswith("That accuracy still rises from 100 to 200")
    falling = verdict(0.6, 0.5, 0.4)
    assert "did not help" in finding(0.6, 0.5, 0.4)
    assert "promises no gain" in falling
    assert "Accuracy falls" in finding(0.6, 0.5, 0.4)


def test_a_curve_that_turns_down_or_grows_steeper_is_not_said_to_flatten():
    assert "The curve **turns down**" in verdict(0.3, 0.5, 0.6, 0.5)
    assert "The curve gets **steeper**" in verdict(0.3, 0.35, 0.4, 0.6)


def test_two_points_are_not_said_to_show_a_bend():
    text = verdict(0.4, 0.5)
    assert "through both points" in text
    assert "Two points cannot show whether it goes on straight." in text
    assert "or less" not in text


def test_who_chose_the_epoch_is_told_where_it_matters():
    def method(split: str, keep: str) -> str:
        return ENGLISH.text(learning_curve.method(split=split, keep=keep))

    assert "accuracy of small parts slightly too high" in method("val", "best")
    assert "too high" not in method("test", "best")
    assert "too high" not in method("val", "last")


def test_who_does_not_see_the_curve_is_told_its_ends():
    text = ENGLISH.text(learning_curve.alt(curve(0.4, 0.5)))
    assert text.startswith("Two points")
    assert "40.0" in text
    assert "with 100 training faces and 50.0" in text


def test_the_table_has_a_row_a_training():
    table = ENGLISH.table(learning_curve.table(curve(0.4, 0.5, split="test")))
    assert table["Training faces"].tolist() == ["100", "200"]
    assert table["Accuracy, test (%)"].str.startswith(("40.0", "50.0")).all()


@settings(max_examples=80, deadline=None)
@given(curves())
def test_what_is_said_follows_from_any_curve(found):
    step, (doubling, limits) = learning_curve.finding(found), learning_curve.verdict(found)
    told, bend = map(key, doubling)
    last, slope = found.last.difference, found.per_doubling
    assert (key(step) == "finding_rises") == (found.last.p < 0.05 and last.low > 0)
    assert (key(step) == "finding_falls") == (found.last.p < 0.05 and last.high < 0)
    assert value(step, "p") == found.last.p
    for language in map(load, languages()):
        assert all(map(language.text, [step, doubling, limits, learning_curve.alt(found)]))
    assert (told == "promised") == (slope.low > 0)
    assert (told == "no_gain") == (slope.high < 0)
    assert (bend == "no_bend_told") == (len(found.points) == 2)
    if bend in ("flattens", "turns_down"):
        assert found.bend.high < 0
        assert (bend == "turns_down") == (key(step) == "finding_falls")
    if bend == "steepens":
        assert found.bend.low > 0
    if bend == "straight":
        assert found.bend.low <= 0 <= found.bend.high
