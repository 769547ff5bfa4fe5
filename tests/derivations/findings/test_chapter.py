"""Question 6: the sentences on figures, proofs, edges and slips, which turn round when the facts do."""

import copy

import pytest

from fer.derivations.edges import check_edges
from fer.derivations.examples import passed_through_batch_norm, pulls_of
from fer.derivations.slips import RIGHT_ONES, SLIPS
from fer.derivations.trial import prove_all, try_claims
from fer.wording.en.derivations import evidence as proofs
from fer.wording.en.derivations import figures as drawn


@pytest.fixture(scope="module")
def found() -> dict:
    return {
        "tolerance": 1e-10,
        "stairs": {"cases": 90, "disagreements": 0},
        "removed": passed_through_batch_norm(0).facts(),
        "pulls": pulls_of([[0, 0], [3, 0]], 0).facts(0),
        "symbolic": {name: proof._asdict() for name, proof in prove_all().items()},
        "edges": {name: edge._asdict() for name, edge in check_edges(0).items()},
        "right": [tried._asdict() for tried in try_claims(0, RIGHT_ONES)],
        "slips": [tried._asdict() for tried in try_claims(0, SLIPS)],
    }


@pytest.fixture
def facts(found) -> dict:
    """What the notebook writes when all is well, to be spoilt."""
    return copy.deepcopy(found)


def test_no_sentence_says_not_when_all_is_well(facts):
    checks = (proofs.symbolic_check, proofs.edges_check, proofs.slips_check, drawn.removed, drawn.pulls)
    for sentence in (*checks, drawn.sizes_caption):
        assert "**" not in sentence(facts)


def test_words_for_a_step_that_symbols_do_not_prove(facts):
    assert proofs.symbolic_check(facts).startswith("All 43 identities hold")
    facts["symbolic"]["batch_norm"]["failed"] = ("compact",)
    assert "do **not** hold" in proofs.symbolic_check(facts)
    assert "compact form (batch normalisation)" in proofs.symbolic_check(facts)
    shown = proofs.symbolic_table(facts)
    assert shown[shown["Proved"] == "no"]["Step"].tolist() == [r"$\partial l / \partial x_i$, compact form"]
    assert len(shown) == 3 + 10 + 5


@pytest.mark.parametrize("deviation", [1e-9, None])
def test_words_for_an_edge_at_which_a_formula_fails(facts, deviation):
    assert "is exactly zero" in proofs.edges_check(facts)
    assert "is not finite in 40 of 40 cases" in proofs.edges_check(facts)
    facts["edges"]["saturated"]["deviation"] = deviation
    sentence = proofs.edges_check(facts)
    assert "do **not** hold ([@tab:edges]): saturated logits (softmax with cross-entropy)." in sentence
    assert len(proofs.edges_table(facts)) == len(facts["edges"])


def test_remarks_on_edges_are_left_out_where_they_are_not_so(facts):
    facts["edges"]["one_example"]["gradient"] = 0.2
    facts["edges"]["saturated"]["naive_failures"] = 0
    assert "exactly zero" not in proofs.edges_check(facts)
    assert "not finite" not in proofs.edges_check(facts)
    assert "single class" in proofs.edges_check(facts)


def test_words_for_a_slip_that_is_not_noticed(facts):
    assert "rejects all 17 slips" in proofs.slips_check(facts)
    assert "“dilation ignored” is right in 1,004 of 1,920 cases" in proofs.slips_check(facts)
    facts["slips"][5]["deviating"] = 0
    assert r"does not notice path through $\mu$ missing" in proofs.slips_check(facts)
    assert "does **not** tell right from wrong" in proofs.slips_check(facts)


def test_words_for_a_right_formula_that_is_rejected(facts):
    facts["right"][1]["deviating"] = 3
    assert "rejects what is right of batch normalisation" in proofs.slips_check(facts)


def test_words_for_slips_that_symbols_let_through(facts):
    assert "Symbols reject all but “a size where the kernel does not fit”" in proofs.slips_check(facts)
    facts["slips"][0]["unproved"] = ()
    assert "Symbols do **not** reject “padding counted once” and “a size" in proofs.slips_check(facts)
    for slip in facts["slips"]:
        slip |= {"unproved": ("x",), "deviating": slip["cases"]}
    assert proofs.slips_check(facts).endswith("Symbols reject them all, too.")
    assert "One example" not in proofs.slips_check(facts)


def test_the_table_of_slips_has_the_right_formula_first_and_says_how_far_each_deviates(facts):
    shown = proofs.slips_table(facts)
    assert len(shown) == len(SLIPS) + 3
    assert shown["Formula"].str.startswith("the right").to_numpy().nonzero()[0].tolist() == [0, 6, 13]
    assert shown.iloc[1].tolist() == ["output size", "padding counted once", "1,145 of 1,920", "3 columns", "no"]
    assert shown.iloc[5]["By at most"] == "–"
    facts["slips"][5]["largest"] = None
    assert proofs.slips_table(facts).iloc[7]["By at most"] == "not finite"


def test_words_for_a_gradient_that_keeps_its_mean_or_scale(facts):
    assert "the gradient loses its mean" in drawn.removed(facts)
    facts["removed"]["left_mean"] = 0.5
    assert r"keeps its mean (1.01 before, 0.5 after), which" in drawn.removed(facts)
    facts["removed"]["left_slope"] = 0.9
    assert "should **not**" in drawn.removed(facts)
    assert r"its mean (1.01 before, 0.5 after) and its slope on $\hat{x}$ (0.9 before, 0.9 after)" in drawn.removed(
        facts
    )


def test_words_for_single_terms_that_do_not_part_from_the_whole(facts):
    assert "at every other its gradient is zero" in drawn.pulls(facts)
    facts["pulls"]["other_own"] = 0.25
    assert "do **not** part as derived" in drawn.pulls(facts)


def test_the_caption_says_so_where_rings_lie_off_the_stairs(facts):
    facts["stairs"]["disagreements"] = 4
    assert "4 of 90 lie **off** the stairs" in drawn.sizes_caption(facts)
