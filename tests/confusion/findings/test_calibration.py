"""What is said of calibration, fed with numbers that demand opposite sentences."""

from dataclasses import replace

import pytest

from fer.confusion.calibration import Bin, Calibration, Quality
from fer.confusion.findings import calibration as findings
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH = load("en")
FACTS = Calibration(
    bins=tuple(Bin(b / 15, (b + 1) / 15, 0, None, None) for b in range(15)),
    error=Interval(0.1, 0.09, 0.11),
    by_chance=Interval(0.02, 0.01, 0.03),
    overconfidence=Interval(0.08, 0.07, 0.09),
    temperatures=(1.4, 1.5),
    before=Quality(loss=1.1, error=0.1, brier=0.5),
    after=Quality(loss=1.05, error=0.1, brier=0.5),
    gain=Interval(0.05, 0.04, 0.06),
)


def calibrated(*, temperatures=FACTS.temperatures, **intervals):
    return replace(FACTS, temperatures=temperatures, **{name: Interval(*of) for name, of in intervals.items()})


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "claims **more** than it holds"),
        ({"overconfidence": (-0.08, -0.09, -0.07)}, "claims **less** than it holds"),
        ({"overconfidence": (0.0, -0.01, 0.01)}, "cancel out"),
        ({"error": (0.025, 0.0, 0.04)}, "cannot be told from a calibrated one"),
    ],
)
def test_calibration_is_judged_against_chance_and_told_by_its_direction(changes, sentence):
    text = ENGLISH.text(findings.error(calibrated(**changes)))
    assert sentence in text
    assert ("is not calibrated" in text) == ("error" not in changes)


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        ({}, ("less sure", "one temperature helps", "−0.050 (95 % CI −0.060 to −0.040) nats")),
        ({"temperatures": (0.6, 0.7), "gain": (-0.05, -0.06, -0.04)}, ("surer", "it **harms**", "0.050")),
        ({"temperatures": (0.9, 1.1), "gain": (0.0, -0.01, 0.01)}, ("no one side", "cannot be said")),
    ],
)
def test_a_temperature_helps_or_harms(changes, sentences):
    text = ENGLISH.text(findings.temperature(calibrated(**changes))).replace("\N{NO-BREAK SPACE}", " ")
    assert all(sentence in text for sentence in sentences)


def test_the_table_of_temperatures_has_both_sides():
    table = ENGLISH.table(findings.table(calibrated()))
    assert table.iloc[0].tolist() == ["Cross-entropy, nats", "1.100", "1.050"]
    assert "15 equally wide bins" in ENGLISH.text(findings.figure_caption(calibrated()))
