"""The order of classes by a share, as far as intervals allow."""

from made_matrices import ANGRY, FEAR, SAD, facts_of, matrix

from fer.confusion.findings.ranking import ranked
from fer.statistics.interval import Interval
from fer.wording.load import load

said = load("en").text


def test_a_rival_of_the_worst_class_is_named():
    facts = facts_of(matrix((FEAR, SAD, 100), (ANGRY, SAD, 95)))
    text = said(ranked(facts.recall, measure="recall"))
    assert "lowest for fear" in text
    assert "The interval of angry overlaps that of fear, so which is lowest remains open." in text


def test_rivals_of_the_best_classes_are_named_in_the_plural():
    high, near, low = Interval(0.9, 0.85, 0.95), Interval(0.88, 0.8, 0.9), Interval(0.1, 0.05, 0.2)
    text = said(ranked([high, near, near, high._replace(low=0.8), low, None, None], measure="precision"))
    assert text.startswith("Precision is highest for angry and happy, 90.0\N{NO-BREAK SPACE}%")
    assert "80.0–95.0 at the widest), and lowest for sad, 10.0" in text
    assert text.endswith(
        "The intervals of disgust and fear overlap that of angry and happy, so which is highest remains open."
    )


def test_a_single_known_class_has_no_order():
    text = said(ranked([None, Interval(0.5, 0.4, 0.6), None, None, None, None, None], measure="noise"))
    assert text.startswith("The share of labels that people's majority contradicts is known of one class only: disgust")
