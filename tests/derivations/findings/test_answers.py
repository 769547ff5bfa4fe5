"""The sentences on the checks against torch turn round when the facts do."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.derivations.batch_norm import check_batch_norm
from fer.derivations.convolution import SizeCheck
from fer.derivations.cross_entropy import SingleTerm, check_cross_entropy
from fer.derivations.deviation import GradientCheck
from fer.derivations.examples import Agreement, Parting, Removed
from fer.derivations.facts import Facts
from fer.derivations.findings import answers
from fer.wording.load import load

ENGLISH = load("en")
SIZES = SizeCheck(fitting=1300, refused=200, wrong_shapes=0, wrong_refusals=0)


@pytest.fixture(scope="module")
def facts() -> Facts:
    """What the notebook writes when all is well."""
    return Facts(
        seed=0,
        tolerance=1e-10,
        stairs=Agreement(cases=90, disagreements=0),
        output_size=SIZES,
        removed=Removed(12, 1.0, 0.9, 0.0, 0.0, kept_share=0.0, scale=0.1, shrinks=0.0, scale_gap=0.0),
        batch_norm=check_batch_norm(0, cases=2),
        pulls=Parting(true_gap=0.0, other_whole=0.5, other_own=0.0),
        cross_entropy=check_cross_entropy(0, cases=2),
        single_term=SingleTerm(true=2.2e-16, other=0.99),
    )


def with_deviation(check: GradientCheck, **deviation: float | None) -> GradientCheck:
    return replace(check, deviation=check.deviation | deviation)


def said_of_single_term(true: float | None, other: float | None) -> str:
    return ENGLISH.text(answers.single_term_check(SingleTerm(true, other), tolerance=1e-10))


def test_agreement(facts):
    facts = replace(facts, batch_norm=with_deviation(facts.batch_norm, mean=3e-14))
    sizes, layers, batches, answer = (
        ENGLISH.text(said)
        for said in (
            answers.output_size_check(facts.output_size),
            answers.batch_norm_check(facts),
            answers.cross_entropy_check(facts),
            answers.answer(facts),
        )
    )
    assert "agrees with `conv2d` in all 1,500 cases" in sizes
    assert r"over 2 random layers no gradient deviates by more than $3.0 \times 10^{-14}$" in layers
    assert "over 2 random batches" in batches
    assert answer.endswith(
        r"sizes in all 1,500 cases, and on the gradients in all 4 random cases, to within $3.0 \times 10^{-14}$."
    )
    assert "**not**" not in sizes + layers + batches + answer


def test_the_answer_names_the_three_results_in_both_languages(facts):
    english, chinese = (load(code).text(answers.answer(facts)) for code in ("en", "zh-TW"))
    assert "the positions where the kernel fits" in english and "prediction minus target" in english
    assert "kernel 放得下的位置數" in chinese and "預測減目標" in chinese
    assert "1,500 個案例中全部與 torch 相同；gradient 在 4 個隨機案例中全部" in chinese


def test_a_wrong_output_size(facts):
    spoilt = replace(SIZES, wrong_shapes=2, wrong_refusals=7)
    sentence = ENGLISH.text(answers.output_size_check(spoilt))
    assert "does **not** agree" in sentence
    assert "differ in 2 of 1,300 cases" in sentence and "a size in 7 of 200 in which" in sentence
    sentence = ENGLISH.text(answers.answer(replace(facts, output_size=spoilt)))
    assert "does **not** confirm the output size of a convolution (9 of 1,500 cases differ)." in sentence


@pytest.mark.parametrize(("value", "told"), [(2e-10, r"$2.0 \times 10^{-10}$"), (None, "not finite")])
def test_a_wrong_gradient(facts, value, told):
    spoilt = replace(
        facts,
        batch_norm=with_deviation(facts.batch_norm, layer_x=value),
        cross_entropy=with_deviation(facts.cross_entropy, jacobian=value),
    )
    sentence = ENGLISH.text(answers.batch_norm_check(spoilt))
    assert r"do **not** agree on $\partial l / \partial x_i$." in sentence
    assert f"The largest deviation is {told}, where $1.0 \\times 10^{{-10}}$ is allowed." in sentence
    assert r"do **not** agree on $\partial \hat{y}_i / \partial z_j$" in ENGLISH.text(
        answers.cross_entropy_check(spoilt)
    )
    sentence = ENGLISH.text(answers.answer(spoilt))
    assert f"batch normalisation (largest deviation {told}) and the gradient of softmax" in sentence


def test_a_remark_that_autograd_bears_out():
    sentence = said_of_single_term(2.2e-16, 0.99)
    assert r"equals $\hat{y}_t - y_t$ where $y_t = 1$ (largest difference $2.2 \times 10^{-16}$), but" in sentence
    assert r"but does **not** equal $\hat{y}_t - y_t$ where $y_t = 0$" in sentence
    assert sentence.endswith(", as derived.")


@pytest.mark.parametrize(("true", "other", "joint"), [(0.0, 0.0, "and"), (0.3, 0.99, "and"), (None, 0.0, "but")])
def test_a_remark_that_autograd_contradicts(true, other, joint):
    sentence = said_of_single_term(true, other)
    assert "which is **not** as derived" in sentence
    assert {"and": ") and ", "but": "), but "}[joint] in sentence


def test_tables_have_a_row_a_gradient_and_show_its_deviation(facts):
    shown = ENGLISH.table(answers.batch_norm_table(with_deviation(facts.batch_norm, gamma=4e-15, layer_x=None)))
    assert len(shown) == 7
    assert shown.iloc[1, 1] == r"$4.0 \times 10^{-15}$"
    assert shown.iloc[0, 2] == "–"  # the layer gives no such gradient
    assert shown.iloc[5, 2] == "not finite"
    assert shown.columns[2] == "From torch's batch_norm"
    assert len(ENGLISH.table(answers.cross_entropy_table(facts.cross_entropy))) == 5


def test_captions_count_the_cases(facts):
    assert "over 2 random layers." in ENGLISH.text(answers.batch_norm_caption(facts.batch_norm))
    assert "over 1 random batch." in ENGLISH.text(answers.cross_entropy_caption(replace(facts.cross_entropy, cases=1)))


DEVIATIONS = st.sampled_from([0.0, 1e-16, 3e-13, 1e-10, 2e-10, 0.5, None])


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_gradient_is_called_wrong_where_a_deviation_is_too_large(facts, data):
    keys = list(facts.batch_norm.deviation)
    drawn = dict(zip(keys, data.draw(st.lists(DEVIATIONS, min_size=len(keys), max_size=len(keys))), strict=True))
    spoilt = replace(facts, batch_norm=with_deviation(facts.batch_norm, **drawn))
    wrong = {key.removeprefix("layer_") for key, value in drawn.items() if value is None or value > 1e-10}
    said, answer = answers.batch_norm_check(spoilt), answers.answer(spoilt)
    assert set(said.values.get("gradients", ())) == wrong
    assert said.key.endswith("gradients_wrong" if wrong else "gradients_right")
    assert answer.key.endswith("not_confirmed" if wrong else ".confirmed")
    if not wrong:
        assert answer.values["worst"] >= said.values["worst"] == max(drawn.values())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3), st.integers(0, 3), DEVIATIONS, DEVIATIONS)
def test_the_answer_names_each_derivation_that_torch_does_not_confirm(facts, shapes, refusals, layer, batch):
    spoilt = replace(
        facts,
        output_size=replace(SIZES, wrong_shapes=shapes, wrong_refusals=refusals),
        batch_norm=with_deviation(facts.batch_norm, x=layer),
        cross_entropy=with_deviation(facts.cross_entropy, soft=batch),
    )
    answer = answers.answer(spoilt)
    wrong = answer.values.get("wrong", [])
    off = [value is None or value > 1e-10 for value in (layer, batch)]
    assert [one.values.get("derivation", "output_size") for one in wrong] == [
        name
        for name, bad in zip(("output_size", "batch_norm", "cross_entropy"), (shapes + refusals > 0, *off), strict=True)
        if bad
    ]
    for code in ("en", "zh-TW"):
        assert ("**" in load(code).text(answer)) == bool(wrong)


@pytest.mark.parametrize("code", ["en", "zh-TW"])
def test_every_sentence_is_said_in_each_language(facts, code):
    language = load(code)
    for spoilt in (facts, replace(facts, batch_norm=with_deviation(facts.batch_norm, x=None))):
        assert language.text(answers.batch_norm_check(spoilt)) and language.text(answers.cross_entropy_check(spoilt))
        assert len(language.table(answers.batch_norm_table(spoilt.batch_norm))) == 7
    for true, other in ((0.0, 0.9), (None, 0.0)):
        assert language.text(answers.single_term_check(SingleTerm(true, other), tolerance=1e-10))
    assert language.text([answers.batch_norm_caption(facts.batch_norm), answers.output_size_check(SIZES)])


@settings(max_examples=60, deadline=None)
@given(DEVIATIONS, DEVIATIONS)
def test_the_remark_is_right_for_the_true_class_alone(true, other):
    said = answers.single_term_check(SingleTerm(true, other), tolerance=1e-10)
    equal = [value is not None and value <= 1e-10 for value in (true, other)]
    assert said.values["as_remarked"] == (equal == [True, False])
    assert said.values["true"].key.endswith("term_equals") == equal[0]
    assert said.values["other"].key.endswith("term_equals") == equal[1]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 3), st.integers(0, 3))
def test_a_size_is_right_where_nothing_differs(shapes, refusals):
    said = answers.output_size_check(replace(SIZES, wrong_shapes=shapes, wrong_refusals=refusals))
    assert said.key.endswith("output_size_right") == (shapes + refusals == 0)
    assert [said.values.get(name, 0) for name in ("wrong_shapes", "wrong_refusals")] == [shapes, refusals]
