"""Question 5's sentences, fed with facts that demand opposite ones."""

import pytest

from fer.wording.load import load

HAPPY, SURPRISE = 3, 5
words = load("en").module("filters.images")


def kernels_of(edges, brightness, *, number=48, chance=0.5):
    share = edges / number
    return {
        "side": 3,
        "edge_share": [0.5] * number,
        "edges": edges,
        "brightness": brightness,
        "interval": [share, share - 0.1, share + 0.1],
        "chance": chance,
    }


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
        "same_class": {"filters": 2, "pairs": 0.6, "expected": 0.16, "p": 0.0005},
        "kernels": kernels_of(40, 5),
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
    text = words.selectivity(facts_of())
    assert "more than chance" in text and text.endswith("for 2 of 3 filters: happy (1) and surprise (1).")
    mixed = facts_of(strongest_labels=[[HAPPY, SURPRISE]] * 3)
    assert words.selectivity(mixed).endswith("for **no** filter all 2 carry one label.")
    chance = facts_of(same_class={"filters": 1, "pairs": 0.2, "expected": 0.16, "p": 0.3})
    assert "show **no** tie" in words.selectivity(chance) and "p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0.300" in (
        words.selectivity(chance)
    )
    assert "do **not** show that it stands for a class" in words.finding(chance)
    assert "more often than by chance" in words.finding(facts_of())


def test_one_face_a_filter_says_nothing_of_classes():
    one = facts_of(same_class={"filters": 3, "pairs": None, "expected": None, "p": None}, strongest_faces=1)
    assert "nothing shows" in words.selectivity(one)
    assert words.finding(one).endswith("more than any face.")


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


def test_kernels_compare_more_or_less_than_random_weights_or_as_much():
    more = words.kernels(facts_of())
    assert "40 nearly cancel" in more and "5 are mostly of one sign" in more and "3 lie between" in more
    assert "more kernels compare neighbouring pixels than chance" in more
    assert "**no** sign" in words.kernels(facts_of(kernels=kernels_of(26, 21))) and "1 lies between" in (
        words.kernels(facts_of(kernels=kernels_of(26, 21)))
    )
    assert "**fewer** kernels" in words.kernels(facts_of(kernels=kernels_of(5, 30)))


def test_finding_counts_the_filters():
    assert words.finding(facts_of(reached=[4.0, 3.0, 3.0])).startswith("For 2 of 3 filters")


def test_captions_hold_the_numbers():
    assert "the 3 of 64 filters" in words.maximisers_caption(facts_of())
    assert "The 48 kernels" in words.kernels_caption(facts_of()) and "3 × 3" in words.kernels_caption(facts_of())
    assert words.titles(facts_of()) == ["7", "3", "12"]
