"""The sentences and the table on filters and classes follow the numbers, and turn when these do."""

from dataclasses import replace

from fer.filters.ablation import Ablation, RankCorrelations, RecallChange
from fer.filters.findings import selectivity
from fer.filters.selectivity import Selectivity
from fer.statistics.interval import Interval
from fer.wording.load import load

HAPPY, SAD = 3, 4
ENGLISH = load("en")
SELECTIVITY = Selectivity(
    eta_squared=(0.7, 0.2),
    prefers=(HAPPY, SAD),
    lead=(2.0, 1.0),
    one_class=(0.3, 0.1),
    chance=(0.01, 0.01),
    p=(0.0005, 0.002),
)
KNOWN, UNKNOWN = (RecallChange(change, 0, 0, 1.0, False) for change in (Interval(-0.004, -0.024, 0.016), None))
ABLATION = Ablation(
    faces=500,
    class_faces=(80,) * 7,
    filters=2,
    single=((KNOWN,) * 7, (UNKNOWN,) * 7),
    classes=(HAPPY, SAD),
    sizes=(1, 1),
    groups=((KNOWN,) * 7, (KNOWN,) * 7),
    answers_changed=(0.0, 0.0),
    recall_lost=(0.0, 0.0),
    correlations=RankCorrelations(None, None),
    unheard=(),
)


def verdict(**changes: object) -> str:
    return ENGLISH.text(selectivity.verdict(replace(SELECTIVITY, **changes)))


def test_filters_tell_classes_apart_or_not_and_stand_for_one_or_not():
    text = verdict()
    assert text.startswith("2 of 2 filters tell the classes apart") and "**none** stands for one class" in text
    assert verdict(p=(0.4, 0.9), eta_squared=(0.01, 0.0)).startswith("**No** filter of 2")
    one = verdict(p=(0.001, 0.9), eta_squared=(0.6, 0.6), one_class=(0.6, 0.55))
    assert "1 of 2 filters tells" in one and "1 owes more than half" in one
    assert "**none** stands for one class" in verdict(p=(0.9, 0.9), one_class=(0.6, 0.55))


def test_the_table_of_selectivity_names_class_and_change():
    frame = ENGLISH.table(selectivity.table((1, 0), SELECTIVITY, ABLATION))
    assert frame["filter"].tolist() == ["1", "0"] and frame["prefers"].tolist() == ["sad", "happy"]
    assert frame["adjusted $p$"].tolist() == ["0.002", "0.001"]  # less cannot be told
    assert frame.iloc[:, -1].tolist() == ["−0.4 (−2.4 to 1.6)", "–"]
