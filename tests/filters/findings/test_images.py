"""The sentences on images made for filters and on strongest faces follow the numbers, and turn when these do."""

from dataclasses import replace
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.filters.facts import Facts, Reached, StrongestFaces
from fer.filters.findings import images
from fer.filters.responses import Pairs, SameClass
from fer.wording.load import load

HAPPY, SURPRISE = 3, 5
ENGLISH = load("en")
FACES = StrongestFaces(
    index=((1, 2), (3, 4), (5, 6)),
    labels=((HAPPY, HAPPY), (SURPRISE, SURPRISE), (HAPPY, SURPRISE)),
    same_class=SameClass(filters=2, pairs=Pairs(alike=0.6, expected=0.16, p=0.0005)),
)
FACTS = Facts(
    held_out="val",
    faces=1000,
    filters=64,
    shown=(7, 3, 12),
    steps=128,
    gain=0.01,
    seed=0,
    receptive_field=61,
    reached=Reached(made=(12.0, 9.0, 10.0), strongest=(3.0, 3.5, 2.5), start=(0.0, 0.1, -0.1)),
    strongest=FACES,
)
BY_CHANCE = replace(FACES, same_class=SameClass(filters=1, pairs=Pairs(alike=0.2, expected=0.16, p=0.3)))
ONE_FACE = StrongestFaces(((1,), (3,), (5,)), ((HAPPY,), (HAPPY,), (SURPRISE,)), SameClass(filters=3, pairs=None))


def made(*activation: float) -> Facts:
    return replace(FACTS, reached=replace(FACTS.reached, made=activation))


def test_images_above_every_face_are_maxima_far_from_faces():
    text = ENGLISH.text(images.reached(FACTS))
    assert text.startswith("Every image excites its filter more than any of the 1,000 faces")
    assert "10.0 standard deviations" in text and "against 3.0" in text
    assert "far outside what faces do" in text


def test_images_that_a_face_beats_are_no_maxima():
    some = ENGLISH.text(images.reached(made(4.0, 3.0, 3.0)))
    assert some.startswith("2 of 3 images") and "**no** maxima" in some and "no more to the filters" in some
    assert "up to 2 times" in ENGLISH.text(images.reached(made(4.0, 3.0, 3.5)))
    none = ENGLISH.text(images.reached(made(1.0, 1.0, 1.0)))
    assert none.startswith("**No** image") and none.endswith("no more to the filters than faces do.")


def test_filters_that_never_vary_have_no_yardstick():
    nothing = replace(FACTS, reached=Reached((0.0,) * 3, (0.0,) * 3, (0.0,) * 3))
    assert ENGLISH.text(images.reached(nothing)).startswith("**No** one of 3 filters varies")
    assert ENGLISH.text(images.finding(nothing)).startswith("**No** one of 3 filters varies")
    one = replace(FACTS, reached=Reached((9.0, 0.0, 9.0), (3.0, 0.0, 3.0), (0.0, 0.0, 0.0)))
    assert ENGLISH.text(images.finding(one)).startswith("For 2 of 2 filters")


def test_ascent_settled_or_was_cut_off():
    settled = ENGLISH.text(images.converged(steps=96, gain=-0.028))
    assert settled.startswith("Ascent ended after 96 steps") and "−2.8\N{NO-BREAK SPACE}%" in settled
    cut = ENGLISH.text(images.converged(steps=96, gain=0.05))
    assert "cut off after 96 steps" in cut and "+5.0" in cut and "**not** settled" in cut
    assert "**not** settled" in ENGLISH.text(images.converged(steps=3, gain=None))


def test_strongest_faces_name_the_classes_or_deny():
    text = ENGLISH.text(images.same_class(FACES))
    assert "more than chance" in text and text.endswith("for 2 of 3 filters: happy (1) and surprise (1).")
    mixed = replace(FACES, labels=((HAPPY, SURPRISE),) * 3)
    assert ENGLISH.text(images.same_class(mixed)).endswith("for **no** filter all 2 carry one label.")
    chance = ENGLISH.text(images.same_class(BY_CHANCE))
    assert (
        "show **no** tie" in chance
        and "rule none out" in chance
        and "p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0.300" in chance
    )
    assert "do **not** show that it stands for a class" in (
        ENGLISH.text(images.finding(replace(FACTS, strongest=BY_CHANCE)))
    )
    assert "more often than by chance" in ENGLISH.text(images.finding(FACTS))


def test_faces_that_agree_less_than_by_chance_are_not_said_to_show_no_tie():
    less = replace(FACES, same_class=SameClass(filters=0, pairs=Pairs(alike=0.05, expected=0.16, p=0.004)))
    assert "**less** than chance" in ENGLISH.text(images.same_class(less))
    assert "**less** often than by chance" in ENGLISH.text(images.finding(replace(FACTS, strongest=less)))


def test_the_class_of_most_filters_is_named_first():
    faces = replace(FACES, labels=((SURPRISE, SURPRISE), (HAPPY, HAPPY), (HAPPY, HAPPY)))
    assert ENGLISH.text(images.same_class(faces)).endswith("for 3 of 3 filters: happy (2) and surprise (1).")


def test_one_face_a_filter_says_nothing_of_classes():
    assert "nothing shows" in ENGLISH.text(images.same_class(ONE_FACE))
    assert ENGLISH.text(images.finding(replace(FACTS, strongest=ONE_FACE))).endswith("more than any face.")


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
    text = ENGLISH.text(images.field(replace(FACTS, receptive_field=side)))
    assert f"{side} × {side} pixels" in text and phrase in text


def test_finding_counts_the_filters():
    assert ENGLISH.text(images.finding(made(4.0, 3.0, 3.0))).startswith("For 2 of 3 filters")


def test_captions_hold_the_numbers():
    caption = ENGLISH.text(images.maximisers_caption(FACTS))
    assert "the 3 of 64 filters" in caption and "the validation faces" in caption and "128 steps" in caption
    assert "the 2 faces of the test split" in ENGLISH.text(images.strongest_caption(replace(FACTS, held_out="test")))
    assert ENGLISH.words("filters.images.titles", filters=FACTS.shown) == ["7", "3", "12"]


@settings(max_examples=80, deadline=None)
@given(
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0.0005, 1),
    st.lists(st.integers(-9, 9).map(float), min_size=6, max_size=6),
)
def test_what_is_said_of_heights_and_of_classes_is_what_the_facts_allow(alike, expected, p, heights):
    faces = replace(FACES, same_class=SameClass(1, Pairs(alike, expected, p)))
    facts = replace(FACTS, strongest=faces, reached=Reached(tuple(heights[:3]), tuple(heights[3:]), (0.5,) * 3))
    way = "open" if p >= images.SMALL else "more" if alike > expected else "less"
    assert images.same_class(faces).key.endswith(f"classes_{way}")
    cover = images.finding(facts)
    assert cover.values["faces"].key.endswith(f"faces_{way}")
    above = sum(a > b for a, b in zip(heights[:3], heights[3:], strict=True))
    assert cover.values["above"] == above
    first, _, third = images.reached(facts)
    assert first.key.endswith({0: "none_above_faces", 3: "all_above_faces"}.get(above, "some_above_faces"))
    made, face = median(heights[:3]), median(heights[3:])
    assert third.key.endswith("within_faces") == (made <= face)
    assert not third.key.endswith("far_from_faces") or made > images.FAR * face
