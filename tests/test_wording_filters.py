"""Question 5's sentences, fed with facts that demand opposite ones."""

import pytest

from fer.report.wording import load

HAPPY, SURPRISE = 3, 5
words = load("en").filters


def facts_of(**changes):
    return {
        "held_out": "val",
        "faces": 1000,
        "filters": 64,
        "shown": [7, 3, 12],
        "steps": 128,
        "receptive_field": 61,
        "reached": [12.0, 9.0, 10.0],
        "strongest": [3.0, 3.5, 2.5],
        "start": [0.0, 0.1, -0.1],
        "strongest_faces": 2,
        "strongest_labels": [[HAPPY, HAPPY], [SURPRISE, SURPRISE], [HAPPY, SURPRISE]],
        "same_class": {"filters": 2, "expected": 0.1, "p": 0.001},
        "kernels": {"side": 3, "edge_share": [0.9, 0.8, 0.1]},
        **changes,
    }


def test_images_above_every_face_are_maxima_far_from_faces():
    text = words.reached(facts_of())
    assert text.startswith("Every image excites its filter more than any of the 1,000 faces")
    assert "10.0 standard deviations" in text and "against 3.0" in text
    assert "far outside what faces do" in text


def test_images_that_a_face_beats_are_no_maxima():
    some = words.reached(facts_of(reached=[4.0, 3.0, 3.0]))
    assert some.startswith("2 of 3 images") and "**no** maxima" in some and "stay near" in some
    assert words.reached(facts_of(reached=[1.0, 1.0, 1.0])).startswith("**No** image")


def test_selectivity_names_the_classes_or_denies():
    assert words.selectivity(facts_of()).endswith("happy (1) and surprise (1).")
    chance = facts_of(same_class={"filters": 1, "expected": 0.9, "p": 0.6})
    assert "**no** sign" in words.selectivity(chance)
    assert "no more often than chance allows" in words.finding(chance)
    assert "more than chance allows" in words.finding(facts_of())


@pytest.mark.parametrize(
    ("side", "phrase"),
    [
        (61, "not its extent"),
        (49, "more than the face has"),
        (48, "as large as the face"),
        (47, "a part around the cross"),
    ],
)
def test_the_receptive_field_decides_what_the_cross_means(side, phrase):
    text = words.field(facts_of(receptive_field=side))
    assert f"{side} × {side} pixels" in text and phrase in text


def test_kernels_that_compare_and_kernels_that_add():
    assert words.kernels(facts_of()).startswith("Most kernels compare neighbouring pixels")
    sums = facts_of(kernels={"side": 7, "edge_share": [0.1, 0.2, 0.5]})
    text = words.kernels(sums)
    assert text.startswith("Most kernels are **not** pure edge detectors")
    assert "2 are mostly of one sign" in text and "1 lies between" in text
    tie = facts_of(kernels={"side": 3, "edge_share": [0.9, 0.1]})
    assert words.kernels(tie).startswith("Half of the kernels")


def test_finding_counts_the_filters():
    assert words.finding(facts_of(reached=[4.0, 3.0, 3.0])).startswith("For 2 of 3 filters")


def test_captions_hold_the_numbers():
    assert "the 3 of 64 filters" in words.maximisers_caption(facts_of())
    assert "The 3 kernels" in words.kernels_caption(facts_of()) and "3 × 3" in words.kernels_caption(facts_of())
    assert words.titles(facts_of()) == ["7", "3", "12"]
