"""Question 4's sentences, fed with facts that demand opposite ones."""

import re

import pytest

from fer.report.wording import load

ANGRY, DISGUST, FEAR, HAPPY, SAD, SURPRISE, NEUTRAL = range(7)
METHODS = ("input_gradient", "smooth_grad", "integrated_gradients", "grad_cam")
words = load("en").saliency


def share(value, reach=0.02):
    return {"value": value, "low": value - reach, "high": value + reach, "faces": 20}


NONE = {"value": None, "low": None, "high": None, "faces": 0}


def region(area, everywhere, classes=None):
    return {"area": area, "all": everywhere, "classes": classes or [everywhere] * 7}


def facts_of(*, inner=0.6, untrained=0.45, lower=0.5, methods=METHODS, **changes):
    """`inner` is the share of the inner face, by method where it is a dictionary; `lower` that of the lower half, a
    class a value where it is a list."""
    inner = inner if isinstance(inner, dict) else dict.fromkeys(methods, inner)
    halves = [share(value) for value in (lower if isinstance(lower, list) else [lower] * 7)]
    return {
        "held_out": "test",
        "asked": False,
        "passes": 32,
        "mean_passes": 8,
        "right": [{"row": str(k), "label": k, "predicted": k, "confidence": 0.97} for k in range(7)],
        "wrong": [{"row": "9", "label": FEAR, "predicted": SURPRISE, "confidence": 0.884}],
        "faces": [20] * 7,
        "share": {
            m: {"inner_face": region(0.444, share(inner[m])), "lower_half": region(0.5, share(0.5), [*halves])}
            for m in methods
        },
        "untrained": {
            m: {"inner_face": region(0.444, share(untrained)), "lower_half": region(0.5, share(0.5))} for m in methods
        },
        "agreement": [("input_gradient", "smooth_grad", 0.8), ("input_gradient", "grad_cam", 0.1)],
        "completeness": {"gain": 5.0, "error": 0.1},
        "empty": dict.fromkeys(methods, 0),
        **changes,
    }


def test_attribution_that_gathers_in_the_face_by_every_method():
    text = words.inner(facts_of(inner=0.6))
    assert text.startswith("By every method attribution gathers in the inner face")
    assert "44.4\N{NO-BREAK SPACE}% of the area" in text and "60.0\N{NO-BREAK SPACE}% by Grad-CAM" in text


def test_attribution_that_avoids_the_face():
    assert words.inner(facts_of(inner=0.2)).startswith("By every method attribution **avoids**")
    assert "outside the inner face" in words.finding(facts_of(inner=0.2))
    assert "20\N{NO-BREAK SPACE}% of the attribution in the inner face" in words.finding(facts_of(inner=0.2))


def test_a_share_that_the_untrained_network_has_too_is_no_result():
    facts = facts_of(inner=0.6, untrained=0.62)
    assert words.inner(facts).startswith("By **no** method")
    assert words.finding(facts).startswith("It is open")


def test_methods_that_disagree_are_named():
    facts = facts_of(inner={"input_gradient": 0.6, "smooth_grad": 0.6, "integrated_gradients": 0.45, "grad_cam": 0.3})
    text = words.inner(facts)
    assert "**disagree**" in text
    assert "gathers there by input gradient and SmoothGrad" in text
    assert "avoids it by Grad-CAM" in text and "does neither clearly by integrated gradients" in text
    assert words.finding(facts).startswith("It is open")


def test_halves_name_the_classes_and_turn_round():
    mouth, eyes = [0.5] * 7, [0.5] * 7
    mouth[HAPPY], mouth[SURPRISE], eyes[HAPPY], eyes[SURPRISE] = 0.7, 0.7, 0.3, 0.3
    assert "to the **lower** half (mouth and chin) for happy and surprise" in words.halves(facts_of(lower=mouth))
    assert "to the **upper** half (eyes and brows) for happy and surprise" in words.halves(facts_of(lower=eyes))
    assert "the lower half weighs more for happy and surprise" in words.finding(facts_of(lower=mouth))
    assert "the upper half weighs more for happy and surprise" in words.finding(facts_of(lower=eyes))


def test_without_a_leaning_the_sentence_says_so():
    assert words.halves(facts_of(lower=0.51)).startswith("For **no** class")
    assert "for no class" in words.finding(facts_of(lower=0.51))


def test_one_dissenting_method_leaves_a_class_open():
    facts = facts_of(lower=[0.7] * 7)
    facts["share"]["grad_cam"]["lower_half"]["classes"][SAD] = share(0.4)
    assert words.class_sides(facts)["open"] == ["sad"]


def test_classes_without_faces_are_open():
    facts = facts_of(lower=[0.7] * 7)
    for method in METHODS:
        facts["share"][method]["lower_half"]["classes"][DISGUST] = NONE
    assert words.class_sides(facts)["open"] == ["disgust"]


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


def test_rows_of_the_figure_end_with_the_untrained_network():
    rows = words.share_rows(facts_of(untrained=0.4), "inner_face")
    assert rows["Grad-CAM"][-1]["value"] == 0.4
    assert len(rows["Grad-CAM"]) == len(words.share_names()) == 8
