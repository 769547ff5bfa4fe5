"""Whether integrated gradients add up, told of facts that demand opposite sentences."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.saliency.agreement import Agreement
from fer.saliency.completeness import Completeness, Missing
from fer.saliency.findings import completeness
from fer.saliency.repetition import Repeated
from fer.statistics.interval import Interval
from fer.statistics.means import Mean
from fer.wording.load import load

ENGLISH, CHINESE = load("en"), load("zh-TW")


def mean(value, low, high):
    return Mean(value, Interval(value, low, high), 12)


SMALL, LARGE, ONE_FACE = mean(0.02, 0.01, 0.03), mean(0.2, 0.1, 0.3), Mean(0.02, None, 1)


def found(*shares):
    """From four steps on, twice as many each time."""
    return Completeness(12, tuple(Missing(4 * 2**k, share) for k, share in enumerate(shares)))


def verdict(*shares):
    return ENGLISH.text(completeness.verdict(found(*shares)))


def row(*shares):
    return ENGLISH.table(completeness.table(found(*shares))).iloc[0].tolist()


def test_integrated_gradients_that_add_up():
    text = verdict(LARGE, LARGE, SMALL, SMALL)
    assert "add up" in text
    assert "from 16 steps on" in text
    assert "do **not** add up" not in text


def test_integrated_gradients_that_do_not_add_up():
    text = verdict(SMALL, SMALL, LARGE)
    assert "do **not** add up" in text
    assert "even with 16 steps the error is 20.0\N{NO-BREAK SPACE}%" in text


def test_an_error_whose_interval_holds_the_limit_leaves_it_open():
    text = verdict(LARGE, mean(0.033, 0.009, 0.057))
    assert "is **open**: with 8 steps the error is 3.3" in text
    assert "do **not** add up" not in text


def test_one_face_cannot_tell_whether_they_add_up():
    assert "**cannot be told** from one face" in verdict(ONE_FACE)
    assert row(ONE_FACE) == ["Missing, %", "2.0"]


def test_a_logit_that_never_changes_has_nothing_to_share_out():
    assert verdict(None, None).endswith("integrated gradients have nothing to add up to.")
    assert row(None) == ["Missing, %", "–"]


def test_the_table_has_a_column_a_number_of_steps():
    table = ENGLISH.table(completeness.table(found(LARGE, SMALL)))
    assert table.columns.tolist() == ["Steps", "4", "8"]
    assert row(LARGE, SMALL)[1:] == ["20.0 (10.0–30.0)", "2.0 (1.0–3.0)"]
    assert "12 faces" in ENGLISH.text(completeness.caption(found(LARGE)))


def test_how_alike_two_smooth_grad_maps_are_is_told_by_the_number_of_copies():
    repeated = [Repeated(4, mean(0.37, 0.3, 0.44)), Repeated(8, mean(0.6, 0.5, 0.7))]
    text = ENGLISH.text(completeness.settled(repeated))
    assert "0.37 (95\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI 0.30 to 0.44) with 4 noisy copies and 0.60" in text
    assert "4 份雜訊時 0.37" in CHINESE.text(completeness.settled(repeated))
    assert "no value with 8 noisy copies" in ENGLISH.text(completeness.settled([Repeated(8, None), Repeated(4, None)]))


def beside(own, **others):
    """What is said of SmoothGrad's maps of twelve copies, whose two draws are `own` alike, beside the others' maps."""
    repeated = (Repeated(12, own), Repeated(24, mean(0.99, 0.98, 1.0)))
    pairs = [Agreement(("smooth_grad", name), of) for name, of in others.items()]
    unasked = Agreement(("input_gradient", "integrated_gradients"), mean(0.01, 0.0, 0.02))
    return completeness.beside_methods(repeated, [*pairs, unasked], copies=12)


NOISY, STEADY = mean(0.16, 0.09, 0.25), mean(0.95, 0.9, 0.99)
CAM, INTEGRATED = mean(0.39, 0.36, 0.41), mean(0.2, 0.18, 0.22)


def test_a_likeness_that_noise_allows_tells_no_methods_apart():
    text = ENGLISH.text(beside(NOISY, grad_cam=CAM, integrated_gradients=INTEGRATED))
    assert text.startswith("The averaged maps have 12 noisy copies, and two such SmoothGrad maps correlate by 0.16; ")
    assert "a map without noise, each can correlate by at most the square root of that, 0.40 (" in text
    assert "SmoothGrad to Grad-CAM (0.39) is not significantly lower, so by itself it shows **no** difference" in text
    assert text.endswith("to integrated gradients (0.20) is significantly lower: noise alone does not explain that.")
    chinese = CHINESE.text(beside(NOISY, grad_cam=CAM, integrated_gradients=INTEGRATED))
    assert "SmoothGrad 和 Grad-CAM（0.39）的等級相關沒有顯著更低" in chinese
    assert "SmoothGrad 和 integrated gradients（0.20）的等級相關顯著更低" in chinese


def test_beside_draws_that_hardly_differ_the_same_likeness_is_a_difference_of_methods():
    text = ENGLISH.text(beside(STEADY, grad_cam=CAM, integrated_gradients=INTEGRATED))
    assert "SmoothGrad to Grad-CAM (0.39) and integrated gradients (0.20) is significantly lower" in text
    assert "**no** difference" not in text


def test_a_likeness_between_that_of_two_draws_and_its_root_is_a_difference_of_methods():
    """A map without noise that showed the same would correlate by up to 0.6 with one of two that do by 0.36."""
    own, between = mean(0.36, 0.34, 0.38), mean(0.45, 0.4, 0.5)
    assert "SmoothGrad to Grad-CAM (0.45) is significantly lower" in ENGLISH.text(beside(own, grad_cam=between))


def test_where_no_likeness_is_known_nothing_is_set_beside_it():
    for own, other in ((None, CAM), (ONE_FACE, CAM), (NOISY, None), (NOISY, ONE_FACE)):
        assert beside(own, grad_cam=other) == []
    assert (
        completeness.beside_methods((Repeated(8, NOISY),), [Agreement(("smooth_grad", "grad_cam"), CAM)], copies=12)
        == []
    )


BOUNDS = st.lists(st.floats(-1, 1), min_size=3, max_size=3).map(lambda of: mean(sorted(of)[1], min(of), max(of)))


@settings(deadline=None, max_examples=80)
@given(BOUNDS, st.lists(st.one_of(st.none(), BOUNDS), min_size=3, max_size=3))
def test_adversary_methods_are_less_alike_only_where_the_intervals_lie_apart(own, drawn):
    others = dict(zip(("input_gradient", "integrated_gradients", "grad_cam"), drawn, strict=True))
    said = {one.key.removeprefix("saliency.completeness."): one.values for one in beside(own, **others)}
    told = {key: [of.values["name"] for of in values["others"]] for key, values in said.items() if "others" in values}
    less = [name for name, of in others.items() if of and of.interval.high < max(own.interval.low, 0) ** 0.5]
    assert told.get("less_alike", []) == less
    assert told.get("as_alike", []) == [name for name, of in others.items() if of and name not in less]


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(st.floats(0, 0.2), st.floats(0, 0.1)), min_size=1, max_size=4))
def test_adversary_they_add_up_from_the_number_on_after_which_no_interval_reaches_the_limit(drawn):
    shares = [mean(value, max(value - reach, 0), value + reach) for value, reach in drawn]
    said = completeness.verdict(found(*shares))
    assert CHINESE.text(said)
    key = said.key.removeprefix("saliency.completeness.")
    good = [of.interval.high <= completeness.ENOUGH for of in shares]
    assert (key == "add_up") == good[-1]
    assert (key == "do_not_add_up") == (shares[-1].interval.low > completeness.ENOUGH)
    if good[-1]:
        first = next(k for k in range(len(good)) if all(good[k:]))
        assert said.values["least"] == 4 * 2**first
