"""The sentences of question 1 follow the numbers, and turn when these do."""

import copy

import pytest

from fer.architecture.layers import DRAWN_WHOLE, LISTED_WHOLE, Layer, layers_of
from fer.models.build import build
from fer.wording.en import architecture as words

FACTS = {
    "model": "vgg",
    "layers": 8,
    "kinds": {"Conv2d": 2, "ReLU": 2, "Flatten": 1, "Linear": 1, "Dropout": 1, "Standardise": 1},
    "blocks": 8,
    "whole": [],
    "input": [1, 48, 48],
    "output": [7],
    "receptive_field": 61,
    "parameters": {
        "total": 72471,
        "in_convolutions": 0.9875,
        "heaviest": [6],
        "heaviest_kinds": ["Conv2d"],
        "heaviest_share": 0.509,
        "halfway": 6,
    },
    "multiply_adds": {
        "total": 5391808,
        "in_convolutions": 0.9999,
        "heaviest": [2, 4],
        "heaviest_kinds": ["Conv2d"],
        "heaviest_share": 0.246,
        "halfway": 4,
    },
}


@pytest.fixture
def facts() -> dict:
    return copy.deepcopy(FACTS)


def test_layers_are_counted_by_kind(facts):
    sentence = words.layer_count(facts)
    assert "runs 8 layers ([@fig:architecture])" in sentence
    assert "2 Conv2d, 2 ReLU and one each of Flatten, Linear, Dropout and Standardise" in sentence
    assert "1×48×48 numbers and gives 7 logits" in sentence
    assert "drawn as 3 blocks" in words.layer_count({**facts, "blocks": 3})


def test_load_says_where_parameters_and_multiply_adds_lie(facts):
    text = words.load(facts)
    assert "72,471 parameters and does 5.39 million multiply-adds" in text
    assert "hold 98.8\N{NO-BREAK SPACE}% of the parameters and do over 99.9\N{NO-BREAK SPACE}%" in text
    assert "in block 6 (Conv2d), 50.9\N{NO-BREAK SPACE}%;" in text
    assert "in blocks 2 and 4 (Conv2d), 24.6\N{NO-BREAK SPACE}% each" in text
    assert "half of the multiply-adds is reached in block 4, half of the parameters only in block 6" in text


def test_load_turns_with_the_numbers(facts):
    facts["parameters"], facts["multiply_adds"] = facts["multiply_adds"], facts["parameters"]
    assert "half of the parameters is reached in block 4, half of the multiply-adds only in block 6" in words.load(
        facts
    )


def test_one_block_may_have_the_most_of_both(facts):
    facts["multiply_adds"] |= {"heaviest": [6], "heaviest_share": 0.8, "halfway": 6}
    text = words.load(facts)
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
def test_the_receptive_field_is_compared_with_the_face(facts, side, verdict):
    assert verdict in words.reach({**facts, "receptive_field": side})


def test_large_numbers_have_three_digits():
    written = [words._large(n) for n in (999_499, 999_500, 13_696_583, 999_600_000)]
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
    assert words.details(layers) == ["3×3", "2×2, stride 2", "p = 0.3", "slope 0.1", "3 convolutions", ""]


def test_the_table_of_the_original_fits_a_page_and_sums_to_the_network():
    model = build("original")
    drawn, listed = (layers_of(model, whole=whole) for whole in (DRAWN_WHOLE, LISTED_WHOLE))
    table = words.layer_table(listed, drawn)
    assert len(table) <= 35
    assert list(table["No."][:3]) == ["1", "2.1", "2.2"]
    assert list(table["No."][-3:]) == ["13", "14", ""]
    total = sum(parameter.numel() for parameter in model.parameters())
    assert table["Parameters"].iloc[-1] == f"{total:,}"


def test_caption_says_what_is_drawn_as_one(facts):
    assert "as one block" not in words.diagram_caption(facts)
    assert "The ResNet-18 trunk is drawn as one block." in words.diagram_caption({**facts, "whole": ["Trunk"]})


def test_finding_is_one_sentence(facts):
    assert words.finding(facts).count(". ") == 0
    assert "8 layers and 72,471 parameters" in words.finding(facts)
