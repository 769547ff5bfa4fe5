"""What 06_derivations states of the three derivations, and how it is measured."""

from dataclasses import dataclass

from fer.derivations import examples
from fer.derivations.batch_norm import check_batch_norm
from fer.derivations.convolution import SizeCheck, check_output_size
from fer.derivations.cross_entropy import SingleTerm, check_cross_entropy, check_single_term
from fer.derivations.deviation import TOLERANCE, Derivation, GradientCheck
from fer.derivations.edges import Edge
from fer.derivations.examples import Agreement, Parting, Removed
from fer.derivations.symbolic import Proof
from fer.derivations.trial import Trials


@dataclass(frozen=True)
class Facts:
    """How far the derived formulas are from torch: in drawn cases, in the worked cases of the figures, and beyond."""

    seed: int  # of the drawn cases
    tolerance: float  # the deviation up to which a gradient agrees
    stairs: Agreement
    output_size: SizeCheck
    removed: Removed
    batch_norm: GradientCheck
    pulls: Parting
    cross_entropy: GradientCheck
    single_term: SingleTerm
    symbolic: dict[Derivation, Proof] | None = None  # the evidence: proofs, edges by their names, usual slips
    edges: dict[str, Edge] | None = None
    trials: Trials | None = None


def measure(seed: int) -> Facts:
    """The worked cases and the checks against torch with this seed, without the evidence."""
    return Facts(
        seed=seed,
        tolerance=TOLERANCE,
        stairs=examples.agreement([examples.stairs_by_input(), examples.stairs_by_stride()]),
        output_size=check_output_size(seed),
        removed=examples.passed_through_batch_norm(seed).removed(),
        batch_norm=check_batch_norm(seed),
        pulls=examples.pulls_of(examples.LOGITS, examples.TRUE).parting(examples.TRUE),
        cross_entropy=check_cross_entropy(seed),
        single_term=check_single_term(seed),
    )
