"""What is said of one training compared with others: the opposite where the numbers are the opposite."""

from dataclasses import replace

import pandas as pd
from hypothesis import given, settings

from fer.statistics.interval import Interval
from fer.statistics.tests import Paired
from fer.training.comparison import Comparison, Other, Outcome, Setting, kind_of
from fer.training.findings import comparison
from fer.wording.load import languages, load
from tests.training.drawn import comparisons, key, value

ENGLISH = load("en")
MIXUP = Setting("mixup", 0.0, 0.4)
SMOOTHING = Setting("label_smoothing", 0.0, 0.1)
WIDTHS = Setting("model.widths", (8, 16), (4, 8))
NARROWER, WIDER, LEVEL = Interval(-0.2, -0.25, -0.15), Interval(0.2, 0.15, 0.25), Interval(0.0, -0.1, 0.1)


def outcome(name: str) -> Outcome:
    return Outcome(
        name=name, accuracy=Interval(0.5, 0.48, 0.52), gap=Interval(0.3, 0.28, 0.32), epochs=10, val_lowest=1.2,
        lowest_epoch=4, val_last=2.5,
    )  # fmt: skip


def other(*settings: Setting, gap=NARROWER, first=200, second=100, p=0.001, name="other") -> Other:
    value = (first - second) / 1000
    paired = Paired(0, first, second, 0, Interval(value, value - 0.03, value + 0.03), p)
    return Other(outcome(name), kind_of(settings), settings, gap, paired)


def compared(*others: Other, split: str = "val") -> Comparison:
    return Comparison(split, outcome("mine"), others)


def verdict(*settings: Setting, **numbers) -> str:
    (paragraph,) = comparison.verdicts(compared(other(*settings, **numbers)))
    return ENGLISH.text(paragraph)


def finding(*settings: Setting) -> str:
    return ENGLISH.text(comparison.finding(compared(other(*settings))))


def settings_table(found: Comparison) -> pd.DataFrame:
    return ENGLISH.table(comparison.settings_table(found))


def test_one_setting_that_differs_brings_the_difference_for_one_seed():
    text = verdict(MIXUP)
    assert text.startswith("**`other`.** One setting differs: mixup 0.4 instead of 0.0.")
    assert "−20.0 percentage points" in text
    assert "gap is **narrower**" in text
    assert "it is **better**" in text
    assert "(epoch 4 of 10) and ends at 2.50; this run's is lowest at 1.20 (epoch 4 of 10) and ends at 2.50." in text
    assert "This is the effect of mixup for one seed" in text
    assert "mixup 0.4 instead of 0.0, all else equal" in finding(MIXUP)


def test_the_opposite_numbers_make_the_opposite_sentence():
    text = verdict(MIXUP, gap=WIDER, first=100, second=200)
    assert "gap is **wider**" in text
    assert "it is **worse**" in text


def test_a_narrower_gap_alone_is_not_praised_nor_a_wider_one_alone_blamed():
    assert "but accuracy on other faces is lower, too" in verdict(MIXUP, first=100, second=200)
    assert "but a gain on other faces is not shown" in verdict(MIXUP, first=101, second=100, p=0.9)
    assert "a gap alone does no harm" in verdict(MIXUP, gap=WIDER)


def test_a_setting_that_shows_no_difference_is_not_said_to_bring_one():
    text = verdict(MIXUP, gap=LEVEL, first=100, second=101, p=0.9)
    assert "A difference of the gaps is not shown" in text
    assert "which is not significant" in text
    assert "An effect of mixup is not shown on these faces, nor that there is none." in text


def test_several_settings_cannot_be_told_apart():
    text = verdict(MIXUP, SMOOTHING)
    assert "2 settings differ (mixup and label_smoothing" in text
    assert "This is the joint effect of these settings" in text
    assert "(2 settings changed)" in finding(MIXUP, SMOOTHING)


def test_another_network_is_no_comparison_of_measures():
    text = verdict(WIDTHS)
    assert "The networks differ (widths), so the effect of a single measure cannot be seen." in text
    assert "The effect of each setting cannot be read from it." in text
    assert "(another network)" in finding(WIDTHS)


def test_equal_runs_and_other_seeds_are_called_so():
    assert "Nothing differs" in verdict(gap=Interval(0.0, -0.02, 0.02), first=0, second=0, p=1.0)
    assert comparison.settings_table(compared(other())) is None
    assert "(the same settings)" in finding()
    assert "The seed alone does this" in verdict(Setting("seed", 0, 1))
    assert "The random choice of the training faces alone" in verdict(Setting("fold", "1/3", "2/3"))
    assert "The random choice of the training faces alone" in verdict(Setting("split_seed", 0, 1))
    assert "for one seed; another seed" in verdict(Setting("train_faces", 300, 100))


def test_settings_of_the_faces_are_named_in_words():
    assert "One setting differs: training faces 100 instead of 1,300." in verdict(Setting("train_faces", 1300, 100))
    assert "split seed 1 instead of 0" in verdict(Setting("split_seed", 0, 1))


def test_the_tables_have_a_row_a_run_and_a_row_a_setting():
    found = compared(other(MIXUP, WIDTHS), split="test")
    table = ENGLISH.table(comparison.table(found))
    assert table["Run"].tolist() == ["mine", "other"]
    assert table["Differs in"].tolist() == ["this run", "2 settings"]
    assert table["Accuracy, test (%)"].tolist() == ["50.0 (48.0–52.0)"] * 2
    assert table["Difference of gaps"].tolist() == ["–", "−20.0 (−25.0 to −15.0)"]
    assert settings_table(found).to_numpy().tolist() == [["mixup", "0.0", "0.4"], ["widths", "8, 16", "4, 8"]]
    assert "flip yes instead of no" in verdict(Setting("flip", False, True))


def test_a_run_that_shares_a_setting_with_this_one_has_its_value_in_the_table():
    found = compared(other(MIXUP), other(SMOOTHING, name="third"))
    assert settings_table(found).to_numpy().tolist() == [
        ["mixup", "0.0", "0.4", "0.0"],
        ["label_smoothing", "0.0", "0.0", "0.1"],
    ]


def test_a_setting_that_a_training_lacks_is_none_and_networks_are_not_written_out():
    networks = (("vgg", {"widths": (8,)}), ("resnet", {}))
    found = compared(other(Setting("model.members", networks, None)))
    assert settings_table(found).to_numpy().tolist() == [["members", "several networks", "none"]]


def test_who_does_not_see_the_curves_is_told_where_they_end():
    text = ENGLISH.plain(comparison.alt(compared(other(MIXUP))))
    assert text.endswith("Validation loss of mine: lowest 1.20, last 2.50; of other: lowest 1.20, last 2.50.")


def test_runs_of_one_name_are_numbered():
    found = compared(other(MIXUP))
    same = replace(found, others=(replace(found.others[0], outcome=outcome("mine")),))
    labels = [ENGLISH.drawn(label) for label in comparison.labels(same)]
    assert labels == ["mine (1)", "mine (2)"]
    assert ENGLISH.table(comparison.table(same))["Run"].tolist() == labels


def test_the_method_is_the_one_that_is_used():
    said = ENGLISH.words("training.comparison.method")
    assert "@agresti2005" in said
    assert "bootstrap" not in said
    assert "the kept epoch" in said
    assert "last epoch" not in said


@settings(max_examples=80, deadline=None)
@given(comparisons())
def test_what_is_said_follows_from_any_comparison(found):
    ((_, _, gap, accuracy, _, *trade, meaning),) = paragraphs = comparison.verdicts(found)
    for language in map(load, languages()):
        assert all(map(language.text, [*paragraphs, comparison.finding(found), comparison.alt(found)]))
        assert len(language.table(comparison.table(found))) == 2
    (other,) = found.others
    low, high = other.paired.difference[1:]
    assert (key(gap) == "gap_wider") == (other.gap.low > 0)
    assert (key(gap) == "gap_narrower") == (other.gap.high < 0)
    assert (key(accuracy) == "accuracy_better") == (other.paired.p < 0.05 and low > 0)
    assert (key(accuracy) == "accuracy_worse") == (other.paired.p < 0.05 and high < 0)
    for said in trade:
        assert (key(said) == "wider_and_better") == (other.gap.low > 0)
        assert (key(said) == "narrower_and_worse") == (other.gap.high < 0 and high < 0 and other.paired.p < 0.05)
    if key(meaning) == "brought":
        assert len(other.settings) == 1
        assert key(gap) != "gap_open" or key(accuracy) != "accuracy_open"
    assert (key(meaning) == "repeated") == (not other.settings)
    assert value(comparison.finding(found), "gap") == other.gap
