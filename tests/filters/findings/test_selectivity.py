"""The sentences and the table on filters and classes follow the numbers, and turn when these do."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.filters.ablation import Ablation, RankCorrelations, RecallChange
from fer.filters.findings import selectivity
from fer.filters.selectivity import Apart, Selectivity
from fer.statistics.interval import Interval
from fer.wording.load import load

HAPPY, SAD = 3, 4
ENGLISH = load("en")
SELECTIVITY = Selectivity(
    eta_squared=(0.7, 0.2),
    prefers=(HAPPY, SAD),
    apart=(Apart(HAPPY, False, Interval(0.3, 0.25, 0.35)), Apart(SAD, True, Interval(0.1, 0.05, 0.2))),
    chance=(0.01, 0.01),
    p=(0.001, 0.002),
    shuffles=1000,
)
KNOWN, UNKNOWN = (RecallChange(change, 0, 0, False) for change in (Interval(-0.004, -0.024, 0.016), None))
ABLATION = Ablation(
    faces=500,
    class_faces=(80,) * 7,
    right=400,
    filters=2,
    single=((KNOWN,) * 7, (UNKNOWN,) * 7),
    classes=(HAPPY, SAD),
    sizes=(1, 1),
    groups=((KNOWN,) * 7, (KNOWN,) * 7),
    beyond=((None,) * 7, (None,) * 7),
    answers_changed=(0.0, 0.0),
    recall_lost=(0.0, 0.0),
    correlations=RankCorrelations(2, None, None),
    unheard=(),
)


def verdict(**changes: object) -> str:
    return ENGLISH.text(selectivity.verdict(replace(SELECTIVITY, **changes)))


def apart(*shares: tuple[float, float, float], rises: bool = True) -> tuple[Apart, ...]:
    return tuple(Apart(HAPPY, rises, Interval(*share)) for share in shares)


def test_filters_tell_classes_apart_or_not_and_stand_for_one_or_not():
    text = verdict()
    assert text.startswith("2 of 2 filters tell the classes apart") and "**none** stands for one class" in text
    assert "(happy, less active)" in text and "Of these 2 filters, 1 sets the class that it tells best apart" in text
    none = verdict(p=(0.4, 0.9), eta_squared=(0.01, 0.0))
    assert none.startswith("For **no** filter of 2 is it shown") and "stands" not in none
    strong = apart((0.6, 0.55, 0.65), (0.55, 0.52, 0.6))
    one = verdict(p=(0.001, 0.9), eta_squared=(0.6, 0.6), apart=strong)
    assert "1 of 2 filters tells" in one and "1 owes more than half" in one
    open_ = verdict(apart=apart((0.48, 0.42, 0.54), (0.3, 0.2, 0.4)))
    assert "stands for a single class is **not** shown" in open_ and "for 1 filter the interval" in open_
    assert len(selectivity.verdict(replace(SELECTIVITY, apart=(None, None)))) == 1


def test_the_table_of_selectivity_names_class_and_change():
    frame = ENGLISH.table(selectivity.table((1, 0), SELECTIVITY, ABLATION))
    assert frame["filter"].tolist() == ["1", "0"] and frame["prefers"].tolist() == ["sad", "happy"]
    assert frame["sets apart"].tolist() == [
        f"{of}\N{NO-BREAK SPACE}%" for of in ("sad, more: 10.0", "happy, less: 30.0")
    ]
    assert frame.iloc[:, -1].tolist() == ["−0.4 (−2.4 to 1.6)", "–"]
    caption = ENGLISH.text(selectivity.table_caption(SELECTIVITY))
    assert "1,000 shufflings" in caption and "95\N{NO-BREAK SPACE}% quantile" in caption


BOUNDS = st.lists(st.floats(0, 1), min_size=3, max_size=3).map(sorted)
APART = BOUNDS.map(lambda of: Interval(of[1], of[0], of[2])).flatmap(
    lambda of: st.builds(Apart, st.integers(0, 6), st.booleans(), st.just(of))
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.none() | APART, st.floats(0.001, 1)), min_size=1, max_size=6))
def test_a_filter_stands_for_a_class_only_if_its_interval_says_so(drawn):
    found = replace(
        SELECTIVITY,
        apart=tuple(of for of, _ in drawn),
        p=tuple(p for _, p in drawn),
        eta_squared=(0.5,) * len(drawn),
        chance=(0.1,) * len(drawn),
    )
    told = selectivity.verdict(found)
    keys = [said.key.rpartition(".")[2] for said in told]
    selective = sum(p < selectivity.ERRORS for _, p in drawn)
    assert keys[0] == ("some_selective" if selective else "none_selective")
    judged = [of for of, p in drawn if of is not None and p < selectivity.ERRORS]
    if not judged:
        assert len(keys) == 1
        return
    strong = sum(of.share.low > 0.5 for of in judged)
    if strong:
        assert keys[1] == "some_for_one_class" and told[1].values["strong"] == strong
    else:
        assert keys[1] == ("open_for_one_class" if any(of.share.high > 0.5 for of in judged) else "none_for_one_class")
    assert told[1].values["share"].value == max(of.share.value for of in judged)
    assert told[2].values["falling"] == sum(not of.rises for of in judged)
