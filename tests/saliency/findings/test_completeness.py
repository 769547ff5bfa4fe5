"""Whether integrated gradients add up, told of facts that demand opposite sentences."""

from hypothesis import given, settings
from hypothesis import strategies as st

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
