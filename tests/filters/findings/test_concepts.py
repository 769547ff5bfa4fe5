"""What is said of action units follows signs and shares, and turns when these do."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.filters.concepts import Along, Concepts
from fer.filters.findings import concepts
from fer.wording.load import load

ENGLISH = load("en")
SIGNED, SHARES = st.sampled_from([-3.0, -0.5, 0.5, 3.0]), st.sampled_from([0.001, 0.025, 0.026, 0.5])
ALONG = st.builds(
    Along, st.integers(1, 26), st.integers(0, 6), st.booleans(), st.floats(0, 1), SIGNED, SHARES, SIGNED, SHARES
)
CONCEPTS = st.builds(
    Concepts, st.integers(2, 80), st.just(0.8), st.just((5, 0, 3, 1, 1, 1, 1)), st.lists(ALONG, min_size=1).map(tuple)
)
TURNED = {"gain_as_expected": "lose_where_expected", "lose_where_expected": "gain_as_expected"}


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
    told = [of for of in found.along if max(of.p, of.p_drawn) <= concepts.LEVEL]
    assert said[2].values.get("told", 0) == len(told)
    assert said[2] == opposite[2]
    texts = [*said, concepts.caption(found), concepts.alt(found)]
    assert all(load(code).text(texts) for code in ("en", "zh-TW"))
