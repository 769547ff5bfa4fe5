"""The sentences and the table on filters and classes follow the numbers, and turn when these do."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

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


def verdict(**changes: object) -> str:
    return ENGLISH.text(selectivity.verdict(replace(SELECTIVITY, **changes)))


def apart(*shares: tuple[float, float, float], rises: bool = True) -> tuple[Apart, ...]:
    return tuple(Apart(HAPPY, rises, Interval(*share)) for share in shares)


def test_filters_tell_classes_apart_or_not_and_stand_for_one_or_not():
    text = verdict()
    assert text.startswith("2 of 2 filters separate the classes better") and "**none** stands for one class" in text
    assert "(happy, less active)" in text and "Of these 2 filters, 1 is **less** active on" in text
    none = verdict(p=(0.4, 0.9), eta_squared=(0.01, 0.0))
    assert none.startswith("**No** filter of 2 is shown") and "stands" not in none
    strong = apart((0.6, 0.55, 0.65), (0.55, 0.52, 0.6))
    one = verdict(p=(0.001, 0.9), eta_squared=(0.6, 0.6), apart=strong)
    assert "1 of 2 filters separates" in one and "1 filter stands for one class" in one
    open_ = verdict(apart=apart((0.48, 0.42, 0.54), (0.3, 0.2, 0.4)))
    assert "stands for one class is **not** shown" in open_ and "For 1 filter the interval" in open_
    assert len(selectivity.verdict(replace(SELECTIVITY, apart=(None, None)))) == 1


def test_a_filter_is_said_to_stand_for_a_class_by_an_interval_that_shows_it():
    """The larger share of the two is the less sure one, and no filter's that stands for a class."""
    shares = apart((0.62, 0.45, 0.75), (0.58, 0.52, 0.64))
    assert "of these, one class explains at most 58.0" in verdict(apart=shares)
    assert "one class explains at most 62.0" in verdict(apart=apart((0.62, 0.45, 0.75), (0.48, 0.46, 0.49)))


def test_a_dead_filter_prefers_no_class():
    dead = replace(SELECTIVITY, prefers=(HAPPY, None), apart=(SELECTIVITY.apart[0], None))
    assert ENGLISH.table(selectivity.table((1,), dead)).iloc[0, [1, 3, 4]].tolist() == ["–", "–", "–"]


def test_the_table_of_selectivity_names_classes_and_shares():
    frame = ENGLISH.table(selectivity.table((1, 0), SELECTIVITY))
    assert frame["filter"].tolist() == ["1", "0"] and frame["most active on"].tolist() == ["sad", "happy"]
    assert frame["separates best"].tolist() == ["sad (more active)", "happy (less active)"]
    assert frame.iloc[:, -1].tolist() == ["10.0 (5.0–20.0)", "30.0 (25.0–35.0)"]
    unknown = replace(SELECTIVITY, apart=(None, None))
    assert ENGLISH.table(selectivity.table((1, 0), unknown)).iloc[0, 3:].tolist() == ["–", "–"]
    assert "(simultaneous 95\N{NO-BREAK SPACE}% intervals" in ENGLISH.text(selectivity.table_caption())
    assert "(1,000 shuffles" in verdict() and "95\N{NO-BREAK SPACE}% of the shuffles stay below 1.0" in verdict()


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
    for code in ("en", "zh-TW"):
        assert load(code).text(told) and len(load(code).table(selectivity.table((0,), found))) == 1
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
