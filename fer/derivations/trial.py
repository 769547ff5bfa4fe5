"""Formulas put to both checks, by numbers and by symbols: the right ones must pass, every slip must not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from fer.derivations.batch_norm import batch_norm_cases
from fer.derivations.convolution import output_size_cases
from fer.derivations.cross_entropy import RIGHT, cross_entropy_cases
from fer.derivations.deviation import TOLERANCE, Derivation
from fer.derivations.slips import RIGHT_ONES, SLIPS, Claim
from fer.derivations.symbolic import Proof, prove_batch_norm, prove_cross_entropy, prove_output_size


@dataclass(frozen=True)
class Tried:
    """What the checks found of one formula. Rejected where it deviates in one case or more."""

    derivation: Derivation
    name: str  # of the formula
    cases: int
    deviating: int  # cases in which it deviates
    largest: float | None  # columns of output, or deviation of a gradient; None where no two numbers can be compared
    unproved: tuple[str, ...]  # steps of the proof with symbols that do not hold


@dataclass(frozen=True)
class Trials:
    """The right formula of each derivation, and the slips, in the order of the derivations."""

    right: tuple[Tried, ...]
    slips: tuple[Tried, ...]


def try_all(seed: int) -> Trials:
    """The right formulas and all usual slips."""
    return Trials(tuple(try_claims(seed, RIGHT_ONES)), tuple(try_claims(seed, SLIPS)))


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
            gap = None if actual is None or derived is None else float(np.abs(np.subtract(actual, derived)).max())
            yield actual != derived, gap
        return
    if claim.derivation == "batch_norm":
        cases = batch_norm_cases(seed, backward=claim.formula)
    else:
        cases = cross_entropy_cases(seed, formulas=RIGHT._replace(**{claim.place: claim.formula}))
    for case in cases:
        worst = float(np.max(list(case.values())))
        yield not worst <= TOLERANCE, worst


def prove_all() -> dict[Derivation, Proof]:
    """The proof of each derivation as it is."""
    return {claim.derivation: prove(claim) for claim in RIGHT_ONES}
