"""The sentences on the part of a face that a filter sees follow the numbers, and turn when these do."""

from dataclasses import replace

from fer.filters.facts import StrongestFaces
from fer.filters.field import EffectiveField
from fer.filters.findings import field
from fer.filters.responses import SameClass
from fer.wording.load import load

ENGLISH = load("en")
FIELD = EffectiveField(side=29, share=0.75, crop_index=((1, 9), (8, 7)), crop_labels=((0, 0), (1, 1)))
FACES = StrongestFaces(index=((1, 2), (3, 4)), labels=((0, 0), (1, 1)), same_class=SameClass(2, None))


def test_the_effective_field_is_a_part_or_the_whole_face():
    part = ENGLISH.text(field.verdict(FIELD, receptive_field=61))
    assert "within 29 × 29" in part and "more than the face has" in part
    whole = ENGLISH.text(field.verdict(replace(FIELD, side=47), receptive_field=61))
    assert "no smaller part to cut out" in whole
    assert "more than the face" not in ENGLISH.text(field.verdict(FIELD, receptive_field=40))


def test_crops_come_from_the_same_faces_or_from_others():
    others = ENGLISH.text(field.crops(FACES, FIELD))
    assert "mostly **other** faces" in others and "(1 of 4 are the same)" in others
    same = ENGLISH.text(field.crops(FACES, replace(FIELD, crop_index=((1, 2), (4, 7)))))
    assert "mostly the faces of" in same and "(3 of 4)" in same


def test_the_caption_holds_the_numbers():
    caption = ENGLISH.text(field.crops_caption(FIELD))
    assert "the 2 crops" in caption and "29 × 29 pixels" in caption
