"""The sentences of question 1 follow the numbers, and turn when these do."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fer.architecture import findings
from fer.architecture.facts import Distribution, Facts, Own, distribution
from fer.architecture.layers import DRAWN_WHOLE, LISTED_WHOLE, Layer, layers_of
from fer.models.build import build
from fer.wording.en.prose import large
from fer.wording.load import load

ENGLISH, CHINESE = load("en"), load("zh-TW")
PARAMETERS = Distribution(
    total=72471,
    in_convolutions=0.9875,
    heaviest=(6,),
    heaviest_kinds=("Conv2d",),
    heaviest_share=0.509,
)
WORK = Distribution(
    total=5391808,
    in_convolutions=0.9999,
    heaviest=(2, 4),
    heaviest_kinds=("Conv2d",),
    heaviest_share=0.246,
)
FACTS = Facts(
    model="vgg",
    networks=1,
    alike=True,
    layers=8,
    kinds={"Conv2d": 2, "ReLU": 2, "Flatten": 1, "Linear": 1, "Dropout": 1, "Standardise": 1},
    blocks=8,
    whole=(),
    input=(1, 48, 48),
    output=(7,),
    parameters=PARAMETERS,
    multiply_adds=WORK,
    receptive_field=61,
)


def test_the_answer_says_how_many_parameters_there_are_and_where():
    assert ENGLISH.text(findings.answer(FACTS)) == (
        "The network `vgg` has 8 layers and 72,471 parameters. The convolutions hold 98.8\N{NO-BREAK SPACE}% of the "
        "parameters; layer 6 (Conv2d) has the most, 50.9\N{NO-BREAK SPACE}%."
    )
    assert CHINESE.text(findings.answer(FACTS)) == (
        "網路 `vgg` 有 8 層，參數量為 72,471：98.8% 在卷積（convolution）；第 6 層（Conv2d）最多（50.9%）。"
    )


def test_the_answer_turns_with_the_numbers():
    text = ENGLISH.text(findings.answer(replace(FACTS, parameters=WORK)))
    assert "layers 2 and 4 (Conv2d) have the most, 24.6\N{NO-BREAK SPACE}% each" in text
    many = replace(PARAMETERS, heaviest=(1, 2, 3, 4, 5), heaviest_share=0.1)
    assert "5 equal layers (Conv2d)" in ENGLISH.text(findings.answer(replace(FACTS, parameters=many)))
    assert "有 5 層（Conv2d）並列最多" in CHINESE.text(findings.answer(replace(FACTS, parameters=many)))


def test_what_is_drawn_as_one_block_is_called_so():
    drawn = findings.answer(replace(FACTS, blocks=3))
    assert "block 6 (Conv2d) has the most" in ENGLISH.text(drawn)
    assert "第 6 個區塊（Conv2d）最多" in CHINESE.text(drawn)


@pytest.mark.parametrize(
    ("networks", "alike", "english", "chinese"),
    [
        (1, True, "The network `vgg` has", "網路 `vgg` 有"),
        (3, True, "Each of the three networks `vgg` has", "3 個 `vgg` 網路各有"),
        (3, False, "The first of the three networks, `vgg`, has", "3 個網路中的第一個（`vgg`）有"),
    ],
)
def test_the_answer_says_of_which_of_several_networks_it_is(networks, alike, english, chinese):
    answer = findings.answer(replace(FACTS, networks=networks, alike=alike))
    assert ENGLISH.text(answer).startswith(english)
    assert CHINESE.text(answer).startswith(chinese)


def test_layers_are_counted_by_kind():
    sentence = ENGLISH.text(findings.layer_count(FACTS))
    assert "1×48×48 numbers, and 7 logits come out ([@fig:architecture])" in sentence
    assert "The 8 layers are 2 Conv2d, 2 ReLU and one each of Flatten, Linear, Dropout and Standardise" in sentence
    assert "8 layers, drawn as 3 blocks, are" in ENGLISH.text(findings.layer_count(replace(FACTS, blocks=3)))
    assert "2 個 ReLU，以及 Flatten、Linear、Dropout、Standardise 各 1 個" in CHINESE.text(findings.layer_count(FACTS))
    one = findings.layer_count(replace(FACTS, kinds={"Conv2d": 2, "Linear": 1}))
    assert "2 Conv2d and one Linear" in ENGLISH.text(one) and "2 個 Conv2d，以及 1 個 Linear（" in CHINESE.text(one)


def test_work_says_how_many_multiply_adds_and_where():
    text = ENGLISH.text(findings.work(FACTS))
    assert "5.39 million multiply-adds, over 99.9\N{NO-BREAK SPACE}% of them in convolutions" in text
    assert "layers 2 and 4 (Conv2d) have the most, 24.6\N{NO-BREAK SPACE}% each" in text
    assert "539 萬次乘加運算：超過 99.9% 在卷積" in CHINESE.text(findings.work(FACTS))
    assert "72,471 次乘加運算：98.8%" in CHINESE.text(findings.work(replace(FACTS, multiply_adds=PARAMETERS)))


@pytest.mark.parametrize(
    ("side", "verdict"),
    [
        (47, "smaller than the face"),
        (48, "as large as"),
        (49, "larger than"),
        (94, "larger than"),
        (95, "every position sees the whole face"),
    ],
)
def test_the_receptive_field_is_compared_with_the_face(side, verdict):
    reach = findings.reach(replace(FACTS, receptive_field=side))
    assert verdict in ENGLISH.text(reach)
    assert f"{side}×{side}" in CHINESE.text(reach)


def test_large_numbers_have_three_digits():
    written = [large(n) for n in (999_499, 999_500, 13_696_583, 999_600_000)]
    assert written == ["999,499", "1 million", "13.7 million", "1 billion"]


def test_details_of_layers():
    shape = (1, 4, 4)
    layers = [
        Layer("a", "Conv2d", shape, shape, 0, 0, kernel=(3, 3), stride=(1, 1)),
        Layer("b", "MaxPool2d", shape, shape, 0, 0, kernel=(2, 2), stride=(2, 2)),
        Layer("c", "Dropout", shape, shape, 0, 0, rate=0.3),
        Layer("d", "LeakyReLU", shape, shape, 0, 0, rate=0.1),
        Layer("e", "ResidualBlock", shape, shape, 0, 0, convolutions=3),
        Layer("f", "ReLU", shape, shape, 0, 0),
    ]
    assert [ENGLISH.text(findings.detail(layer)) for layer in layers] == [
        "3×3",
        "2×2, stride 2",
        "p = 0.3",
        "slope 0.1",
        "3 convolutions",
        "",
    ]


def test_the_table_of_the_original_fits_a_page_and_sums_to_the_network():
    model = build("original")
    drawn, listed = (layers_of(model, whole=whole) for whole in (DRAWN_WHOLE, LISTED_WHOLE))
    table = ENGLISH.table(findings.layer_table(listed, drawn))
    assert len(table) <= 35
    assert list(table["No."][:3]) == ["1", "2.1", "2.2"]
    assert list(table["No."][-3:]) == ["13", "14", ""]
    total = sum(parameter.numel() for parameter in model.parameters())
    assert table["Parameters"].iloc[-1] == f"{total:,}"


def test_caption_says_what_is_drawn_as_one():
    assert "as one block" not in ENGLISH.text(findings.diagram_caption(FACTS))
    assert "The ResNet-18 trunk is drawn as one block." in ENGLISH.text(
        findings.diagram_caption(replace(FACTS, whole=("Trunk",)))
    )


def test_the_diagram_tells_each_dimension_on_the_way_once():
    drawn = layers_of(build("vgg", widths=(8, 16), depth=1))
    shapes = findings.diagram_alt(drawn).values["shapes"]
    assert shapes[0] == (1, 48, 48)
    assert shapes[-1] == (7,)
    assert all(one != other for one, other in pairwise(shapes))
    assert set(shapes) == {drawn[0].input_shape, *(layer.output_shape for layer in drawn)}
    assert "1×48×48, 8×" in ENGLISH.text(findings.diagram_alt(drawn))
    assert "1×48×48、8×" in CHINESE.text(findings.diagram_alt(drawn))


@settings(max_examples=100, deadline=None)
@given(field=st.integers(1, 200), side=st.integers(1, 96))
def test_what_a_position_sees_follows_from_the_squares_that_reach_it(field, side):
    """The field of the position in the middle, and of one at the edge: which pixels of the face lie in each?"""
    said = findings.reach(replace(FACTS, receptive_field=field, input=(1, side, side))).key
    at_the_edge = (field - 1) / 2 >= side - 1  # a field round the first pixel reaches the last
    assert (said == "architecture.reach_everything") == at_the_edge
    assert (said == "architecture.reach_smaller") == (field < side)
    assert (said == "architecture.reach_as_large") == (field == side and not at_the_edge)


LAYER = layers_of(build("vgg", widths=(8,)))[0]
shares = st.lists(st.integers(0, 5), min_size=2, max_size=6).filter(any)


@settings(max_examples=100, deadline=None)
@given(parameters=shares, work=shares)
def test_heaviest_blocks_are_those_of_the_numbers(parameters, work):
    size = min(len(parameters), len(work))
    parameters, work = parameters[:size], work[:size]
    assume(any(parameters) and any(work))
    drawn = [LAYER._replace(name=f"b{k}", parameters=parameters[k], multiply_adds=work[k]) for k in range(size)]
    of = {name: distribution(name, drawn, drawn) for name in ("parameters", "multiply_adds")}
    for numbers, found in zip((parameters, work), of.values(), strict=True):
        assert set(found.heaviest) == {k + 1 for k, number in enumerate(numbers) if number == max(numbers)}
        if len(found.heaviest) > findings.FEW:
            key, named = "heaviest_of_many", {"number": len(found.heaviest)}
        elif len(found.heaviest) > 1:
            key, named = "heaviest_of_few", {"numbers": list(found.heaviest)}
        else:
            key, named = "heaviest", {"number": found.heaviest[0]}
        facts = replace(FACTS, parameters=found, multiply_adds=found)
        for said in (findings.answer(facts).values["heaviest"], findings.work(facts).values["heaviest"]):
            assert said.key == f"architecture.{key}"
            assert said.values.items() >= {**named, "share": max(numbers) / sum(numbers)}.items()


def test_of_a_persons_own_network_it_is_said_what_is_not_shown():
    assert findings.not_shown(FACTS) == findings.warnings(FACTS) == []
    whole = replace(FACTS, own=Own(code_changed=False, outside=0))
    assert [said.key for said in findings.not_shown(whole)] == ["architecture.functions"]
    assert findings.warnings(whole) == []
    changed = replace(FACTS, own=Own(code_changed=True, outside=12))
    assert "12 of the parameters are in no layer shown" in ENGLISH.text(findings.not_shown(changed))
    assert "12 個不屬於任何列出的層" in CHINESE.text(findings.not_shown(changed))
    assert "The code of `vgg` has changed" in ENGLISH.text(findings.warnings(changed))
