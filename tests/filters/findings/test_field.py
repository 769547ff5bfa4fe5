"""The sentences on the part of a face that a filter sees follow the numbers, and turn when these do."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.filters.field import EffectiveField
from fer.filters.findings import field
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH = load("en")
FIELD = EffectiveField(
    side=29,
    share=0.75,
    crop_index=((1, 9), (8, 7)),
    crop_labels=((0, 0), (1, 1)),
    shared=1,
    shared_with_others=0.5,
    beyond=Interval(0.125, -0.2, 0.4),
)


def test_the_effective_field_is_a_part_or_the_whole_face():
    part = ENGLISH.text(field.verdict(FIELD, receptive_field=61))
    assert "within 29 × 29" in part and "more than the face has" in part
    whole = ENGLISH.text(field.verdict(replace(FIELD, side=47), receptive_field=61))
    assert "no smaller part to cut out" in whole
    assert "more than the face" not in ENGLISH.text(field.verdict(FIELD, receptive_field=40))


def test_crops_come_from_the_same_faces_beyond_those_of_another_filter_or_not():
    open_ = ENGLISH.text(field.crops(FIELD))
    assert open_.startswith("Of these 4 faces, 1 are also among the same filter's") and "would be 0.5, a" in open_
    assert "it is **not** shown" in open_
    partly = ENGLISH.text(field.crops(replace(FIELD, beyond=Interval(0.125, 0.1, 0.4))))
    assert "goes together with" in partly and "most of the faces differ" in partly
    mostly = ENGLISH.text(field.crops(replace(FIELD, shared=3, beyond=Interval(0.6, 0.1, 0.9))))
    assert mostly.endswith("So mostly one place decides the activation.")
    assert "another" not in ENGLISH.text(field.crops(replace(FIELD, beyond=None)))


def test_the_caption_holds_the_numbers():
    caption = ENGLISH.text(field.crops_caption(FIELD))
    assert "the 2 crops of faces (29 × 29 pixels)" in caption
    alt = ENGLISH.text(field.crops_alt(FIELD))
    assert "1 of the 4 faces are also among the strongest faces of the same filter." in alt


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 4), st.floats(-1, 1), st.floats(0, 1), st.integers(1, 48), st.integers(1, 99))
def test_faces_are_called_the_same_only_beyond_another_filters(shared, value, reach, side, receptive_field):
    found = replace(FIELD, side=side, shared=shared, beyond=Interval(value, value - reach, value + reach))
    key = field.crops(found).key.rpartition(".")[2]
    expected = ("mostly" if shared > 2 else "partly") + "_same_faces"
    assert key == (expected if value - reach > 0 else "other_faces")
    said = field.verdict(found, receptive_field=receptive_field)
    told = [said, field.crops(found), field.crops_caption(found), field.crops_alt(found)]
    assert all(load(code).text(told) for code in ("en", "zh-TW"))
    if side >= 47:
        assert said.key.endswith("whole_face")
    else:
        assert said.values["beyond_face"] == (receptive_field > 48) and said.values["side"] == side
