"""What the evidence of chapter 2 says: the opposite where the numbers are the opposite."""

import dataclasses

import numpy as np
import pandas as pd
import pytest

from fer.training.gradients import course, rate
from fer.training.learning_curve import fitted
from fer.wording.en.training import beside as words
from fer.wording.en.training import gradients as gradient_words
from fer.wording.en.training import learning_curve as curve_words


def gradient_facts(norms, *, lr=0.1, objective=1.0, limit=5.0, members=None) -> dict:
    columns = np.broadcast_arrays(np.arange(1, len(norms) + 1), norms, lr, objective)
    history = pd.DataFrame(np.transpose(columns), columns=["epoch", "gradient_norm", "lr", "objective"])
    found = course(history, limit=limit)
    gradient = dataclasses.asdict(found) | {"trend": found.trend, "loss_trend": found.loss_trend}
    return {"gradient": gradient, "rate": dataclasses.asdict(rate(history)), "members": members, "epochs": len(norms)}


RISING = np.linspace(1, 3, 20)


def test_a_growing_norm_is_set_against_the_loss():
    sound = gradient_words.verdict(gradient_facts(RISING, objective=np.linspace(2, 1, 20)))
    apart = gradient_words.verdict(gradient_facts(RISING, objective=np.linspace(1, 2, 20)))
    assert "it grew (Kendall's τ = 1.00, p" in sound
    assert "the training did not come apart" in sound
    assert "the training came **apart**" in apart
    unclear = gradient_words.verdict(gradient_facts(RISING, objective=[1.0, 1.1] * 10))
    assert "whether the training was coming apart cannot be told" in unclear
    assert "peaks in the last epoch, at 3." in sound


def test_a_falling_and_a_level_norm_are_said_to_be_so():
    falling = gradient_words.verdict(gradient_facts(RISING[::-1], objective=np.linspace(2, 1, 20)))
    assert "it fell (Kendall's τ = −1.00" in falling
    assert "peaks in the first epoch, at 3, and is 1 at the end." in falling
    assert "no trend" in gradient_words.verdict(gradient_facts([1.0, 2.0] * 10))
    assert "too short" in gradient_words.verdict(gradient_facts([1.0, 2.0]))
    assert "one epoch has no course" in gradient_words.verdict(gradient_facts([2.0]))


def test_steps_that_were_held_back_are_told():
    assert "In no epoch does the mean norm exceed 5" in gradient_words.verdict(gradient_facts([1.0, 4.9]))
    assert (
        "In 2 epochs the mean norm exceeds 5, above which a step is scaled down: there some steps"
        in gradient_words.verdict(gradient_facts([9.0, 7.0, 1.0]))
    )


@pytest.mark.parametrize(
    ("lr", "said"),
    [
        (0.001, "was 0.001 throughout"),
        ([0.1, 0.2, 0.2], "rose to 0.2, where it still stood"),
        ([0.1, 0.2, 0.05], "rose until epoch 2 (0.2) and had come down to 0.05"),
        ([0.2, 0.1, 0.05], "was highest in the first epoch (0.2)"),
    ],
)
def test_the_course_of_the_rate_is_told(lr, said):
    assert said in gradient_words.verdict(gradient_facts([1.0, 1.0, 1.0], lr=lr))


def account(name="mine") -> dict:
    return {
        "name": name, "recipe": "tiny", "accuracy": (0.5, 0.48, 0.52), "gap": (0.3, 0.28, 0.32), "epochs": 10,
        "val_lowest": 1.2, "lowest_epoch": 4, "val_last": 2.5,
    }  # fmt: skip


def beside_facts(*settings, kind, gap=(-0.2, -0.25, -0.15), first=200, second=100, p=0.001, split="val") -> dict:
    apart = [{"name": name, "ours": ours, "theirs": theirs} for name, ours, theirs in settings]
    difference = ((first - second) / 1000, (first - second) / 1000 - 0.03, (first - second) / 1000 + 0.03)
    paired = {"both": 0, "first": first, "second": second, "neither": 0, "difference": difference, "p": p}
    other = {"run": account("other"), "kind": kind, "settings": apart, "gap": gap, "paired": paired}
    return {"account": account(), "beside": [other], "held_out": split}


MIXUP = ("mixup", 0.0, 0.4)


def test_one_setting_that_differs_brings_the_difference_for_one_seed():
    text = words.verdicts(beside_facts(MIXUP, kind="one"))
    assert "One thing differs: mixup 0.4 in place of 0.0." in text
    assert "−20.0 percentage points" in text
    assert "it is narrower" in text
    assert "it is better" in text
    assert "So this is what mixup brings here, for one seed" in text
    assert "mixup 0.4 in place of 0.0, all else equal" in words.finding(beside_facts(MIXUP, kind="one"))


def test_the_opposite_numbers_make_the_opposite_sentence():
    text = words.verdicts(beside_facts(MIXUP, kind="one", gap=(0.2, 0.15, 0.25), first=100, second=200))
    assert "it is wider" in text
    assert "it is worse" in text


def test_a_narrower_gap_alone_is_not_praised_nor_a_wider_one_alone_blamed():
    worse = words.verdicts(beside_facts(MIXUP, kind="one", first=100, second=200))
    wider = words.verdicts(beside_facts(MIXUP, kind="one", gap=(0.2, 0.15, 0.25)))
    level = words.verdicts(beside_facts(MIXUP, kind="one", first=101, second=100, p=0.9))
    assert "but less is right on other faces too" in worse
    assert "that this gains anything on other faces is not shown" in level
    assert "a gap alone is no harm" in wider
    assert "by heart" not in words.verdicts(beside_facts(MIXUP, kind="one"))


def test_a_measure_that_shows_no_difference_is_not_said_to_bring_one():
    text = words.verdicts(beside_facts(MIXUP, kind="one", gap=(0.0, -0.1, 0.1), first=100, second=101, p=0.9))
    assert "no difference is shown" in text
    assert "cannot be told apart" in text
    assert "mixup brings nothing here that these faces could show" in text


def test_several_settings_cannot_be_told_apart():
    text = words.verdicts(beside_facts(MIXUP, ("label_smoothing", 0.0, 0.1), kind="several"))
    assert "2 settings differ (mixup and label_smoothing" in text
    assert "which of them does it cannot be told" in text


def test_another_network_is_no_comparison_of_measures():
    text = words.verdicts(beside_facts(("model.widths", (8, 16), (4, 8)), kind="network"))
    assert "The networks differ (widths), so this is no comparison of measures." in text


def test_equal_runs_and_other_seeds_are_called_so():
    same = beside_facts(kind="nothing", gap=(0, -0.02, 0.02), first=0, second=0, p=1.0)
    assert "Nothing differs" in words.verdicts(same)
    assert words.settings_table(same).empty
    assert "The seed alone does this" in words.verdicts(beside_facts(("seed", 0, 1), kind="one"))
    assert "The draw of the training faces alone" in words.verdicts(beside_facts(("fold", "1/3", "2/3"), kind="one"))
    assert "one seed: another" in words.verdicts(beside_facts(("training faces", 300, 100), kind="one"))


def test_the_tables_have_a_row_a_run_and_a_row_a_setting():
    facts = beside_facts(MIXUP, ("model.widths", (8, 16), (4, 8)), kind="network", split="test")
    table = words.table(facts)
    assert table["Run"].tolist() == ["mine", "other"]
    assert table["Accuracy, test (%)"].tolist() == ["50.0 (48.0–52.0)"] * 2
    assert words.settings_table(facts).to_numpy().tolist() == [
        ["mixup", "0.0", "0.4"],
        ["widths", "8, 16", "4, 8"],
    ]
    assert "flip yes in place of no" in words.verdicts(beside_facts(("flip", False, True), kind="one"))
    facts["beside"][0]["run"]["name"] = "mine"
    assert words.labels(facts) == ["mine (1)", "mine (2)"]
    assert words.table(facts)["Run"].tolist() == words.labels(facts)


def curve_facts(*accuracies, faces=None, split="val", n=2000, keep="best") -> dict:
    right = np.arange(n) < n * np.array(accuracies)[:, None]
    faces = faces or [100 * 2**k for k in range(len(accuracies))]
    curve = dataclasses.asdict(fitted(faces, [4] * len(faces), right))
    return {"learning_curve": curve, "held_out": split, "keep": keep}


def test_a_curve_that_rises_promises_as_much_again():
    text = curve_words.verdict(curve_facts(0.3, 0.4, 0.5, 0.6))
    assert "From 400 to 800 training faces accuracy changes by 10.0 percentage points" in text
    assert "it still **rises**" in text
    assert "each doubling of the faces brings 10.0 percentage points" in text
    assert "the curve shows no flattening yet. 1,600 faces might bring as much" in text
    assert "Accuracy still rises from 400 to 800" in curve_words.finding(curve_facts(0.3, 0.4, 0.5, 0.6))


def test_a_curve_that_flattens_is_said_to_flatten():
    text = curve_words.verdict(curve_facts(0.3, 0.5, 0.6, 0.605))
    assert "the curve flattens, and 1,600 faces would rather bring less" in text


def test_a_last_step_that_may_lie_on_the_line_is_not_said_to_bend_it():
    text = curve_words.verdict(curve_facts(0.3, 0.4, 0.48, n=200))
    assert "may be flattening, which these faces cannot tell" in text


def test_a_level_curve_and_a_falling_one_are_said_to_be_so():
    assert "that it still rises is **not shown**" in curve_words.verdict(curve_facts(0.5, 0.5))
    assert "cannot be told from nothing" in curve_words.verdict(curve_facts(0.5, 0.5))
    assert curve_words.finding(curve_facts(0.5, 0.5)).startswith("That accuracy still rises from 100 to 200")
    falling = curve_words.verdict(curve_facts(0.6, 0.5, 0.4))
    assert "it **falls**" in falling
    assert "promise no gain" in falling
    assert "Accuracy falls" in curve_words.finding(curve_facts(0.6, 0.5, 0.4))


def test_two_points_are_not_said_to_show_a_bend():
    assert "two points cannot show whether the curve flattens" in curve_words.verdict(curve_facts(0.4, 0.5))


def test_who_chose_the_epoch_is_told_where_it_matters():
    assert "flatters the small parts" in curve_words.method(curve_facts(0.4, 0.5))
    assert "flatters" not in curve_words.method(curve_facts(0.4, 0.5, split="test"))
    assert "flatters" not in curve_words.method(curve_facts(0.4, 0.5, keep="last"))
