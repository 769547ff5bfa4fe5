"""Question 4's sentences, fed with facts that demand opposite ones."""

from fer.wording.load import load

ANGRY, DISGUST, FEAR, HAPPY, SAD, SURPRISE, NEUTRAL = range(7)
METHODS = ("input_gradient", "smooth_grad", "integrated_gradients", "grad_cam")
words = load("en").module("saliency.shown")


def facts_of(**changes):
    return {
        "held_out": "test",
        "passes": 32,
        "mean_passes": 8,
        "faces": [20] * 7,
        "agreement": [("input_gradient", "smooth_grad", 0.8), ("input_gradient", "grad_cam", 0.1)],
        "empty": dict.fromkeys(METHODS, 0),
        **changes,
    }


def test_agreement_says_yes_and_no():
    assert words.agreement(facts_of()).startswith("The methods do **not** tell the same story")
    alike = facts_of(agreement=[("input_gradient", "smooth_grad", 0.9), ("input_gradient", "grad_cam", 0.8)])
    assert words.agreement(alike).startswith("The methods tell much the same story")


def test_empty_maps_are_counted():
    assert words.empty(facts_of()).startswith("None")
    assert "3 maps by Grad-CAM, of 140 faces" in words.empty(facts_of(empty={"input_gradient": 0, "grad_cam": 3}))


def test_captions_follow_what_is_shown():
    assert "over 20 faces a class" in words.mean_caption(facts_of())
    assert "over 0 to 20 faces a class" in words.mean_caption(facts_of(faces=[0] + [20] * 6))
