"""Question 4's sentences, fed with facts that demand opposite ones."""

import re

import pytest

from fer.report.wording import load

ANGRY, DISGUST, FEAR, HAPPY, SAD, SURPRISE, NEUTRAL = range(7)
METHODS = ("input_gradient", "smooth_grad", "integrated_gradients", "grad_cam")
words = load("en").saliency


def facts_of(**changes):
    return {
        "held_out": "test",
        "asked": False,
        "passes": 32,
        "mean_passes": 8,
        "right": [{"row": str(k), "label": k, "predicted": k, "confidence": 0.97} for k in range(7)],
        "wrong": [{"row": "9", "label": FEAR, "predicted": SURPRISE, "confidence": 0.884}],
        "faces": [20] * 7,
        "agreement": [("input_gradient", "smooth_grad", 0.8), ("input_gradient", "grad_cam", 0.1)],
        "completeness": {"gain": 5.0, "error": 0.1},
        "empty": dict.fromkeys(METHODS, 0),
        **changes,
    }


def test_agreement_says_yes_and_no():
    assert words.agreement(facts_of()).startswith("The methods do **not** tell the same story")
    alike = facts_of(agreement=[("input_gradient", "smooth_grad", 0.9), ("input_gradient", "grad_cam", 0.8)])
    assert words.agreement(alike).startswith("The methods tell much the same story")


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ({"gain": 5.0, "error": 0.1}, "add up to the change.*2.0\N{NO-BREAK SPACE}% of the change"),
        ({"gain": 5.0, "error": 1.0}, "do \\*\\*not\\*\\* add up to"),
        ({"gain": 0.0, "error": 0.1}, "do \\*\\*not\\*\\* add up to.*many times"),
    ],
)
def test_completeness(found, sentence):
    assert re.search(sentence, words.completeness(facts_of(completeness=found)))


def test_empty_maps_are_counted():
    assert words.empty(facts_of()).startswith("None")
    assert "3 maps by Grad-CAM, of 140 faces" in words.empty(facts_of(empty={"input_gradient": 0, "grad_cam": 3}))


def test_rows_name_class_mistake_and_confidence():
    facts = facts_of()
    assert words.row_names(facts["right"])[HAPPY] == "happy\n97\N{NO-BREAK SPACE}%"
    assert words.row_names(facts["wrong"]) == ["fear\nas surprise\n88\N{NO-BREAK SPACE}%"]


def test_missing_right_answers_and_mistakes_are_told():
    facts = facts_of()
    assert "no mistake to show of angry, disgust, happy, sad, surprise or neutral" in words.shown(facts)
    assert "right answer" not in words.shown(facts)
    assert "no right answer to show of angry" in words.shown(facts | {"right": facts["right"][1:]})
    assert "right answer" not in words.shown(facts | {"right": facts["right"][1:], "asked": True})


def test_faces_that_the_reader_named_are_not_said_to_follow_a_rule():
    complete = facts_of(wrong=[{"row": str(k), "label": k, "predicted": 0, "confidence": 0.9} for k in range(7)])
    assert words.shown(complete).startswith("The faces are chosen by a rule")
    assert words.shown(complete).endswith("Every class has its face below.")
    named = words.shown(complete | {"asked": True})
    assert named.startswith("The first faces are those that the reader named")
    assert "median" not in named and "Every class" not in named


def test_captions_follow_what_is_shown():
    assert "median confidence" in words.right_caption(facts_of())
    assert words.right_caption(facts_of(asked=True)).startswith("The faces that were asked for")
    assert "over 20 faces a class" in words.mean_caption(facts_of())
    assert "over 0 to 20 faces a class" in words.mean_caption(facts_of(faces=[0] + [20] * 6))
