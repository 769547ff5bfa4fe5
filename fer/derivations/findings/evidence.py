"""What the proofs with symbols, the edges and the usual slips allow to be said of the three derivations."""

from collections.abc import Mapping, Sequence
from typing import get_args

from fer.derivations.deviation import Derivation
from fer.derivations.edges import Edge
from fer.derivations.findings.answers import within
from fer.derivations.symbolic import CLASSES, EXAMPLES, Proof
from fer.derivations.trial import Trials, Tried
from fer.findings.said import Said, Table, say, tabulate

ORDER = get_args(Derivation)
UNGUARDED = "kernel_too_long"  # the one slip that the proof, which begins with a kernel that fits, cannot reject


def symbolic_table(proofs: Mapping[Derivation, Proof]) -> Table:
    """A row a step: how many statements, and whether they cancel to zero."""
    return tabulate(
        "derivations.evidence.symbolic_table",
        [
            {"derivation": derivation, "step": step, "statements": number, "proved": step not in proof.failed}
            for derivation, proof in proofs.items()
            for step, number in proof.statements.items()
        ],
    )


def symbolic_caption() -> Said:
    return say("derivations.evidence.symbolic_caption", examples=EXAMPLES, classes=CLASSES)


def symbolic_check(proofs: Mapping[Derivation, Proof]) -> Said:
    """Does every identity hold?"""
    failed = [(derivation, step) for derivation, proof in proofs.items() for step in proof.failed]
    if failed:
        return say("derivations.evidence.steps_fail", steps=failed)
    total = sum(sum(proof.statements.values()) for proof in proofs.values())
    return say("derivations.evidence.statements_hold", statements=total)


def edges_table(edges: Mapping[str, Edge]) -> Table:
    """A row an edge: deviation from torch and what is seen there."""
    return tabulate(
        "derivations.evidence.edges_table",
        [
            {
                "derivation": edge.derivation,
                "edge": name,
                "cases": edge.cases,
                "deviation": edge.deviation,
                "has_gradient": edge.derivation != "output_size",
                "gradient": edge.gradient,
            }
            for name, edge in edges.items()
        ],
    )


def edges_check(edges: Mapping[str, Edge], *, tolerance: float) -> list[Said]:
    """Do the formulas hold at the edges, and what do they give there?"""
    wrong = [(edge.derivation, name) for name, edge in edges.items() if not within(edge.deviation, tolerance)]
    if wrong:
        return [say("derivations.evidence.edges_fail", edges=wrong)]
    worst = max(edge.deviation for edge in edges.values() if edge.deviation is not None)
    return [say("derivations.evidence.edges_hold", worst=worst), *_remarks(edges)]


def slips_table(trials: Trials) -> Table:
    """A row a formula, the right one of each derivation first: in how many cases it deviates, and by how much."""
    tried = sorted([*trials.right, *trials.slips], key=lambda one: ORDER.index(one.derivation))
    return tabulate(
        "derivations.evidence.slips_table",
        [
            {
                "derivation": one.derivation,
                "formula": one.name,
                "deviating": one.deviating,
                "cases": one.cases,
                "gap": _gap(one),
                "proved": not one.unproved,
            }
            for one in tried
        ],
    )


def slips_check(trials: Trials) -> list[Said]:
    """Does the check tell every slip from the right formula?"""
    rejected = [one.derivation for one in trials.right if one.deviating or one.unproved]
    unnoticed = [one.name for one in trials.slips if not one.deviating]
    if rejected or unnoticed:
        return [say("derivations.evidence.cannot_tell", rejected=rejected, unnoticed=unnoticed)]
    sentence = say("derivations.evidence.rejects_all", slips=len(trials.slips))
    return [sentence, *_hidden(trials.slips), _by_symbols(trials.slips)]


def _hidden(slips: Sequence[Tried]) -> list[Said]:
    """The slip that most often gives the right number all the same."""
    partly = [one for one in slips if one.deviating < one.cases and one.largest is not None]
    if not partly:
        return []
    most = max(partly, key=lambda one: one.cases - one.deviating)
    return [say("derivations.evidence.hidden", formula=most.name, right=most.cases - most.deviating, cases=most.cases)]


def _by_symbols(slips: Sequence[Tried]) -> Said:
    through = [one.name for one in slips if not one.unproved]
    if not through:
        return say("derivations.evidence.symbols_reject_all")
    if through == [UNGUARDED]:
        return say("derivations.evidence.symbols_reject_others", formula=UNGUARDED)
    return say("derivations.evidence.symbols_let_through", formulas=through)


def _remarks(edges: Mapping[str, Edge]) -> list[Said]:
    """What is worth saying of an edge, where it is so."""
    saturated = edges["saturated"]
    remarks = []
    if edges["one_example"].gradient == 0:
        remarks.append(say("derivations.evidence.one_example_has_none"))
    if edges["one_class"].gradient == 0:
        remarks.append(say("derivations.evidence.one_class_has_none"))
    if saturated.naive_failures:
        remarks.append(
            say("derivations.evidence.logarithm_fails", failures=saturated.naive_failures, cases=saturated.cases)
        )
    return remarks


def _gap(one: Tried) -> Said:
    """By how much a formula deviates at most: an output size in columns, a gradient by its deviation."""
    if one.derivation != "output_size":
        return say("derivations.evidence.deviation", value=one.largest)
    if one.largest is None:
        return say("derivations.evidence.nothing_to_compare")
    return say("derivations.evidence.columns", number=int(one.largest))
