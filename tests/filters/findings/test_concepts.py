"""What is said of action units follows signs and shares, and turns when these do."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.filters.concepts import Along, Concepts
from fer.filters.findings import concepts
from fer.findings.said import Said
from fer.wording.load import load

ENGLISH = load("en")
SIGNED, SHARES = st.sampled_from([-3.0, -0.5, 0.5, 3.0]), st.sampled_from([0.001, 0.025, 0.026, 0.5])
ALONG = st.builds(
    Along, st.integers(1, 26), st.integers(0, 6), st.booleans(), st.floats(0, 1), SIGNED, SHARES, SIGNED, SHARES
)
CONCEPTS = st.builds(
    Concepts,
    st.integers(2, 80),
    st.integers(2, 80),
    st.just(0.8),
    st.just((5, 0, 3, 1, 1, 1, 1)),
    st.lists(ALONG, min_size=1).map(tuple),
)
MIRRORED = {"truth_agrees": "truth_disagrees", "truth_disagrees": "truth_agrees"}
TURNED = {"gain_as_expected": "lose_where_expected", "lose_where_expected": "gain_as_expected"}


def _counts(truth: Said) -> dict:
    return truth.values["counts"].values if "counts" in truth.values else {}


def turned(found: Concepts) -> Concepts:
    return replace(found, along=tuple(replace(of, gain=-of.gain, drawn=-of.drawn) for of in found.along))


@settings(max_examples=100, deadline=None)
@given(CONCEPTS)
def test_more_pairs_grow_than_fall_where_it_is_said_and_signs_turn_it_round(found):
    said, opposite = concepts.verdict(found), concepts.verdict(turned(found))
    expected = [of for of in found.along if of.expected]
    if not expected:
        assert said[0].key.endswith("nothing_expected")
        return
    up = sum(of.p <= concepts.LEVEL and of.gain > 0 for of in expected)
    down = sum(of.p <= concepts.LEVEL and of.gain < 0 for of in expected)
    key = said[0].key.rsplit(".", 1)[1]
    assert (key == "gain_as_expected") == (up > down)
    assert (key == "expected_untold") == (up + down == 0)
    assert opposite[0].key.rsplit(".", 1)[1] == TURNED.get(key, key)
    assert (said[1].values["up"], said[1].values["down"]) == (
        opposite[1].values["down"],
        opposite[1].values["up"],
    )
    assert _counts(said[2]).get("told", 0) == sum(of.p <= concepts.LEVEL for of in found.along)
    assert said[2] == opposite[2]
    texts = [*said, concepts.caption(found), concepts.alt(found)]
    assert all(load(code).text(texts) for code in ("en", "zh-TW"))


@settings(max_examples=100, deadline=None)
@given(CONCEPTS)
def test_drawing_is_held_against_all_directions_and_not_only_those_that_it_moves_as_well(found):
    truth = concepts._truth(found)
    against = concepts._truth(replace(found, along=tuple(replace(of, drawn=-of.drawn) for of in found.along)))
    key = truth.key.rsplit(".", 1)[1]
    assert against.key.rsplit(".", 1)[1] == MIRRORED.get(key, key)
    if key == "truth_untold":
        assert all(of.p > concepts.LEVEL for of in found.along)
        return
    moved = [of for of in found.along if of.p <= concepts.LEVEL]
    same = [of for of in moved if (of.gain > 0) == (of.drawn > 0)]
    here, there = _counts(truth), _counts(against)
    assert (here["alike"], here["turned"]) == (len(same), len(moved) - len(same))
    assert here["alike_sure"] == there["turned_sure"] == sum(of.p_drawn <= 0.025 for of in same)
    assert (key == "truth_agrees") == (2 * len(same) > len(moved))
    assert load("zh-TW").text(against)


def test_the_directions_that_drawing_does_not_confirm_are_told():
    """Of 68 directions drawing moves 61 the same way, 53 of them significantly; no number of these may be left out."""
    along = Along(1, 3, True, 0.9, 3.0, 0.001, 0.5, 0.001)
    pairs = [along] * 53 + [replace(along, p_drawn=0.5)] * 8 + [replace(along, drawn=-0.5, p_drawn=0.5)] * 7
    found = Concepts(60, 40, 0.8, (5,) * 7, (*pairs, replace(along, p=0.5)))
    text = ENGLISH.text(concepts.verdict(found))
    assert (
        "In 40 other people, drawn in the same style, drawing the unit itself mostly moves the logit along with" in text
    )
    assert "of 68 significant directions, along with 61 (53 of them significantly) and against 7 (0 of them" in text
    assert "confirm" not in text
    chinese = load("zh-TW").text(concepts.verdict(found))
    assert "68 個顯著的方向中，順著的有 61 個（其中 53 個顯著），逆著的有 7 個（其中 0 個顯著）" in chinese
    turned = replace(found, along=tuple(replace(of, drawn=-of.drawn) for of in found.along))
    assert "mostly moves the logit **against** its direction" in ENGLISH.text(concepts.verdict(turned))
    even = replace(found, along=(along, replace(along, drawn=-0.5)))
    assert "against its direction as often as along with it" in ENGLISH.text(concepts.verdict(even))
