"""Sentences on the averaged maps, fed with facts that demand opposite ones."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.saliency.agreement import Agreement
from fer.saliency.findings import maps
from fer.saliency.maps import METHODS
from fer.saliency.mean_maps import Averaged
from fer.statistics.interval import Interval
from fer.statistics.means import Mean
from fer.wording.load import load

SHOWN = ("input_gradient", "smooth_grad", "integrated_gradients", "grad_cam")
ENGLISH, CHINESE = load("en"), load("zh-TW")


def mean(value, reach=0.05):
    return Mean(value, Interval(value, value - reach, value + reach), 20)


def agreements(smooth_grad, grad_cam):
    """Of the input gradient with two other methods."""
    found = (("smooth_grad", smooth_grad), ("grad_cam", grad_cam))
    return tuple(Agreement(("input_gradient", other), value) for other, value in found)


AVERAGED = Averaged(True, (20,) * 7, (99,) * 7, dict.fromkeys(SHOWN, 0), agreements(mean(0.8), mean(-0.1)))


def test_agreement_says_yes_no_and_open():
    text = ENGLISH.text(maps.agreement(AVERAGED))
    assert text.startswith("The methods do **not** agree.")
    assert "CI −0.15 to −0.05) for input gradient and Grad-CAM to 0.80 (95" in text
    assert text.endswith("So do not rely on what only one method shows.")
    alike = ENGLISH.text(maps.agreement(replace(AVERAGED, agreement=agreements(mean(0.9), mean(0.8)))))
    assert alike.startswith("The methods largely agree.")
    undecided = ENGLISH.text(maps.agreement(replace(AVERAGED, agreement=agreements(mean(0.9), mean(0.48)))))
    assert "a rank correlation above 0.50, is **open**" in undecided
    assert "**No two methods can be compared**" in ENGLISH.text(
        maps.agreement(replace(AVERAGED, agreement=agreements(None, None)))
    )


@settings(deadline=None, max_examples=80)
@given(st.lists(st.one_of(st.none(), st.tuples(st.floats(-1, 1), st.floats(0, 0.5))), min_size=2, max_size=2))
def test_adversary_methods_are_alike_only_where_every_interval_says_so(drawn):
    found = [None if of is None else mean(*of) for of in drawn]
    said = maps.agreement(replace(AVERAGED, agreement=agreements(*found)))
    assert CHINESE.text(said)
    first = said[0].key.removeprefix("saliency.maps.")
    intervals = [of.interval for of in found if of is not None]
    differ = any(interval.high < maps.ALIKE for interval in intervals)
    assert (first == "differ") == differ
    assert (first == "alike") == (bool(intervals) and all(interval.low > maps.ALIKE for interval in intervals))
    assert (first == "no_order") == (not intervals)


def test_faces_that_are_missing_are_said_loudly():
    assert maps.base(AVERAGED) == []
    never = replace(AVERAGED, faces=(20, 0, *(20,) * 5))
    assert ENGLISH.text(maps.base(never)).startswith("**The network is right on no held-out face of disgust**")
    absent = replace(never, held_out=(99, 0, *(99,) * 5))
    assert ENGLISH.text(maps.base(absent)) == "**No held-out face is of disgust.**"
    none = replace(never, right=False)
    text = ENGLISH.text(maps.base(none))
    assert text.startswith("**The network is right on no held-out face.**")
    assert "those of its answers" in text
    assert "none of which is right" in ENGLISH.text(maps.mean_caption(none))
    assert ENGLISH.words("saliency.maps.labels", right=False)["missing"] == "none"


@given(st.booleans(), st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=7, max_size=7))
def test_adversary_every_class_without_a_face_is_told_once(right, drawn):
    faces, held_out = zip(*((min(of), max(of)) for of in drawn), strict=True)
    said = {one.key: one.values for one in maps.base(replace(AVERAGED, right=right, faces=faces, held_out=held_out))}
    absent = [k for k in range(7) if not held_out[k]]
    never = [k for k in range(7) if held_out[k] and not faces[k]]
    assert ("saliency.maps.none_right" in said) != right
    assert said.get("saliency.maps.absent", {"classes": []})["classes"] == absent
    assert said.get("saliency.maps.never_right", {"classes": []})["classes"] == (never if right else [])


def test_empty_maps_are_counted():
    assert ENGLISH.text(maps.empty(AVERAGED)).startswith("None")
    some = replace(AVERAGED, empty={"input_gradient": 0, "grad_cam": 3})
    assert "Of 140 faces, 3 maps by Grad-CAM are zero everywhere" in ENGLISH.text(maps.empty(some))


def test_captions_follow_what_is_shown():
    assert "over 20 faces a class" in ENGLISH.text(maps.mean_caption(AVERAGED))
    uneven = replace(AVERAGED, faces=(0, *(20,) * 6))
    assert "over 0 to 20 faces a class" in ENGLISH.text(maps.mean_caption(uneven))


def test_every_method_has_a_name():
    for language in (ENGLISH, CHINESE):
        assert language.words("saliency.maps.titles").keys() == METHODS.keys()
        assert language.words("saliency.maps.row_titles").keys() == {*SHOWN, "overlay"}


def test_an_unknown_method_is_called_as_in_the_code():
    assert ENGLISH.words("saliency.maps.method", name="a_new_one") == "a_new_one"


def test_guided_backprop_is_said_to_be_left_out_where_it_is():
    assert maps.unguided(tuple(METHODS)) == []
    told = ENGLISH.text(maps.unguided([name for name in METHODS if not name.startswith("guided")]))
    assert "no layer of ReLU" in told and "on the planted marks alone" in told


def test_several_networks_have_no_one_logit():
    assert maps.explained(1) == []
    assert ENGLISH.text(maps.explained(3)).startswith("Here 3 networks answer together, so what")
    assert "3 個網路" in CHINESE.text(maps.explained(3))
