"""The sentences on images made for filters and on strongest faces follow the numbers, and turn when these do."""

from dataclasses import replace
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.filters.facts import Facts, Fineness, Reached, StrongestFaces
from fer.filters.findings import images
from fer.filters.responses import Pairs, SameClass
from fer.wording.load import load

HAPPY, SURPRISE = 3, 5
ENGLISH, CHINESE = load("en"), load("zh-TW")
FACES = StrongestFaces(
    index=((1, 2), (3, 4), (5, 6)),
    labels=((HAPPY, HAPPY), (SURPRISE, SURPRISE), (HAPPY, SURPRISE)),
    same_class=SameClass(filters=2, pairs=Pairs(alike=0.6, expected=0.16, p=0.0005)),
)
FACTS = Facts(
    held_out="val",
    labelled=1004,
    faces=1000,
    filters=64,
    shown=(7, 3, 12),
    steps=128,
    gain=0.01,
    seed=0,
    receptive_field=61,
    reached=Reached(made=(12.0, 9.0, 10.0), strongest=(3.0, 3.5, 2.5), start=(0.0, 0.1, -0.1)),
    fineness=Fineness(made=(7.0, 6.0, 5.0), faces=3.0),
    strongest=FACES,
)
BY_CHANCE = replace(FACES, same_class=SameClass(filters=1, pairs=Pairs(alike=0.2, expected=0.16, p=0.3)))
ONE_FACE = StrongestFaces(((1,), (3,), (5,)), ((HAPPY,), (HAPPY,), (SURPRISE,)), SameClass(filters=3, pairs=None))


def made(*activation: float) -> Facts:
    return replace(FACTS, reached=replace(FACTS.reached, made=activation))


def test_the_answer_counts_filters_and_tells_of_classes():
    text = ENGLISH.text(images.answer(FACTS))
    assert text.startswith(
        "Each of the 3 filters responds more to a fine light–dark pattern from gradient ascent than to"
    )
    assert "any of 1,000 validation faces (median 10.0 against 3.0 standard deviations)" in text
    assert "share a class more often than random pairs: 60.0\N{NO-BREAK SPACE}% against 16.0" in text
    assert CHINESE.text(images.answer(FACTS)).startswith("3 個 filter 對梯度上升產生的細密明暗紋理")
    some = ENGLISH.text(images.answer(made(4.0, 3.0, 3.0)))
    assert some.startswith("2 of 3 filters respond more to")
    none = ENGLISH.text(images.answer(made(1.0, 1.0, 1.0)))
    assert none.startswith("None of 3 filters responds more to") and "strongest of 1,000" in none
    assert "都不比對 1,000 張" in CHINESE.text(images.answer(made(1.0, 1.0, 1.0)))


def test_copies_are_counted_where_there_are_any():
    assert ENGLISH.text(images.copies(FACTS)).endswith("one is kept: 1,000 of 1,004 faces remain.")
    assert "1,004 張中留下 1,000 張" in CHINESE.text(images.copies(FACTS))
    assert images.copies(replace(FACTS, labelled=1000)) == []


def test_the_answer_calls_a_pattern_fine_only_where_every_image_is_finer_than_the_median_face():
    coarse = replace(FACTS, fineness=Fineness((7.0, 6.0, 3.0), 3.0))
    assert ENGLISH.text(images.answer(coarse)).startswith(
        "Each of the 3 filters responds more to an image from gradient ascent than"
    )
    assert ENGLISH.text(images.fineness(coarse)).startswith("2 of 3 images have finer patterns")
    assert "(median 6.0 against 3.0 cycles" in ENGLISH.text(images.fineness(FACTS))
    assert ENGLISH.text(images.fineness(FACTS)).startswith("**Every** image")
    assert ENGLISH.text(images.fineness(replace(FACTS, fineness=Fineness((1.0,), 3.0)))).startswith("**No** image")


def test_images_lie_far_above_faces_or_near_or_below():
    far = ENGLISH.text(images.beyond(FACTS))
    assert far.startswith(
        "The images' median activation is 3.3 times that of the strongest faces. So images exaggerate"
    )
    assert "maxim" not in ENGLISH.text(images.beyond(FACTS))
    near = ENGLISH.text(images.beyond(made(4.0, 3.0, 3.5)))
    assert "is 1.2 times that" in near and "exaggerate" not in near and "1 of 3 images does not reach its" in near
    low = replace(FACTS, reached=replace(FACTS.reached, strongest=(0.0, -1.0, 0.0)))
    assert "which does not lie above the mean. So images exaggerate" in ENGLISH.text(images.beyond(low))
    below = ENGLISH.text(images.beyond(made(1.0, 1.0, 1.0)))
    assert below.startswith("In the median, an image activates its filter no more") and "are **no** maxima" in below


def test_filters_that_never_vary_have_no_yardstick():
    nothing = replace(FACTS, reached=Reached((0.0,) * 3, (0.0,) * 3, (0.0,) * 3))
    assert ENGLISH.text(images.answer(nothing)).startswith("None of 3 filters varies")
    assert CHINESE.text(images.answer(nothing)).startswith("3 個 filter")
    assert images.beyond(nothing) == images.start(nothing) == []
    one = replace(FACTS, reached=Reached((9.0, 0.0, 9.0), (3.0, 0.0, 3.0), (0.0, 0.0, 0.0)))
    assert ENGLISH.text(images.answer(one)).startswith("Each of the 2 filters responds")
    single = replace(FACTS, reached=Reached((9.0, 0.0, 0.0), (3.0, 0.0, 0.0), (0.0, 0.0, 0.0)))
    assert ENGLISH.text(images.answer(single)).startswith("1 of 1 filter responds")


def test_ascent_settled_or_was_cut_off():
    settled = ENGLISH.text(images.converged(steps=96, gain=-0.028))
    assert settled.startswith("The ascent ended after 96 steps") and "−2.8\N{NO-BREAK SPACE}%" in settled
    cut = ENGLISH.text(images.converged(steps=96, gain=0.05))
    assert "cut off after 96 steps" in cut and "+5.0" in cut and "**not** settled" in cut
    assert "**not** settled" in ENGLISH.text(images.converged(steps=3, gain=None))
    assert "activation was 0.0 standard" in ENGLISH.text(images.start(FACTS))


def test_strongest_faces_name_the_classes_or_deny():
    text = ENGLISH.text(images.same_class(FACES))
    assert text.startswith("For 2 of 3 filters, all 2 faces are of one class: happy (1) and surprise (1).")
    assert text.endswith("labels of all faces 2,000 times.")
    mixed = replace(FACES, labels=((HAPPY, SURPRISE),) * 3)
    assert "for **no** filter are all 2 faces of one class" in ENGLISH.text(images.same_class(mixed))
    assert "cannot rule out" in ENGLISH.text(images.same_class(BY_CHANCE))
    open_ = ENGLISH.text(images.answer(replace(FACTS, strongest=BY_CHANCE)))
    assert "share a class in 20.0\N{NO-BREAK SPACE}%, random pairs in 16.0" in open_
    assert "no significant difference" in open_
    assert "p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0.300" in open_


def test_faces_that_agree_less_than_by_chance_are_not_said_to_show_no_tie():
    less = replace(FACES, same_class=SameClass(filters=0, pairs=Pairs(alike=0.05, expected=0.16, p=0.004)))
    assert "less often than random pairs" in ENGLISH.text(images.answer(replace(FACTS, strongest=less)))
    assert "比隨機配對少" in CHINESE.text(images.answer(replace(FACTS, strongest=less)))
    assert "rule out" not in ENGLISH.text(images.same_class(less))


def test_the_class_of_most_filters_is_named_first():
    faces = replace(FACES, labels=((SURPRISE, SURPRISE), (HAPPY, HAPPY), (HAPPY, HAPPY)))
    assert "of one class: happy (2) and surprise (1)." in ENGLISH.text(images.same_class(faces))


def test_one_face_a_filter_says_nothing_of_classes():
    assert "nothing shows" in ENGLISH.text(images.same_class(ONE_FACE))
    assert len(images.answer(replace(FACTS, strongest=ONE_FACE))) == 1


@pytest.mark.parametrize(
    ("side", "phrase"),
    [
        (61, "not its extent"),
        (49, "more than the face has"),
        (48, "as many as the face has"),
        (47, "a part around the cross"),
    ],
)
def test_the_receptive_field_decides_what_the_cross_means(side, phrase):
    text = ENGLISH.text(images.field(replace(FACTS, receptive_field=side)))
    assert f"{side} × {side} pixels" in text and phrase in text


def test_captions_and_alternative_texts_hold_the_numbers():
    assert "for 3 of 64 filters" in ENGLISH.text(images.maximisers_caption(FACTS))
    alt = ENGLISH.text(images.maximisers_alt(FACTS))
    assert "from 9.0 to 12.0 for images and from 2.5 to 3.5 for the strongest faces" in alt and "6.0 cycles" in alt
    assert "the 2 test faces that activate it" in ENGLISH.text(
        images.strongest_caption(replace(FACTS, held_out="test"))
    )
    assert ENGLISH.text(images.strongest_alt(FACTS)).endswith("faces: happy 3 and surprise 3.")
    assert ENGLISH.words("filters.images.titles", filters=FACTS.shown) == ["7", "3", "12"]
    assert ENGLISH.words("filters.images.heights", filters=(7,), made=(10.44,), strongest=(2.5,)) == ["7\n10.4 | 2.5"]


HEIGHTS = st.lists(st.integers(-9, 9).map(float), min_size=6, max_size=6)


@settings(max_examples=80, deadline=None)
@given(
    st.floats(0, 1), st.floats(0, 1), st.floats(0.0005, 1), HEIGHTS, st.lists(st.integers(1, 5), min_size=3, max_size=3)
)
def test_what_is_said_of_heights_and_of_classes_is_what_the_facts_allow(alike, expected, p, heights, cycles):
    faces = replace(FACES, same_class=SameClass(1, Pairs(alike, expected, p)))
    reached = Reached(tuple(heights[:3]), tuple(heights[3:]), (0.5,) * 3)
    facts = replace(FACTS, strongest=faces, reached=reached, fineness=Fineness(tuple(map(float, cycles)), 3.0))
    way = "open" if p >= images.SMALL else "more" if alike > expected else "less"
    lead, tie = images.answer(facts)
    assert tie.key.endswith(f"faces_{way}") and tie.values["alike"] == alike
    above = sum(a > b for a, b in zip(heights[:3], heights[3:], strict=True))
    assert lead.key.endswith({3: "answer_all", 0: "answer_none"}.get(above, "answer_above"))
    assert lead.values.get("above", above) == above
    assert lead.values["pattern"].key.endswith("fine_pattern") == all(of > 3 for of in cycles)
    made, face = median(heights[:3]), median(heights[3:])
    assert (lead.values["made"], lead.values["face"]) == (made, face)
    first, *rest = images.beyond(facts)
    assert first.key.endswith("within_faces") == (made <= face)
    assert first.key.endswith("far_from_faces") == (made > max(face, images.FAR * max(face, 0)))
    assert first.values.get("times") == (made / face if made > face > 0 else None)
    assert [of.values["below"] for of in rest] == ([3 - above] if above < 3 else [])
    assert images.fineness(facts).values.get("finer", 0) in (0, sum(of > 3 for of in cycles))
    for language in (ENGLISH, CHINESE):
        for said in (images.answer(facts), images.beyond(facts), images.fineness(facts), images.same_class(faces)):
            assert language.text(said)
