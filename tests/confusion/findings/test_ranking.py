"""The order of classes by a share, as far as chance allows to tell."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from made_matrices import ANGRY, FEAR, SAD, facts_of, matrix

from fer.confusion.findings.ranking import ranked
from fer.statistics.interval import wilson
from fer.statistics.order import order
from fer.wording.load import load

said = load("en").text
SHARE = st.integers(0, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))  # hits among faces


def of(hits, faces, measure="recall"):
    """The sentences on shares of so many hits among faces."""
    shares = [wilson(*both) for both in zip(np.array(hits).tolist(), np.array(faces).tolist(), strict=True)]
    return ranked(shares, order(np.array(hits), np.array(faces)), measure=measure)


def test_a_rival_of_the_worst_class_is_named():
    facts = facts_of(matrix((FEAR, SAD, 100), (ANGRY, SAD, 95)))
    text = said(ranked(facts.recall, facts.recall_order, measure="recall"))
    assert "lowest for fear, 50.0" in text
    assert text.endswith("Angry may be just as low: the difference from fear is not statistically significant.")


def test_a_class_of_few_faces_at_an_end_does_not_silence_the_order_of_the_others():
    """All five faces of disgust are recognised; happy and fear, of hundreds, are far apart."""
    text = said(of([200, 5, 190, 800, 220, 330, 210], [400, 5, 500, 900, 450, 400, 420]))
    assert "highest for disgust" in text and "lowest for fear" in text
    assert text.endswith(
        "Happy lies significantly above fear. "
        "Happy may be just as high: the difference from disgust is not statistically significant. "
        "Disgust may be just as low: the difference from fear is not statistically significant."
    )


def test_rivals_of_the_best_classes_are_named_together():
    text = said(of([90, 88, 88, 90, 10, 0, 0], [100] * 5 + [0, 0], "precision"))
    assert text.startswith(
        "Precision is highest for angry and happy, 90.0\N{NO-BREAK SPACE}%, and lowest for sad, 10.0"
    )
    assert text.endswith(
        "Disgust and fear may be just as high: the differences from angry and happy are not statistically significant."
    )


def test_a_single_known_class_has_no_order():
    text = said(of([0, 5, 0, 0, 0, 0, 0], [0, 10, 0, 0, 0, 0, 0], "noise"))
    assert text.startswith(
        "Among faces with a majority for one of the seven classes, the share of contradicted labels is known for one "
        "class only: disgust"
    )


def test_shares_that_print_the_same_have_no_order():
    """50.00 and 50.02 % of very many faces."""
    text = said(of([5_000_000, 5_002_000], [10_000_000, 10_000_000]))
    assert text == "Recall is the same for angry and disgust, 50.0\N{NO-BREAK SPACE}% ([@tab:recall])."


@given(st.lists(SHARE, min_size=7, max_size=7).filter(lambda counts: any(n for _, n in counts)))
@settings(max_examples=40, deadline=None)
def test_an_order_is_left_open_wherever_the_differences_leave_it_open(counts):
    hits, faces = np.array(counts).T
    found, facts = of(hits, faces), order(hits, faces)
    keys = [sentence.key.removeprefix("ranking.") for sentence in found]
    if facts is None:
        assert keys == ["one_known"]
    elif keys != ["all_same"]:
        assert ("order_open" in keys) == (facts.apart is None)
        assert ("told_apart" in keys) == (facts.apart is not None and facts.spread.low <= 0)
        assert ("order_open" in keys) or ("highest_open" in keys) == (facts.may_be_highest != facts.highest)
        assert ("order_open" in keys) or ("lowest_open" in keys) == (facts.may_be_lowest != facts.lowest)
        printed = [round(100 * found[0].values[end].values["share"], 1) for end in ("highest", "lowest")]
        assert printed[0] > printed[1]
        assert (
            found[0].values["highest"].values["classes"]
            == of(faces - hits, faces)[0].values["lowest"].values["classes"]
        )
