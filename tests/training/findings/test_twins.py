"""What is said of validation faces that have a twin in training: how many there are, and that they hide no gap."""

from dataclasses import replace

from hypothesis import given, settings

from fer.findings.said import Said
from fer.training.findings import twins as findings
from fer.training.findings import verdict as verdict_findings
from fer.training.twin_free import TwinFree
from fer.wording.load import languages, load
from tests.training.courses import BOTH, TWINS, facts
from tests.training.drawn import key, trainings, value
from tests.training.in_english import ENGLISH, answer, verdict


def told(said: Said | None) -> list[int]:
    """The counts that a clause on twins tells, without that of all faces where there is another."""
    numbers = dict(said.values) if said else {}
    if len(numbers) > 1:
        numbers.pop("faces", None)
    return list(numbers.values())


def counts(twins: TwinFree) -> list[int]:
    """How many faces have a twin of each kind, but for kinds that none has."""
    return [number for number in (twins.exact, twins.near) if number]


def test_the_answer_tells_which_faces_were_left_out():
    curves = ([0.6] * 5, [0.9] * 5, [0.77] * 5, [0.68] * 5)
    equal = "overfitting: without the 280 validation faces that equal a training face in every pixel, training"
    assert equal in answer(facts(*curves, twins=TWINS))
    altered = "without the 743 validation faces whose photograph is also in training, altered, training"
    assert altered in answer(facts(*curves, twins=replace(BOTH, exact=0)))
    assert (
        "strong overfitting: without the validation faces whose photograph is also in training (280 in the same "
        "pixels, 743 altered), training accuracy is 16.2" in answer(facts(*curves, twins=BOTH))
    )
    assert "without" not in answer(facts(*curves))


def test_faces_with_a_twin_in_training_do_not_hide_a_gap():
    curves = ([0.6] * 5, [0.9] * 5, [0.77] * 5, [0.68] * 5)
    text = verdict(facts(*curves, twins=TWINS))
    assert "280 of the 3,589 validation faces equal a training face in every pixel." in text
    assert "Without these 280 validation accuracy is 60.9" in text
    assert "and the gap is 16.1 percentage points" in text
    assert text.startswith("**Verdict: strong")
    assert verdict(facts(*curves)).startswith("**Verdict: mild")
    assert "None of the 3,589 validation faces equals a training face" in verdict(
        facts(*curves, twins=TwinFree("done", 0, 0, None))
    )
    everyone = facts(*curves, twins=TwinFree("done", 280, 3309, None))
    assert "They are no test" in verdict(everyone)
    assert "Overfitting cannot be judged" in answer(everyone)
    assert "Overfitting cannot be judged" not in answer(facts(*curves, twins=TwinFree("done", 0, 0, None)))


def test_altered_copies_are_counted_beside_equal_faces_and_leave_nothing_open():
    mild = ([0.6] * 5, [0.9] * 5, [0.66] * 5, [0.68] * 5)
    text = verdict(facts(*mild, twins=BOTH)).replace("\N{NO-BREAK SPACE}", " ")
    assert text.startswith("**Verdict: mild overfitting**")
    assert (
        "280 of the 3,589 validation faces equal a training face in every pixel, and 743 more have a near twin" in text
    )
    assert "or mirrored. Without these 1,023 validation accuracy is 60.8 %" in text
    assert "Chapter 3 says how near twins are found" in text
    assert "at least" not in text + answer(facts(*mild, twins=BOTH))
    none_equal = verdict(facts(*mild, twins=replace(BOTH, exact=0)))
    assert "None of the 3,589 validation faces equals a training face in every pixel, but 743 have a near" in none_equal
    none_altered = verdict(facts(*mild, twins=replace(BOTH, near=0)))
    assert "280 of the 3,589 validation faces equal a training face in every pixel. No other was found" in none_altered


def test_near_twins_are_neither_denied_nor_feared_where_the_program_draws_every_face():
    text = verdict(facts([0.6] * 5, [0.9] * 5, [0.66] * 5, [0.68] * 5, twins=replace(TWINS, search="drawn")))
    assert "280 of the 3,589 validation faces equal a training face in every pixel. Without these 280" in text
    assert "near twin" not in text.lower()
    assert "at least" not in text


def test_faces_that_the_verdict_leaves_out_are_said_to_be_in_figure_and_last_gap():
    curves = ([0.6] * 5, [0.9] * 5, [0.77] * 5, [0.68] * 5)
    alike = facts(*curves, kept=3, twins=TwinFree("done", 0, 0, None))
    without, both = (facts(*curves, kept=3, twins=twins) for twins in (TWINS, BOTH))
    assert "leaves out the 280 validation faces that equal a" in ENGLISH.text(verdict_findings.gap_caption(without))
    assert "leaves out the validation faces whose photograph is" in ENGLISH.text(verdict_findings.gap_caption(both))
    assert "(5) the gap on all validation faces, including the 1,023 left out above, is 9.0" in verdict(both)
    assert "every pixel" not in ENGLISH.text(verdict_findings.gap_caption(alike))
    assert "(5) the gap on all validation faces, including the 280 left out above, is 9.0" in verdict(without)
    assert "(5) the gap on all validation faces is 9.0" in verdict(alike)


@settings(max_examples=60, deadline=None)
@given(trainings())
def test_what_is_said_of_twins_follows_from_any_facts(found):
    twins = found.assessment.twins
    said = findings.gap_without(found.assessment)
    first, *_ = verdict_findings.verdict(found)
    assert [of for of in first if of.key.startswith("training.twins.")] == said
    keys = list(map(key, said))
    without = twins is not None and twins.accuracy is not None
    assert ("without" in keys) == without
    for of in said:
        if key(of) == "without":
            assert told(value(of, "counted")) == counts(twins)
    assert ("searched" in keys) == (without and twins.search == "done")
    assert ("not_searched" in keys) == (without and twins.search == "absent")
    assert ("none" in keys) <= (twins is not None and twins.search == "done")
    for language in map(load, languages()):
        assert language.text(said) or not said


@settings(max_examples=60, deadline=None)
@given(trainings())
def test_figure_answer_and_last_gap_leave_out_the_same_faces(found):
    twins = found.assessment.twins
    left_out = counts(twins) if twins and twins.accuracy else []
    assert told(value(verdict_findings.gap_caption(found), "left_out")) == left_out
    _, judged = verdict_findings.answer(found)
    if key(judged) != "untested":
        apart = value(judged, "apart")
        assert (apart.key == "training.twins.apart_without") == bool(left_out)
        assert told(value(apart, "left_out") if left_out else None) == left_out
    for of in (of for paragraph in verdict_findings.verdict(found) for of in paragraph):
        if key(of) == "at_last":
            assert value(of, "left_out") == (sum(left_out) if left_out else None)
