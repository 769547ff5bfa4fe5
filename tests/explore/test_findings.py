"""Sentences turn round when the numbers do, in each language."""

from dataclasses import replace

import pytest

from fer.explore import findings
from fer.explore.facts import Covered, Facts, Neighbour
from fer.wording.load import languages, load

SURE = (0.0, 0.0, 0.0, 0.9, 0.0, 0.1, 0.0)
LESS = (0.0, 0.0, 0.0, 0.6, 0.0, 0.4, 0.0)
OTHER = (0.0, 0.0, 0.0, 0.2, 0.0, 0.8, 0.0)
NEAR = (Neighbour("12", 3, 0.99, False), Neighbour("7", 5, 0.9, False))
FACTS = Facts(
    "44", 3, SURE, 3, "grad_cam", False, (Covered("eyes", 0.1, SURE), Covered("own", 0.0, SURE)), NEAR, 900, True
)


def keys(said):
    return [one.key.removeprefix("explore.") for one in said]


def with_mouth(probabilities):
    return replace(FACTS, covered=(Covered("mouth", 0.1, probabilities), *FACTS.covered))


def test_the_answer_is_set_beside_the_label():
    assert findings.answer(FACTS).key == "explore.answer_right"
    assert findings.answer(replace(FACTS, label=5)).values["of_label"] == 0.1
    assert findings.answer(replace(FACTS, label=None)).key == "explore.answer_unlabelled"


def test_an_empty_map_shows_nothing():
    assert findings.heat(FACTS).key == "explore.map_of"
    assert findings.heat(replace(FACTS, empty=True)).key == "explore.map_empty"


@pytest.mark.parametrize(("mouth", "key"), [(SURE, "no_part_needed"), (LESS, "part_needed"), (OTHER, "part_decides")])
def test_the_part_that_costs_most_is_named_where_it_costs_something(mouth, key):
    told, own = findings.covering(with_mouth(mouth))
    assert keys([told, own]) == [key, "own_nothing"]
    assert told.values.get("part", "mouth") == "mouth"


def test_a_part_that_changes_the_answer_is_named_however_little_it_costs_and_before_one_that_costs_more():
    close, turned = (0.3, 0.0, 0.0, 0.31, 0.0, 0.39 / 3, 0.0), (0.32, 0.0, 0.0, 0.29, 0.0, 0.0, 0.0)
    fallen = (0.2, 0.0, 0.0, 0.25, 0.0, 0.0, 0.0)
    facts = replace(FACTS, probabilities=close, covered=(Covered("eyes", 0.1, turned), Covered("mouth", 0.1, fallen)))
    (told,) = findings.covering(facts)
    assert (told.key, told.values["part"], told.values["instead"]) == ("explore.part_decides", "eyes", 0)


@pytest.mark.parametrize(("own", "key"), [(LESS, "own_moves"), (OTHER, "own_decides")])
def test_ones_own_rectangle_is_told_apart_from_the_parts(own, key):
    told = findings.covering(replace(FACTS, covered=(FACTS.covered[0], Covered("own", 0.25, own))))
    assert keys(told) == ["no_part_needed", key]
    assert told[1].values["after"] == own[3]


def test_a_changed_answer_stands_below_its_face():
    assert keys(findings.covered_notes(with_mouth(OTHER))) == ["now", "still", "still"]


def test_neighbours_of_the_answers_label_are_counted_and_the_very_picture_is_told():
    (told,) = findings.neighbours(FACTS)
    assert (told.values["number"], told.values["alike"], told.values["searched"]) == (2, 1, 900)
    same = replace(FACTS, neighbours=(replace(NEAR[0], same=True), NEAR[1]))
    assert keys(findings.neighbours(same)) == ["met", "neighbours"]
    assert keys(findings.neighbours(replace(same, training_known=False))) == ["perhaps_met", "neighbours"]
    assert keys(findings.neighbours(replace(FACTS, neighbours=(), searched=0))) == ["no_training_faces"]


@pytest.mark.parametrize("code", languages())
def test_texts_for_who_does_not_see_hold_the_numbers(code):
    language = load(code)
    assert "90.0" in language.plain(findings.answer_alt(FACTS))
    assert "60.0" in language.plain(findings.covering_alt(with_mouth(LESS)))
    assert "驚" in language.plain(findings.neighbours_alt(FACTS)) or code == "en"
