"""Sentences on the averaged maps, fed with facts that demand opposite ones."""

from dataclasses import replace

from fer.saliency.agreement import Agreement
from fer.saliency.findings import maps
from fer.saliency.maps import METHODS
from fer.saliency.mean_maps import Averaged
from fer.wording.load import load

SHOWN = ("input_gradient", "smooth_grad", "integrated_gradients", "grad_cam")
ENGLISH = load("en")


def agreements(smooth_grad, grad_cam):
    """Of the input gradient with two other methods."""
    found = (("smooth_grad", smooth_grad), ("grad_cam", grad_cam))
    return tuple(Agreement(("input_gradient", other), value) for other, value in found)


AVERAGED = Averaged((20,) * 7, dict.fromkeys(SHOWN, 0), agreements(0.8, 0.1))


def test_agreement_says_yes_and_no():
    text = ENGLISH.text(maps.agreement(AVERAGED))
    assert text.startswith("The methods do **not** tell the same story")
    assert "of 0.10 (input gradient and Grad-CAM) to 0.80 (input gradient and SmoothGrad), on average." in text
    assert text.endswith("should not be relied on.")
    alike = ENGLISH.text(maps.agreement(replace(AVERAGED, agreement=agreements(0.9, 0.8))))
    assert alike.startswith("The methods tell much the same story")
    assert alike.endswith("on average.")


def test_empty_maps_are_counted():
    assert ENGLISH.text(maps.empty(AVERAGED)).startswith("None")
    some = replace(AVERAGED, empty={"input_gradient": 0, "grad_cam": 3})
    assert "3 maps by Grad-CAM, of 140 faces" in ENGLISH.text(maps.empty(some))


def test_captions_follow_what_is_shown():
    assert "over 20 faces a class" in ENGLISH.text(maps.mean_caption(AVERAGED))
    uneven = replace(AVERAGED, faces=(0, *(20,) * 6))
    assert "over 0 to 20 faces a class" in ENGLISH.text(maps.mean_caption(uneven))


def test_every_method_has_a_name():
    assert ENGLISH.words("saliency.maps.titles").keys() == METHODS.keys()


def test_an_unknown_method_is_called_as_in_the_code():
    assert ENGLISH.words("saliency.maps.method", name="a_new_one") == "a_new_one"
