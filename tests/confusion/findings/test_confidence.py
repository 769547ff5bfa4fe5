"""Question 3's sentences on calibration, abstention and a second network, fed with opposite numbers."""

import pytest

from fer.wording.load import load

calibration, abstention, rival = (getattr(load("en"), name) for name in ("calibration", "abstention", "rival"))


def calibrated(**changes):
    figures = {"loss": 1.1, "error": 0.1, "brier": 0.5}
    found = {
        "bins": [None] * 15,
        "error": (0.1, 0.09, 0.11),
        "by_chance": (0.02, 0.01, 0.03),
        "overconfidence": (0.08, 0.07, 0.09),
        "temperatures": (1.4, 1.5),
        "gain": (0.05, 0.04, 0.06),
        "before": figures,
        "after": figures | {"loss": 1.05},
    }
    return {"calibration": found | changes}


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
    text = calibration.error(calibrated(**changes))
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
    text = calibration.temperature(calibrated(**changes)).replace("\N{NO-BREAK SPACE}", " ")
    assert all(sentence in text for sentence in sentences)


def test_the_table_of_temperatures_has_both_sides():
    table = calibration.table(calibrated())
    assert table.iloc[0].tolist() == ["Cross-entropy, nats", "1.100", "1.050"]
    assert "15 equally wide bins" in calibration.figure_caption(calibrated())


def silent(**changes):
    found = {
        "area": (0.2, 0.18, 0.22), "ideal": 0.1, "chance": 0.4, "gain": (0.66, 0.6, 0.7), "goal": 0.9,
        "coverage": (0.3, 0.25, 0.35),
    }  # fmt: skip
    return {"abstention": found | changes}


@pytest.mark.parametrize(
    ("coverage", "sentence"),
    [
        ((0.3, 0.25, 0.35), "may answer 30.0"),
        ((1, 0.15, 1), "may answer 100.0"),
        ((0, 0, 0.4), "may answer 0.0"),
        ((1, 1, 1), "need not stay silent"),
        ((0, 0, 0), "never right on 90"),
    ],
)
def test_coverage_goes_from_none_to_all(coverage, sentence):
    assert sentence in abstention.coverage(silent(coverage=coverage))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "goes 66.0"),
        ({"gain": (-0.3, -0.4, -0.2)}, "**worse** than a random order"),
        ({"gain": (0.0, -0.1, 0.1)}, "cannot be told from a random order"),
        ({"gain": None, "chance": 0.0}, "All answers are right"),
        ({"gain": None, "chance": 1.0}, "All answers are wrong"),
    ],
)
def test_confidence_orders_the_answers_or_does_not(changes, sentence):
    assert sentence in abstention.order(silent(**changes))


def pair(first, second, p):
    difference = ((first - second) / 100,) * 3
    return {
        "rival": {"run": "b", "both": 50, "first": first, "second": second, "neither": 9, "difference": difference}
        | {"p": p}
    }


@pytest.mark.parametrize(
    ("first", "second", "p", "sentence"),
    [
        (30, 5, 0.0001, "This network is better"),
        (5, 30, 0.0001, "The **other** network is better"),
        (12, 10, 0.8, "cannot be told apart"),
        (0, 0, 1.0, "the very same faces"),
    ],
)
def test_the_better_network_is_named_only_where_the_test_tells(first, second, p, sentence):
    assert sentence in rival.verdict(pair(first, second, p))


def test_the_table_of_two_networks_has_four_cells():
    assert rival.table(pair(30, 5, 0.1)).to_numpy()[:, 1:].tolist() == [["50", "30"], ["5", "9"]]
    assert rival.heading().startswith("### ")
    assert "`b`" in rival.method(pair(30, 5, 0.1))
