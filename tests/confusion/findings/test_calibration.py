"""What is said of calibration, fed with numbers that demand opposite sentences."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.confusion.calibration import Bin, Calibration, Quality
from fer.confusion.findings import calibration as findings
from fer.confusion.temperature import BOUNDS
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH = load("en")
FACTS = Calibration(
    bins=tuple(Bin(b / 15, (b + 1) / 15, 0, None, None) for b in range(15)),
    error=Interval(0.1, 0.09, 0.11),
    by_chance=0.02,
    seldom=0.03,
    overconfidence=Interval(0.08, 0.07, 0.09),
    overconfidence_apart=None,
    temperatures=(1.4, 1.5),
    before=Quality(loss=1.1, error=0.1, brier=0.5),
    after=Quality(loss=1.05, error=0.1, brier=0.5),
    gain=Interval(0.05, 0.04, 0.06),
)


def calibrated(*, temperatures=FACTS.temperatures, **intervals):
    return replace(FACTS, temperatures=temperatures, **{name: Interval(*of) for name, of in intervals.items()})


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        ({}, ("is not calibrated", "over-confident")),
        ({"overconfidence": (-0.08, -0.09, -0.07)}, ("is not calibrated", "under-confident")),
        (
            {"overconfidence": (0.0, -0.01, 0.01)},
            ("is not calibrated", "neither significantly over- nor under-confident"),
        ),
        (
            {"error": (0.025, 0.0, 0.04), "overconfidence": (-0.038, -0.060, -0.015)},
            ("is not calibrated", "under-confident", "−3.8 percentage points (97.5 % CI −6.0 to −1.5)"),
        ),
        (
            {"error": (0.025, 0.0, 0.04), "overconfidence": (0.0, -0.01, 0.01)},
            ("No significant miscalibration was found, but the calibration error may be as large as 0.040",),
        ),
    ],
)
def test_two_tests_tell_a_network_from_a_calibrated_one(changes, sentences):
    text = ENGLISH.text(findings.finding(calibrated(**changes))).replace("\N{NO-BREAK SPACE}", " ")
    assert all(sentence in text for sentence in sentences)
    assert ("is not calibrated" in text) != ("No significant miscalibration" in text)


def test_faces_without_twins_are_told_of_where_they_were_told_apart():
    assert findings.apart(FACTS) == []
    found = replace(FACTS, overconfidence_apart=Interval(-0.026, -0.045, 0.008))
    text = ENGLISH.text(findings.apart(found)).replace("\N{NO-BREAK SPACE}", " ")
    assert text.startswith(
        "On the faces without exact or near twins, mean confidence minus accuracy is −2.6 percentage"
    )
    assert text.endswith("(97.5 % CI −4.5 to 0.8).")
    assert "排除完全或近似重複後" in load("zh-TW").text(findings.apart(found))


numbers = st.floats(-0.2, 0.2)
intervals = st.tuples(numbers, numbers, numbers).map(lambda of: Interval(*(sorted(of)[k] for k in (1, 0, 2))))


@settings(max_examples=100, deadline=None)
@given(over=intervals, error=st.floats(0, 0.2), seldom=st.floats(0, 0.2))
def test_what_is_said_of_the_error_follows_from_both_tests(over, error, seldom):
    facts = replace(FACTS, overconfidence=over, error=Interval(error, 0, error + 0.1), seldom=seldom)
    verdict, way = findings.finding(facts)
    told = round(error, 3) > round(seldom, 3) or round(over.low, 3) > 0 or round(over.high, 3) < 0
    assert verdict.key.endswith(".not_calibrated" if told else ".calibrated")
    mirrored = replace(facts, overconfidence=Interval(-over.value, -over.high, -over.low))
    opposite = {"claims_more": "claims_less", "claims_less": "claims_more", "in_the_mean_open": "in_the_mean_open"}
    key = way.key.rpartition(".")[2]
    assert findings.finding(mirrored)[-1].key.rpartition(".")[2] == opposite[key]
    assert (key == "in_the_mean_open") == (round(over.low, 3) <= 0 <= round(over.high, 3))


@settings(max_examples=100, deadline=None)
@given(gain=intervals, temperatures=st.tuples(st.floats(0.9, 1.1), st.floats(0.9, 1.1)))
def test_a_temperature_is_given_a_side_and_a_use_only_where_its_figures_have_them(gain, temperatures):
    side, use = findings.temperature(replace(FACTS, gain=gain, temperatures=temperatures))
    printed = sorted(round(of, 2) for of in temperatures)
    assert side.key.endswith(".surer") == (printed[1] < 1)
    assert side.key.endswith(".less_sure") == (printed[0] > 1)
    assert use.key.endswith(".helps") == (round(gain.low, 3) > 0)
    assert use.key.endswith(".harms") == (round(gain.high, 3) < 0)


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        ({}, ("lowers the confidence", "scaling helps", "−0.050 (95 % CI −0.060 to −0.040) nats")),
        (
            {"temperatures": (0.6, 0.7), "gain": (-0.05, -0.06, -0.04)},
            ("raises the confidence", "scaling **harms**", "0.050"),
        ),
        (
            {"temperatures": (0.9, 1.1), "gain": (0.0, -0.01, 0.01)},
            ("not lie on the same side", "no significant change"),
        ),
    ],
)
def test_a_temperature_helps_or_harms(changes, sentences):
    text = ENGLISH.text(findings.temperature(calibrated(**changes))).replace("\N{NO-BREAK SPACE}", " ")
    assert all(sentence in text for sentence in sentences)


@pytest.mark.parametrize("bound", BOUNDS)
def test_a_temperature_at_a_bound_is_not_called_the_best(bound):
    found = findings.temperature(calibrated(temperatures=(bound, bound)))
    text = ENGLISH.text(found)
    assert "best temperatures" not in text and "sought between 0.05 and 20.00" in text and "Both lie" not in text
    assert f"{bound:.2f} 和 {bound:.2f}" in load("zh-TW").text(found)


def test_one_face_does_not_tell_whether_scaling_helps():
    _, use = findings.temperature(replace(FACTS, gain=None))
    assert ENGLISH.text(use).startswith("One face does not tell whether scaling helps")


def test_the_table_of_temperatures_has_both_sides():
    table = ENGLISH.table(findings.table(calibrated()))
    assert table.iloc[0].tolist() == ["Cross-entropy, nats", "1.100", "1.050"]
    assert "15 bins of equal width" in ENGLISH.text(findings.figure_caption(calibrated()))
    assert ENGLISH.text(findings.error(calibrated())).endswith("exceed 0.030 in 2.5\N{NO-BREAK SPACE}% of samples.")


def test_the_diagram_is_told_by_its_bins_to_either_side_of_the_diagonal():
    def bins(*accuracies):
        return tuple(Bin(0.5, 0.6, 9, 0.55, Interval(of, of - 0.1, of + 0.1)) for of in accuracies)

    told = findings.figure_alt(replace(FACTS, bins=(*FACTS.bins, *bins(0.6, 0.7, 0.4, 0.55)))).values
    assert told == {"bins": 4, "above": 2, "below": 1}
