"""The sentences on proofs, edges and slips turn round when the facts do."""

import json
from dataclasses import replace
from typing import get_type_hints

import pytest
from counting import uncounted
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.derivations.edges import Edge, check_edges
from fer.derivations.facts import Facts
from fer.derivations.findings import evidence
from fer.derivations.slips import SLIPS
from fer.derivations.symbolic import Proof
from fer.derivations.trial import Trials, prove_all
from fer.findings.facts import from_json, to_json
from fer.wording.load import load

ENGLISH = load("en")


@pytest.fixture(scope="module")
def proofs() -> dict[str, Proof]:
    with uncounted():  # here and below: these have tests of their own
        return prove_all()


@pytest.fixture(scope="module")
def edges() -> dict[str, Edge]:
    with uncounted():
        return check_edges(0)


def told(edges: dict[str, Edge], **spoilt: Edge) -> str:
    """The sentences on the edges, some of which are others."""
    return ENGLISH.text(evidence.edges_check(edges | spoilt, tolerance=1e-10))


def with_slip(trials: Trials, index: int, **fields: object) -> Trials:
    """The trials with one slip that is otherwise."""
    slips = list(trials.slips)
    slips[index] = replace(slips[index], **fields)
    return replace(trials, slips=tuple(slips))


def test_it_is_read_back_from_json(proofs, edges, trials):
    for kept, name in ((proofs, "symbolic"), (edges, "edges"), (trials, "trials")):
        written = json.dumps(to_json(kept), allow_nan=False)
        assert from_json(get_type_hints(Facts)[name], json.loads(written)) == kept


def test_no_sentence_says_not_when_all_is_well(proofs, edges, trials):
    assert "**" not in ENGLISH.text(evidence.symbolic_check(proofs))
    assert "**" not in told(edges)
    assert "**" not in ENGLISH.text(evidence.slips_check(trials))


def test_a_step_that_symbols_do_not_prove(proofs):
    assert ENGLISH.text(evidence.symbolic_check(proofs)).startswith("All 52 statements hold")
    spoilt = proofs | {"batch_norm": replace(proofs["batch_norm"], failed=("compact",))}
    sentence = ENGLISH.text(evidence.symbolic_check(spoilt))
    assert "are **not** proved" in sentence
    assert "compact form (batch normalisation)" in sentence
    shown = ENGLISH.table(evidence.symbolic_table(spoilt))
    assert shown[shown["Proved"] == "no"]["Step"].tolist() == [r"$\partial l / \partial x_i$, compact form"]
    assert len(shown) == 3 + 11 + 6


def test_the_caption_says_what_is_proved():
    assert "a batch of three and of three classes" in ENGLISH.text(evidence.symbolic_caption())


@pytest.mark.parametrize("deviation", [1e-9, None])
def test_an_edge_at_which_a_formula_fails(edges, deviation):
    assert "is exactly zero" in told(edges)
    assert "is not finite in 40 of 40 cases" in told(edges)
    spoilt = replace(edges["saturated"], deviation=deviation)
    sentence = told(edges, saturated=spoilt)
    assert "do **not** hold ([@tab:edges]): saturated logits (softmax with cross-entropy)." in sentence
    assert len(ENGLISH.table(evidence.edges_table(edges | {"saturated": spoilt}))) == len(edges)


def test_the_table_of_edges_has_no_gradient_of_a_size(edges):
    shown = ENGLISH.table(evidence.edges_table(edges))
    assert shown["Largest gradient"].tolist()[:5] == ["–", "–", "–", "–", "0"]
    assert "not finite" not in shown.to_numpy()


def test_remarks_on_edges_are_left_out_where_they_are_not_so(edges):
    one = replace(edges["one_example"], gradient=0.2)
    sentence = told(edges, one_example=one, saturated=replace(edges["saturated"], naive_failures=0))
    assert "exactly zero" not in sentence
    assert "not finite" not in sentence
    assert "single class" in sentence


def test_a_slip_that_is_not_noticed(trials):
    text = ENGLISH.text(evidence.slips_check(trials))
    assert "rejects all 18 mistakes" in text
    assert "“dilation ignored” agrees with torch in 1,004 of 1,920 cases" in text
    text = ENGLISH.text(evidence.slips_check(with_slip(trials, 5, deviating=0)))
    assert r"accepts “path through $\mu$ missing”" in text
    assert "does **not** separate right from wrong" in text


@pytest.mark.parametrize("fault", [{"deviating": 3}, {"unproved": ("x",)}])
def test_a_right_formula_that_is_rejected(trials, fault):
    first, second, third = trials.right
    spoilt = replace(trials, right=(first, replace(second, **fault), third))
    assert "rejects the right formula of batch normalisation." in ENGLISH.text(evidence.slips_check(spoilt))


def test_slips_that_symbols_let_through(trials):
    text = ENGLISH.text(evidence.slips_check(trials))
    assert "The proof rejects all but “a size where the kernel does not fit”" in text
    text = ENGLISH.text(evidence.slips_check(with_slip(trials, 0, unproved=())))
    assert "The proof does **not** reject “padding counted once” and “a size" in text
    seen = tuple(replace(slip, unproved=("x",), deviating=slip.cases) for slip in trials.slips)
    text = ENGLISH.text(evidence.slips_check(replace(trials, slips=seen)))
    assert text.endswith("The proof rejects all of them as well.")
    assert "A single example" not in text


def test_the_table_of_slips_has_the_right_formula_first_and_says_how_far_each_deviates(trials):
    shown = ENGLISH.table(evidence.slips_table(trials))
    assert len(shown) == len(SLIPS) + 3
    assert shown["Formula"].str.startswith("the right").to_numpy().nonzero()[0].tolist() == [0, 6, 13]
    assert shown.iloc[1].tolist() == ["output size", "padding counted once", "1,145 of 1,920", "3 columns", "no"]
    assert shown.iloc[5]["By at most"] == "–"
    spoilt = ENGLISH.table(evidence.slips_table(with_slip(trials, 5, largest=None)))
    assert spoilt.iloc[7]["By at most"] == "not finite"


@pytest.mark.parametrize("code", ["en", "zh-TW"])
def test_everything_is_said_in_each_language(proofs, edges, trials, code):
    language = load(code)
    spoilt = with_slip(trials, 5, deviating=0)
    assert language.text([evidence.symbolic_caption(), evidence.symbolic_check(proofs)])
    assert "**" not in language.text(evidence.edges_check(edges, tolerance=1e-10))
    assert "**" in language.text(evidence.edges_check(edges, tolerance=-1.0))
    assert "**" in language.text(evidence.slips_check(spoilt))
    assert "**" not in language.text(evidence.slips_check(trials))
    for table in (evidence.symbolic_table(proofs), evidence.edges_table(edges), evidence.slips_table(trials)):
        assert len(language.table(table)) == len(table.rows)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_formula_that_is_not_told_apart_is_named(trials, data):
    deviating = data.draw(st.lists(st.integers(0, 2), min_size=len(trials.slips), max_size=len(trials.slips)))
    rejected = data.draw(st.lists(st.booleans(), min_size=3, max_size=3))
    spoilt = replace(
        trials,
        slips=tuple(replace(one, deviating=k, cases=2) for one, k in zip(trials.slips, deviating, strict=True)),
        right=tuple(replace(one, deviating=int(fault)) for one, fault in zip(trials.right, rejected, strict=True)),
    )
    said = evidence.slips_check(spoilt)
    unnoticed = [one.name for one, k in zip(trials.slips, deviating, strict=True) if not k]
    assert said[0].key.endswith("cannot_tell") == bool(unnoticed or any(rejected))
    if said[0].key.endswith("cannot_tell"):
        assert list(said[0].values["unnoticed"]) == unnoticed and len(said[0].values["rejected"]) == sum(rejected)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_an_edge_holds_where_no_deviation_is_too_large(edges, data):
    values = st.sampled_from([0.0, 1e-12, 1e-10, 1e-9, None])
    drawn = {
        name: replace(edge, deviation=data.draw(values), gradient=data.draw(values)) for name, edge in edges.items()
    }
    said = evidence.edges_check(drawn, tolerance=1e-10)
    wrong = [name for name, edge in drawn.items() if edge.deviation is None or edge.deviation > 1e-10]
    assert said[0].key.endswith("edges_fail") == bool(wrong)
    if wrong:
        assert [name for _, name in said[0].values["edges"]] == wrong
    else:
        keys = {one.key.rsplit(".", 1)[1] for one in said}
        assert ("one_example_has_none" in keys) == (drawn["one_example"].gradient == 0)
