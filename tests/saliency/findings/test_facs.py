"""Whether FACS is borne out, told of facts that demand opposite sentences."""

import pytest

from fer.data.emotions import EMOTIONS
from fer.saliency.facs import Expectation
from fer.saliency.findings import facs
from fer.statistics.interval import Interval
from fer.statistics.means import Mean
from fer.wording.load import load

ENGLISH = load("en")


def mean(value, reach=0.06):
    return Mean(value, Interval(value, value - reach, value + reach), 20)


def found(differences, gain=0.5):
    """One difference a class."""
    return tuple(
        Expectation(mean(1 + d), mean(1.0), mean(d), mean(gain * (1 if d > 0 else -1))) if emotion.parts else None
        for emotion, d in zip(EMOTIONS, differences, strict=True)
    )


@pytest.mark.parametrize(
    ("differences", "sentence"),
    [
        ([0.5] * 7, "The network looks where FACS expects the expression: attribution is denser in the parts"),
        ([-0.5] * 7, "The network does **not** look where FACS expects the expression"),
        ([0.0] * 7, "It is **open** whether the network looks where FACS expects"),
        ([0.5, 0.5, 0.5, -0.5, 0.5, 0.5, 0.0], "FACS is borne out for some classes and not for others"),
        ([0.5, 0.5, 0.5, 0.0, 0.5, 0.5, 0.0], "FACS is borne out for some classes, and open for the others"),
        ([0.0, 0.0, 0.0, -0.5, 0.0, 0.0, 0.0], "FACS is borne out for **no** class"),
    ],
)
def test_facs(differences, sentence):
    text = ENGLISH.text(facs.verdict(found(differences)))
    assert text.startswith(sentence)
    assert "Neutral has no action units, and is left out." in text
    assert "For angry, fear and surprise the only other part is the nose" in text
    assert ("**other** parts for happy" in text) == (differences.count(-0.5) == 1)


def test_a_difference_that_random_weights_have_too_is_open():
    text = ENGLISH.text(facs.verdict(found([0.5] * 7, gain=0.0)))
    assert "clearly denser in neither for angry, disgust" in text


def test_the_table_leaves_neutral_out():
    table = ENGLISH.table(facs.table(found([-0.01] * 7)))
    assert "neutral" not in table["Class"].tolist()
    assert table["Expected"].iloc[3] == "eyes and mouth"
    assert table["Difference"].iloc[0] == "0.0 (−0.1 to 0.0)"


def test_a_class_without_faces_has_dashes():
    nothing = tuple(Expectation(None, None, None, None) if emotion.parts else None for emotion in EMOTIONS)
    assert ENGLISH.table(facs.table(nothing)).iloc[0].tolist()[2:] == ["–"] * 4
    assert ENGLISH.text(facs.verdict(nothing)).startswith("It is **open**")
