"""Whether the answer hangs on what a map names, told of facts that demand opposite sentences."""

import pytest

from fer.saliency.faithfulness import Faithfulness, Outcome
from fer.saliency.findings import faithfulness
from fer.statistics.interval import Interval
from fer.statistics.means import Mean
from fer.wording.load import load

ENGLISH = load("en")


def mean(value, low, high):
    return Mean(value, Interval(value, low, high), 28)


UP, DOWN, NULL = mean(0.2, 0.1, 0.3), mean(-0.2, -0.3, -0.1), mean(0.0, -0.1, 0.1)
ALONE = Mean(0.5, None, 1)


def found(**gains):
    """By method its gains on random order in deletion and insertion, and, if four, those on the centre."""
    given = {"input_gradient": (UP, UP), "grad_cam": (UP, UP), "centre": (UP, UP), "random": (None, None)} | gains
    orders = {}
    for name, (deleted, inserted, *centre) in given.items():
        over = zip(("deletion", "insertion"), (deleted, inserted), centre or (NULL, NULL), strict=True)
        orders[name] = {kind: Outcome((1.0, 0.0), mean(0.3, 0.2, 0.4), gain, c) for kind, gain, c in over}
    return Faithfulness(28, (0.0, 1.0), orders)


def verdict(**gains):
    return ENGLISH.text(faithfulness.verdict(found(**gains)))


def against_centre(**gains):
    return ENGLISH.text(faithfulness.against_centre(found(**gains)))


def test_methods_that_beat_random_order_and_those_that_do_not():
    assert verdict().startswith("**Every method beats random order**")
    assert verdict(input_gradient=(NULL, NULL), grad_cam=(DOWN, DOWN)).startswith("**No method beats")
    text = verdict(input_gradient=(UP, NULL))
    assert "beaten in both tests by Grad-CAM, and **not** by input gradient" in text
    assert "By input gradient deletion is better and insertion is not clearly different." in text


def test_a_gain_too_small_to_matter_is_none():
    tiny = mean(0.004, 0.003, 0.005)
    assert verdict(input_gradient=(tiny, tiny), grad_cam=(tiny, UP)).startswith("**No method beats")
    assert "beyond 0.01." in ENGLISH.text(faithfulness.table_caption())


def test_one_face_beats_nothing():
    gains = {"input_gradient": (ALONE, ALONE), "grad_cam": (ALONE, ALONE), "centre": (ALONE, ALONE)}
    assert verdict(**gains).startswith("**No method beats")
    assert ENGLISH.table(faithfulness.table(found(**gains))).iloc[0].tolist()[2] == "+0.50"


def test_a_blob_does_not_beat_random_order_too_where_nothing_else_does():
    text = against_centre(input_gradient=(NULL, NULL), grad_cam=(DOWN, DOWN))
    assert "beats random order, and **no** method" in text


def test_an_order_worse_than_random_is_said_to_be():
    assert "**Worse** than random in both: Grad-CAM." in verdict(grad_cam=(DOWN, DOWN))


@pytest.mark.parametrize(
    ("gains", "sentence"),
    [
        ({}, "beats random order too, and **no** method beats that blob"),
        ({"centre": (NULL, UP)}, "does not beat random order in both tests, and **no** method"),
        ({"grad_cam": (UP, UP, UP, UP)}, "too; only Grad-CAM beats that blob in both"),
        ({"grad_cam": (UP, UP, UP, UP), "input_gradient": (UP, UP, UP, UP)}, "too; every method beats that blob"),
    ],
)
def test_a_blob_in_the_middle_is_a_rival(gains, sentence):
    assert sentence in against_centre(**gains)


def test_the_table_of_areas_signs_its_gains():
    table = ENGLISH.table(faithfulness.table(found(grad_cam=(DOWN, UP))))
    assert table["Order"].tolist() == ["input gradient", "Grad-CAM", "centre", "random order"]
    assert table.iloc[1].tolist()[1:3] == ["0.30 (0.20–0.40)", "−0.20 (−0.30 to −0.10)"]
    assert table.iloc[3, 2] == "–"


def test_the_figure_names_its_orders_as_the_table_does():
    titles = ENGLISH.words("saliency.faithfulness.titles", orders=list(found().orders))
    assert list(titles.values()) == ENGLISH.table(faithfulness.table(found()))["Order"].tolist()
    assert "28 held-out faces" in ENGLISH.text(faithfulness.caption(found()))
