"""The sentences on filters left out follow the numbers, and turn when these do."""

from dataclasses import replace

import pytest

from fer.filters.ablation import Ablation, RankCorrelations, RecallChange
from fer.filters.findings import ablation
from fer.statistics.interval import Interval
from fer.wording.load import load

ANGRY, DISGUST, FEAR, HAPPY, SAD = range(5)
SHOWN = (1, 0)
ENGLISH = load("en")


def row(changes: dict[int, float] | None = None, *, sure: int | None = None) -> tuple[RecallChange, ...]:
    """Seven changes of recall, 0 where none is given, each with 0.02 on both sides; one of them may be sure."""
    values = [(changes or {}).get(k, 0.0) for k in range(7)]
    intervals = [Interval(value, value - 0.02, value + 0.02) for value in values]
    return tuple(RecallChange(interval, 10, 2, 0.001, k == sure) for k, interval in enumerate(intervals))


FOUND = Ablation(
    faces=500,
    class_faces=(80,) * 7,
    filters=64,
    single=(row({HAPPY: -0.004}), row()),
    classes=(ANGRY, HAPPY, SAD),
    sizes=(20, 30, 14),
    groups=(row({ANGRY: -0.3}, sure=ANGRY), row({HAPPY: -0.2}, sure=HAPPY), row({SAD: -0.4}, sure=SAD)),
    answers_changed=(0.0,) * 64,
    recall_lost=(0.0,) * 64,
    correlations=RankCorrelations(answers=Interval(0.05, -0.1, 0.2), recall=Interval(-0.02, -0.2, 0.2)),
    unheard=(),
)


def single(**changes: object) -> str:
    return ENGLISH.text(ablation.single(SHOWN, replace(FOUND, **changes)))


def groups(**changes: object) -> str:
    return ENGLISH.text(ablation.groups(replace(FOUND, **changes)))


def test_a_single_filter_is_needed_or_not():
    text = single(class_faces=(80, 9, *[80] * 5))
    assert text.startswith("**No** change is beyond chance") and "nothing shows that one of these 2 filters" in text
    assert "fall of 2.0 percentage points in neutral, with the most faces, and of 2.0 percentage points in disg" in text
    gains = single(single=(row({FEAR: 0.01}), row()))
    assert gains.startswith("**No** class loses recall") and "leave room for a fall" in gains
    better = single(single=(row({FEAR: 0.3}, sure=FEAR), row()))
    assert better.endswith("1 of 14 changes is beyond chance ([@fig:ablation]).")
    needed = replace(FOUND, single=(row({HAPPY: -0.5}, sure=HAPPY), row()))
    text = ENGLISH.text(ablation.single(SHOWN, needed))
    assert text.startswith("1 of 14 changes is beyond chance") and "happy without filter 1: −50.0" in text
    assert ENGLISH.text(ablation.finding(SHOWN, needed)).startswith("Left out alone")


def test_a_class_without_faces_is_left_out():
    unknown = RecallChange(None, 0, 0, 1.0, False)
    alone = tuple(cell if k == SAD else unknown for k, cell in enumerate(row({SAD: -0.1})))
    assert single(single=(alone, alone)).endswith("leave room for a fall of 12.0 percentage points in sad.")


def test_a_class_hangs_on_the_filters_that_prefer_it_or_not():
    text = groups()
    assert "for 3 of 3 classes ([@fig:ablation-classes]), 1.0 if the groups were dealt" in text
    assert "sad loses 40.0" in text and "as a crowd" in text
    others = row({DISGUST: -0.2}, sure=HAPPY), row({DISGUST: -0.2}, sure=SAD)
    assert "that is **not** so" in groups(groups=(row({ANGRY: -0.3}, sure=ANGRY), *others))
    alone = groups(classes=(HAPPY,), sizes=(64,), groups=(row({HAPPY: -0.3}, sure=HAPPY),))
    assert alone.endswith("nothing can be compared.")
    none = replace(FOUND, groups=(row({DISGUST: -0.3}, sure=ANGRY), *others))
    assert "**no** more than the others" in ENGLISH.text(ablation.groups(none))
    assert "for 0 of 3 classes" in ENGLISH.text(ablation.finding(SHOWN, none))


@pytest.mark.parametrize(
    ("answers", "recall", "phrase"),
    [
        (
            (0.05, -0.1, 0.2),
            (-0.1, -0.2, 0.1),
            "Nothing shows that selectivity tells",
        ),
        ((-0.3, -0.4, -0.1), (-0.1, -0.2, 0.1), "are **not** worth more, if anything less"),
        ((0.5, 0.3, 0.6), (0.4, 0.2, 0.5), "are worth more here"),
        ((0.5, 0.3, 0.6), None, "are worth more here"),
        ((0.5, 0.3, 0.6), (0.0, -0.2, 0.2), "do not agree"),
        (None, None, "cannot be told"),
    ],
)
def test_selectivity_predicts_causal_weight_or_not(answers, recall, phrase):
    known = [None if interval is None else Interval(*interval) for interval in (answers, recall)]
    text = ENGLISH.text(ablation.correlation(replace(FOUND, correlations=RankCorrelations(*known))))
    assert phrase in text


def test_captions_and_titles_hold_the_numbers():
    assert "on 500 held-out faces" in ENGLISH.text(ablation.single_caption(FOUND))
    titles = ENGLISH.words("filters.ablation.group_titles", classes=FOUND.classes, sizes=FOUND.sizes)
    assert titles == ["prefer angry (20)", "prefer happy (30)", "prefer sad (14)"]
