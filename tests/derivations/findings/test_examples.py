"""The sentences in and under the figures of the worked cases turn round when these do."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.derivations.convolution import Axis
from fer.derivations.examples import (
    LOGITS,
    TRUE,
    Agreement,
    Parting,
    passed_through_batch_norm,
    pulls_of,
    stairs_by_input,
    stairs_by_stride,
)
from fer.derivations.findings import examples
from fer.wording.load import load

ENGLISH = load("en")
REMOVED = passed_through_batch_norm(0).removed()
PULLS = pulls_of(LOGITS, TRUE).parting(TRUE)


def removed(**fields: float) -> str:
    return ENGLISH.text(examples.removed(replace(REMOVED, **fields), tolerance=1e-10))


def pulls(shown: Parting) -> str:
    return ENGLISH.text(examples.pulls(shown, tolerance=1e-10))


def test_no_sentence_says_not_when_all_is_well():
    assert "**" not in removed()
    assert "**" not in pulls(PULLS)
    assert "**" not in ENGLISH.text(examples.stairs_caption(Agreement(90, 0)))


def test_the_caption_gives_the_sum_that_counts_the_positions():
    caption = ENGLISH.text(examples.positions_caption(Axis(10, 4, 3, 1, 1), range(0, 9, 3)))
    assert caption.endswith(r"$\lfloor (10 + 2 \cdot 1 - 4) / 3 \rfloor + 1 = 3$.")


def test_the_positions_are_told_without_the_figure():
    told = ENGLISH.text(examples.positions_alt(Axis(10, 4, 3, 1, 1), range(0, 9, 3)))
    assert "a kernel of 4 columns has its left edge at column 0, 3 and 6. Never covered: 10 and 11." in told
    assert "Never covered" not in ENGLISH.text(examples.positions_alt(Axis(8, 4, 3, 1, 1), range(0, 7, 3)))


def test_the_stairs_are_told_without_the_figure():
    by_input = stairs_by_input([3, 4, 5], [1, 2], kernel=3, padding=0)
    by_stride = stairs_by_stride([1, 2, 3, 8], [0, 2], size=12, kernel=5)
    told = ENGLISH.text(examples.stairs_alt(by_input, by_stride))
    assert "an input of size 5 gives outputs of 3 and 2 for strides 1 and 2." in told
    assert "from 8 and 12 to 1 and 2 for paddings 0 and 2." in told


@pytest.mark.parametrize("code", ["en", "zh-TW"])
def test_alternative_texts_are_plain_in_each_language(code):
    for said in (
        examples.positions_alt(Axis(10, 4, 3, 1, 1), range(0, 9, 3)),
        examples.stairs_alt(stairs_by_input(), stairs_by_stride()),
        examples.components_alt(REMOVED),
        examples.pulls_alt(pulls_of(LOGITS, TRUE)),
    ):
        text = load(code).text(said)
        assert text and not set(text) & set("$*`@\\")


def test_a_gradient_that_keeps_its_mean_or_scale():
    assert "the gradient loses its mean" in removed()
    assert r"keeps its mean (1.01 before, 0.5 after), which" in removed(left_mean=0.5)
    both = removed(left_mean=0.5, left_slope=0.9)
    assert "should **not**" in both
    assert r"its mean (1.01 before, 0.5 after) and its slope on $\hat{x}$ (0.90 before, 0.9 after)" in both


def test_scaling_changes_as_much_as_is_derived_or_not():
    assert "shrinks by a share of $1.3 \\times 10^{-4}$, as derived" in removed()
    assert r"$\hat{x}$ does **not** shrink by the derived share" in removed(scale_gap=1e-9)


def test_the_caption_says_how_many_examples_there_are():
    assert "a batch of 12 (dots)" in ENGLISH.text(examples.components_caption(REMOVED))


def test_single_terms_that_do_not_part_from_the_whole():
    assert "At every other class its gradient is zero" in pulls(PULLS)
    faults = {"other_own": "have gradients up to 0.25.", "true_gap": "they differ by 0.25.", "other_whole": ""}
    for name, told in faults.items():
        text = pulls(replace(PULLS, **{name: 0.0 if name == "other_whole" else 0.25}))
        assert "are **not** related as derived ([@fig:pulls]): " in text and text.endswith(told)
        assert ("at the true class" in text) == (name == "true_gap")
        assert ("no gradient above 0 at the other classes" in text) == (name == "other_whole")


def test_the_caption_counts_classes_from_one():
    assert "Gradients for four classes; class 1 is the true one" in ENGLISH.text(examples.pulls_caption())


def test_the_caption_says_so_where_markers_lie_off_the_lines():
    assert "all 90 lie on the lines" in ENGLISH.text(examples.stairs_caption(Agreement(90, 0)))
    assert "4 of 90 lie **off** the lines" in ENGLISH.text(examples.stairs_caption(Agreement(90, 4)))


@pytest.mark.parametrize(
    ("level", "slope", "line"),
    [
        (0.9, -1.234, "mean 0.90, slope −1.23"),
        (0.0, 3e-7, r"mean 0.00, slope $3 \times 10^{-7}$"),
    ],
)
def test_titles_give_mean_and_slope(level, slope, line):
    for key in ("came_title", "left_title"):
        title = ENGLISH.words(f"derivations.examples.{key}", level=level, slope=slope)
        assert title.splitlines()[1] == line


def test_a_title_lists_the_logits():
    assert ENGLISH.words("derivations.examples.pull_title", logits=(3.0, 0.0, -1.5)) == "$z$ = 3, 0, −1.5"


VALUES = st.sampled_from([0.0, 1e-12, 1e-10, 1e-9, 0.3, -0.2, float("nan")])


@settings(max_examples=100, deadline=None)
@given(VALUES, VALUES, VALUES)
def test_each_fault_of_the_pulls_is_named_and_no_other(gap, whole, own):
    said = examples.pulls(Parting(gap, whole, own), tolerance=1e-10)
    faults = {one.key.rsplit(".", 1)[1] for one in said.values.get("faults", ())}
    assert ("apart_at_the_true" in faults) == (not gap <= 1e-10)
    assert ("other_terms_pull" in faults) == (own != 0)
    assert ("whole_does_not_push" in faults) == (not whole > 0)
    assert said.key.endswith("pulls_part") == (not faults)


@settings(max_examples=100, deadline=None)
@given(VALUES, VALUES, VALUES, VALUES)
def test_what_is_kept_is_what_is_left(came, left_mean, left_slope, scale_gap):
    shown = replace(REMOVED, came_slope=came, left_mean=left_mean, left_slope=left_slope, scale_gap=scale_gap)
    passed_on, scaled = examples.removed(shown, tolerance=1e-10)
    held = [one.key.rsplit(".", 1)[1] for one in passed_on.values.get("held", ())]
    assert ("mean" in held) == (not abs(left_mean) <= 1e-10)
    assert ("slope" in held) == (not abs(left_slope - came * REMOVED.kept_share) <= 1e-10)
    assert passed_on.key.endswith("loses") == (not held)
    assert scaled.key.endswith("scales_as_derived") == (scale_gap <= 1e-10)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 9), st.integers(1, 9))
def test_markers_lie_on_the_lines_where_none_disagrees(off, cases):
    marks = examples.stairs_caption(Agreement(cases, off)).values["marks"]
    assert marks.key.endswith("marks_off") == (off > 0)
