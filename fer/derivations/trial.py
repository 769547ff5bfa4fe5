"""Formulas put to both checks, by numbers and by symbols: the right ones must pass, every slip must not."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from fer.derivations.batch_norm import batch_norm_cases
from fer.derivations.convolution import output_size_cases
from fer.derivations.cross_entropy import RIGHT, cross_entropy_cases
from fer.derivations.deviation import TOLERANCE
from fer.derivations.slips import RIGHT_ONES, Claim
from fer.derivations.symbolic import Proof, prove_batch_norm, prove_cross_entropy, prove_output_size


class Tried(NamedTuple):
    """What the checks found of one formula. Rejected where it deviates in one case or more."""

    derivation: str
    name: str
    cases: int
    deviating: int  # cases in which it deviates
    largest: float | None  # columns of output, or deviation of a gradient; None where no two numbers can be compared
    unproved: tuple[str, ...]  # steps of the proof with symbols that do not hold


def try_claims(seed: int, claims: Iterable[Claim]) -> list[Tried]:
    """Each formula case by case, the cases being those of the checks with this seed, and then with symbols."""
    return [_tried(claim, list(_gaps(seed, claim))) for claim in claims]


@cache
def prove(claim: Claim) -> Proof:
    """The proof of its derivation with this formula in its place."""
    if claim.derivation == "output_size":
        return prove_output_size(formula=claim.formula)
    if claim.derivation == "batch_norm":
        return prove_batch_norm(backward=claim.formula)
    return prove_cross_entropy(formulas=RIGHT._replace(**{claim.place: claim.formula}))


def _tried(claim: Claim, gaps: list[tuple[bool, float | None]]) -> Tried:
    deviating = [gap for wrong, gap in gaps if wrong]
    finite = [gap for gap in deviating or [gap for _, gap in gaps] if gap is not None and np.isfinite(gap)]
    largest = max(finite, default=None)
    return Tried(claim.derivation, claim.name, len(gaps), len(deviating), largest, prove(claim).failed)


def _gaps(seed: int, claim: Claim) -> Iterator[tuple[bool, float | None]]:
    """For each case, whether the formula deviates in it and by how much."""
    if claim.derivation == "output_size":
        for actual, derived in output_size_cases(seed, formula=claim.formula):
            both = actual is not None and derived is not None
            yield actual != derived, float(np.abs(np.subtract(actual, derived)).max()) if both else None
        return
    if claim.derivation == "batch_norm":
        cases = batch_norm_cases(seed, backward=claim.formula)
    else:
        cases = cross_entropy_cases(seed, formulas=RIGHT._replace(**{claim.place: claim.formula}))
    for case in cases:
        worst = float(np.max(list(case.values())))
        yield not worst <= TOLERANCE, worst


def prove_all() -> dict[str, Proof]:
    """The proof of each derivation as it is."""
    return {claim.derivation: prove(claim) for claim in RIGHT_ONES}
