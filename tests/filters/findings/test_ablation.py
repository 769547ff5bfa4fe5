"""The sentences on filters left out follow the numbers, and turn when these do."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.filters.ablation import Ablation, RankCorrelations, RecallChange
from fer.filters.findings import ablation
from fer.statistics.interval import Interval
from fer.wording.load import load

ANGRY, DISGUST, FEAR, HAPPY, SAD = range(5)
SHOWN = (1, 0)
ENGLISH = load("en")


def row(changes: dict[int, float] | None = None, *, sure: int | None = None) -> tuple[RecallChange, ...]:
    """Seven changes of recall, 0 where none is given, with 0.02 on both sides of one that is sure, or else round 0."""
    values = [(changes or {}).get(k, 0.0) for k in range(7)]
    reach = [0.02 if k == sure else abs(value) + 0.02 for k, value in enumerate(values)]
    intervals = [Interval(value, value - by, value + by) for value, by in zip(values, reach, strict=True)]
    return tuple(RecallChange(interval, 10, 2, k == sure) for k, interval in enumerate(intervals))


def beyond(changes: dict[int, float]) -> tuple[Interval | None, ...]:
    return tuple(Interval(of, of - 0.02, of + 0.02) for of in (changes.get(k, 0.0) for k in range(7)))


FOUND = Ablation(
    faces=500,
    class_faces=(80,) * 7,
    right=400,
    filters=64,
    single=(row({HAPPY: -0.004}), row()),
    classes=(ANGRY, HAPPY, SAD),
    sizes=(20, 30, 14),
    groups=(row({ANGRY: -0.3}, sure=ANGRY), row({HAPPY: -0.2}, sure=HAPPY), row({SAD: -0.4}, sure=SAD)),
    beyond=(beyond({ANGRY: -0.3}), beyond({HAPPY: -0.2}), beyond({SAD: -0.4})),
    answers_changed=(0.0,) * 64,
    recall_lost=(0.0,) * 64,
    correlations=RankCorrelations(60, answers=Interval(0.05, -0.1, 0.2), recall=Interval(-0.02, -0.2, 0.2)),
    unheard=(),
)


def single(**changes: object) -> str:
    return ENGLISH.text(ablation.single(SHOWN, replace(FOUND, **changes)))


def groups(**changes: object) -> str:
    return ENGLISH.text(ablation.groups(replace(FOUND, **changes)))


def test_a_single_filter_is_needed_or_not():
    text = single(class_faces=(80, 9, *[80] * 5))
    assert text.startswith("**No** change is statistically significant") and "none of these 2 filters is" in text
    assert (
        "largest fall is that of happy without filter 1: −0.4 percentage points" in text
        and "choosing the largest of 14" in text
    )
    assert (
        "2.0 percentage points in neutral, the class with the most faces, and of 2.0 percentage points in disg" in text
    )
    gains = single(single=(row({FEAR: 0.01}), row()))
    assert "The recall of **no** class falls" in gains and "still allow a fall" in gains
    tied = single(single=(row({HAPPY: -0.004}), row({SAD: -0.004})))
    assert "largest fall (1 more is as large) is" in tied
    better = single(single=(row({FEAR: 0.3}, sure=FEAR), row()))
    assert better.startswith("Of 14 recalls, 1 rises significantly") and "falls significantly" not in better
    needed = replace(FOUND, single=(row({HAPPY: -0.5}, sure=HAPPY), row({FEAR: 0.3}, sure=FEAR)))
    text = ENGLISH.text(ablation.single(SHOWN, needed))
    assert text.startswith("Of 14 recalls, 1 falls and 1 rises significantly")
    assert "happy without filter 1: −50.0" in text
    assert ENGLISH.text(ablation.finding(SHOWN, needed)).startswith("Without one of the filters shown, 1 of 14 recalls")


def test_a_class_without_faces_is_left_out():
    unknown = RecallChange(None, 0, 0, False)
    alone = tuple(cell if k == SAD else unknown for k, cell in enumerate(row({SAD: -0.1})))
    assert single(single=(alone, alone)).endswith("still allow a fall of 22.0 percentage points in sad.")
    nothing = groups(beyond=((None,) * 7,) * 3)
    assert nothing.startswith("With faces of a single class")


def test_a_network_that_is_never_right_is_not_said_to_need_nothing():
    for text in (single(right=0), groups(right=0), ENGLISH.text(ablation.finding(SHOWN, replace(FOUND, right=0)))):
        assert text.startswith("No face is recognised even with all filters")


def test_a_class_hangs_on_the_filters_that_prefer_it_or_not():
    text = groups()
    assert "for 3 of 3 classes ([@fig:ablation-classes])" in text and "at random it would be 1.0." in text
    assert "largest for sad: −40.0" in text and "For " not in text
    assert "in 3 of 3 classes" in ENGLISH.text(ablation.finding(SHOWN, FOUND))


def test_a_class_that_loses_no_more_than_the_others_does_not_hang():
    """The recall falls beyond chance, but so do those of the others."""
    fragile = replace(FOUND, beyond=(beyond({ANGRY: -0.3}), beyond({HAPPY: -0.01}), beyond({SAD: 0.3})))
    text = ENGLISH.text(ablation.groups(fragile))
    assert "for 1 of 3 classes" in text and "For sad it is the other way round" in text
    assert text.endswith("For happy neither is shown.")
    none = replace(FOUND, beyond=(beyond({}),) * 3)
    assert "is **not** shown to lose more recall" in ENGLISH.text(ablation.groups(none))
    assert "in 0 of 3 classes" in ENGLISH.text(ablation.finding(SHOWN, none))


@pytest.mark.parametrize(
    ("answers", "recall", "phrase"),
    [
        ((0.05, -0.1, 0.2), (-0.1, -0.2, 0.1), "it remains open"),
        ((-0.3, -0.4, -0.1), (-0.1, -0.2, 0.1), "matter **less** here"),
        ((0.5, 0.3, 0.6), (0.4, 0.2, 0.5), "matter more here"),
        ((0.5, 0.3, 0.6), None, "matter more here"),
        ((0.5, 0.3, 0.6), (-0.4, -0.5, -0.2), "opposite directions"),
        (None, None, "cannot be tested"),
    ],
)
def test_selectivity_predicts_causal_weight_or_not(answers, recall, phrase):
    known = [None if interval is None else Interval(*interval) for interval in (answers, recall)]
    text = ENGLISH.text(ablation.correlation(replace(FOUND, correlations=RankCorrelations(60, *known))))
    assert phrase in text


def test_captions_and_titles_hold_the_numbers():
    caption = ENGLISH.text(ablation.single_caption(FOUND))
    assert (
        "on 500 held-out faces, at most 80 a class." in caption and "together (5\N{NO-BREAK SPACE}% level)" in caption
    )
    titles = ENGLISH.words("filters.ablation.group_titles", classes=FOUND.classes, sizes=FOUND.sizes)
    assert titles == ["prefer angry (20)", "prefer happy (30)", "prefer sad (14)"]
    assert "from −40.0 to +0.0 percentage points. 3 cells are framed" in ENGLISH.text(ablation.alt(FOUND.groups))
    unknown = (RecallChange(None, 0, 0, False),) * 7
    assert ENGLISH.text(ablation.alt((unknown,))) == "Table of 1 row by class without a value."


SHARES = st.floats(-1, 1).map(lambda value: round(value, 3))
INTERVALS = st.tuples(SHARES, st.floats(0, 0.5), st.floats(0, 0.5)).map(
    lambda drawn: Interval(drawn[0], drawn[0] - drawn[1], drawn[0] + drawn[2])
)


CELLS = INTERVALS.map(lambda change: RecallChange(change, 3, 3, not change.low <= 0 <= change.high))


@st.composite
def ablations(draw):
    """Any ablation of two shown filters and three groups; each class has faces, or none anywhere."""
    there = draw(st.lists(st.booleans(), min_size=7, max_size=7).filter(any))
    unknown = RecallChange(None, 0, 0, False)

    def changes():
        return tuple(draw(CELLS) if of else unknown for of in there)

    contrasts = [tuple(draw(INTERVALS) if of and sum(there) > 1 else None for of in there) for _ in range(3)]
    classes = draw(st.permutations([k for k in range(7) if there[k]]))[:3]
    return replace(
        FOUND,
        right=draw(st.integers(0, 500)),
        class_faces=tuple(draw(st.integers(1, 99)) if of else 0 for of in there),
        single=(changes(), changes()),
        classes=tuple(classes),
        sizes=(1,) * len(classes),
        groups=tuple(changes() for _ in classes),
        beyond=tuple(contrasts[: len(classes)]),
        correlations=RankCorrelations(9, draw(st.none() | INTERVALS), draw(st.none() | INTERVALS)),
    )


def keys(told) -> list[str]:
    return [said.key.rpartition(".")[2] for said in told]


@settings(max_examples=80, deadline=None)
@given(ablations())
def test_what_is_said_of_single_filters_is_what_the_intervals_allow(found):
    told = ablation.single(SHOWN, found)
    known = [cell.change for row in found.single for cell in row if cell.change is not None]
    falls, gains = sum(of.high < 0 for of in known), sum(of.low > 0 for of in known)
    if not found.right:
        assert keys(told) == ["nothing_right"]
        return
    assert ("none_changes" in keys(told)) == (not falls and not gains)
    if falls or gains:
        said = {key: of.values["changes"] for of in told[0].values["told"] for key in keys([of])}
        assert said == {key: n for key, n in (("sure_falls", falls), ("sure_gains", gains)) if n}
    assert ("none_falls" in keys(told)) == all(of.value >= 0 for of in known)
    if "largest_fall" in keys(told):
        assert told[1].values["change"].value == min(of.value for of in known) < 0
    said = [*told, *ablation.groups(found), *ablation.correlation(found), ablation.finding(SHOWN, found)]
    said += [ablation.alt(found.single), ablation.alt(found.groups), ablation.single_caption(found)]
    assert all(load(code).text(said) for code in ("en", "zh-TW"))
    cover = ablation.finding(SHOWN, found).values["alone"]
    assert keys([cover]) == ["some_alone" if falls else "none_alone"]


@settings(max_examples=80, deadline=None)
@given(ablations())
def test_a_class_hangs_on_its_filters_only_if_it_falls_and_more_than_the_others(found):
    told = ablation.groups(found)
    if not found.right:
        assert keys(told) == ["nothing_right"]
        return
    own = [(k, row[k].change, more[k]) for k, row, more in zip(found.classes, found.groups, found.beyond, strict=True)]
    own = [(k, change, more) for k, change, more in own if more is not None]
    hang = [k for k, change, more in own if change.high < 0 and more.high < 0]
    spared = [k for k, _, more in own if more.low > 0]
    if not own:
        assert keys(told) == ["one_class"]
        return
    by_key = dict(zip(keys(told), told, strict=True))
    assert ("classes_hang" in by_key) == bool(hang) == ("no_class_hangs" not in by_key)
    if hang:
        assert by_key["classes_hang"].values["own"] == len(hang) and by_key["hangs_most"].values["of_class"] in hang
    assert list(by_key["spared"].values["classes"] if spared else []) == spared and ("spared" in by_key) == bool(spared)
    rest = set(by_key["rest_open"].values["classes"]) if "rest_open" in by_key else set()
    assert not rest & {*hang, *spared}
    assert ablation.finding(SHOWN, found).values["together"].values["own"] == len(hang)


@settings(max_examples=50, deadline=None)
@given(ablations())
def test_opposite_correlations_are_told_the_other_way_round(found):
    def turned(interval):
        return None if interval is None else Interval(-interval.value, -interval.high, -interval.low)

    a, b = found.correlations.answers, found.correlations.recall
    other = replace(found, correlations=RankCorrelations(9, turned(a), turned(b)))
    opposite = {"selective_worth_more": "selective_worth_less", "selective_worth_less": "selective_worth_more"}
    said, turned_ = (keys(ablation.correlation(of))[1:2] for of in (found, other))
    assert [opposite.get(key, key) for key in said] == turned_
    if "selective_worth_more" in said:
        assert any(of is not None and of.low > 0 for of in (a, b))


def test_where_no_filter_varies_no_class_is_preferred():
    assert groups(classes=(), sizes=(), groups=(), beyond=()).startswith("No filter prefers a class")
