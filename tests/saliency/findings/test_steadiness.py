"""Whether maps hold still and how concentrated they are, told of facts that demand opposite sentences."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.saliency.findings import steadiness
from fer.saliency.sensitivity import Sensitivity
from fer.saliency.sparseness import Sparseness
from fer.statistics.interval import Interval
from fer.statistics.means import Mean
from fer.wording.load import load

ENGLISH, CHINESE = load("en"), load("zh-TW")


def mean(value, reach):
    return Mean(value, Interval(value, value - reach, value + reach), 8)


STILL, WILD, OPEN, ALONE = mean(0.2, 0.1), mean(0.9, 0.2), mean(0.5, 0.2), Mean(0.9, None, 1)


def moved(**methods):
    return Sensitivity(8, 3, 3, 0.02, methods)


def spread(**differences):
    edges = mean(0.5, 0.1)
    gini = {name: None if of is None else mean(0.5 + of.value, 0.1) for name, of in differences.items()}
    return Sparseness(24, {**gini, "edges": edges}, differences)


def steady(**methods):
    return ENGLISH.text(steadiness.steady(moved(**methods)))


def concentrated(**differences):
    return ENGLISH.text(steadiness.concentrated(spread(**differences)))


def test_maps_that_hold_still_and_maps_that_do_not():
    text = steady(grad_cam=STILL, input_gradient=WILD, occlusion=None, smooth_grad=OPEN)
    assert "Maps of Grad-CAM move by **significantly less** than half" in text
    assert "Maps of input gradient move by **significantly more** than half" in text
    assert "For SmoothGrad it is **open** whether maps move by less or more" in text
    assert "For occlusion there is no map that noise could move" in text


def test_one_face_tells_nothing_of_others():
    assert steady(grad_cam=ALONE) == ENGLISH.text(steadiness.steady(moved(grad_cam=OPEN)))


def test_maps_more_and_less_concentrated_than_edges():
    text = concentrated(grad_cam=mean(0.1, 0.05), occlusion=mean(-0.1, 0.05), smooth_grad=mean(0.02, 0.05))
    assert "Maps of Grad-CAM are significantly **more concentrated**" in text
    assert "Maps of occlusion are significantly **less concentrated**" in text
    assert "For SmoothGrad no significant difference" in text


def test_a_difference_too_small_to_print_is_none():
    assert "no significant difference" in concentrated(grad_cam=mean(0.009, 0.0001))
    assert "no significant difference" in concentrated(grad_cam=mean(-0.009, 0.0001))


def test_of_maps_that_are_nothing_no_concentration_is_told():
    assert steadiness.concentrated(spread(grad_cam=None)) == []


def test_the_table_has_a_row_for_edges_and_dashes_where_nothing_is_measured():
    shown = steadiness.table(moved(grad_cam=STILL), spread(grad_cam=mean(0.1, 0.05), occlusion=None))
    table = ENGLISH.table(shown)
    assert table.iloc[0].tolist() == ["Grad-CAM", "0.20 (0.10–0.30)", "0.60 (0.50–0.70)", "+0.10 (+0.05 to +0.15)"]
    assert table.iloc[1].tolist() == ["occlusion", "–", "–", "–"]
    assert table.iloc[2].tolist() == ["edges (Sobel)", "–", "0.50 (0.40–0.60)", "–"]
    assert CHINESE.table(shown).iloc[0, 3] == "+0.10 (+0.05 到 +0.15)"
    alone = steadiness.table(moved(grad_cam=ALONE), spread(grad_cam=Mean(-0.1, None, 1)))
    assert [ENGLISH.table(alone).iloc[0, k] for k in (1, 3)] == ["0.90", "−0.10"]
    assert CHINESE.table(alone).iloc[0, 3] == "−0.10"
    caption = ENGLISH.text(steadiness.caption(moved(), spread()))
    assert "3 draws of noise that changes each pixel by at most 0.02" in caption
    assert "8 faces, 3 passes" in caption
    assert "24 held-out faces" in caption


DRAWN = st.none() | st.builds(mean, st.floats(0, 1.5), st.floats(0, 0.6))


@settings(deadline=None, max_examples=80)
@given(st.dictionaries(st.sampled_from(["grad_cam", "occlusion", "smooth_grad"]), DRAWN))
def test_adversary_a_side_is_told_of_those_alone_whose_interval_lies_there(methods):
    said = steadiness.steady(moved(**methods))
    assert CHINESE.text(said) or not methods
    told = {each.key.removeprefix("saliency.steadiness."): each.values["of"] for each in said}
    assert told.get("steady", []) == [name for name, of in methods.items() if of and of.interval.high < 0.5]
    assert told.get("unsteady", []) == [name for name, of in methods.items() if of and of.interval.low > 0.5]
    assert sorted(name for of in told.values() for name in of) == sorted(methods)


@settings(deadline=None, max_examples=80)
@given(
    st.dictionaries(
        st.sampled_from(["grad_cam", "occlusion", "smooth_grad"]),
        st.none() | st.builds(mean, st.floats(-0.5, 0.5), st.floats(0, 0.3)),
    )
)
def test_adversary_more_or_less_concentrated_are_those_alone_whose_interval_says_so(differences):
    said = steadiness.concentrated(spread(**differences))
    assert CHINESE.text(said) or not any(differences.values())
    told = {each.key.removeprefix("saliency.steadiness."): each.values["of"] for each in said}
    assert told.get("more_concentrated", []) == [k for k, of in differences.items() if of and of.interval.low > 0.01]
    assert told.get("less_concentrated", []) == [k for k, of in differences.items() if of and of.interval.high < -0.01]
    assert sorted(k for of in told.values() for k in of) == sorted(k for k, of in differences.items() if of)
