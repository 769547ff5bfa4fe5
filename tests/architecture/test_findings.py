"""The sentences of question 1 follow the numbers, and turn when these do."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fer.architecture import findings
from fer.architecture.facts import Distribution, Facts, distribution
from fer.architecture.layers import DRAWN_WHOLE, LISTED_WHOLE, Layer, layers_of
from fer.models.build import build
from fer.wording.en.prose import large
from fer.wording.load import load

ENGLISH = load("en")
PARAMETERS = Distribution(
    total=72471,
    in_convolutions=0.9875,
    heaviest=(6,),
    heaviest_kinds=("Conv2d",),
    heaviest_share=0.509,
    halfway=6,
)
WORK = Distribution(
    total=5391808,
    in_convolutions=0.9999,
    heaviest=(2, 4),
    heaviest_kinds=("Conv2d",),
    heaviest_share=0.246,
    halfway=4,
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


def test_layers_are_counted_by_kind():
    sentence = ENGLISH.text(findings.layer_count(FACTS))
    assert "runs 8 layers ([@fig:architecture])" in sentence
    assert "2 Conv2d, 2 ReLU and one each of Flatten, Linear, Dropout and Standardise" in sentence
    assert "1×48×48 numbers and gives 7 logits" in sentence
    assert "drawn as 3 blocks" in ENGLISH.text(findings.layer_count(replace(FACTS, blocks=3)))


def test_load_says_where_parameters_and_multiply_adds_lie():
    text = ENGLISH.text(findings.load(FACTS))
    assert "72,471 parameters and does 5.39 million multiply-adds" in text
    assert "hold 98.8\N{NO-BREAK SPACE}% of the parameters and do over 99.9\N{NO-BREAK SPACE}%" in text
    assert "in block 6 (Conv2d), 50.9\N{NO-BREAK SPACE}%;" in text
    assert "in blocks 2 and 4 (Conv2d), 24.6\N{NO-BREAK SPACE}% each" in text
    assert "half of the multiply-adds is reached in block 4, half of the parameters only in block 6" in text


def test_load_turns_with_the_numbers():
    text = ENGLISH.text(findings.load(replace(FACTS, parameters=WORK, multiply_adds=PARAMETERS)))
    assert "half of the parameters is reached in block 4, half of the multiply-adds only in block 6" in text


def test_one_block_may_have_the_most_of_both():
    work = replace(WORK, heaviest=(6,), heaviest_share=0.8, halfway=6)
    text = ENGLISH.text(findings.load(replace(FACTS, multiply_adds=work)))
    assert "most of both lies in block 6 (Conv2d): 50.9\N{NO-BREAK SPACE}% of the parameters and 80.0" in text
    assert "half" not in text


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
    assert verdict in ENGLISH.text(findings.reach(replace(FACTS, receptive_field=side)))


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


def test_finding_is_one_sentence():
    assert ENGLISH.text(findings.finding(FACTS)).count(". ") == 0
    assert "8 layers and 72,471 parameters" in ENGLISH.text(findings.finding(FACTS))


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
def test_heaviest_blocks_and_halves_are_those_of_the_numbers(parameters, work):
    size = min(len(parameters), len(work))
    parameters, work = parameters[:size], work[:size]
    assume(any(parameters) and any(work))
    drawn = [LAYER._replace(name=f"b{k}", parameters=parameters[k], multiply_adds=work[k]) for k in range(size)]
    of = {name: distribution(name, drawn, drawn) for name in ("parameters", "multiply_adds")}
    for numbers, found in zip((parameters, work), of.values(), strict=True):
        assert set(found.heaviest) == {k + 1 for k, number in enumerate(numbers) if number == max(numbers)}
        before, until = sum(numbers[: found.halfway - 1]), sum(numbers[: found.halfway])
        assert 2 * before < sum(numbers) <= 2 * until
    said = {one.key.split(".")[1]: one.values for one in findings.load(replace(FACTS, **of))}
    assert ("parameters_first" in said) == (of["parameters"].halfway < of["multiply_adds"].halfway)
    assert ("work_first" in said) == (of["multiply_adds"].halfway < of["parameters"].halfway)
    assert ("heaviest_of_both" in said) == (of["parameters"].heaviest == of["multiply_adds"].heaviest)
