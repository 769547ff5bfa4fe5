"""What 04_saliency states of the maps of one network."""

from dataclasses import dataclass

from fer.saliency.completeness import Completeness
from fer.saliency.density import Densities
from fer.saliency.facs import Expectation
from fer.saliency.faithfulness import Faithfulness
from fer.saliency.localisation import Comparison, Judged
from fer.saliency.mean_maps import Averaged
from fer.saliency.randomisation import Randomisation
from fer.saliency.selection import Shown


@dataclass(frozen=True)
class Facts:
    """Maps of held-out faces, and of faces drawn anew (judged, comparison)."""

    shown: Shown
    seed: int
    passes: int  # noisy copies (SmoothGrad) and steps (integrated gradients) of each face shown
    mean_passes: int  # of each face averaged
    averaged: Averaged
    densities: Densities

    # evidence
    facs: tuple[Expectation | None, ...] | None = None  # a class each; None for one without action units
    judged: Judged | None = None
    comparison: Comparison | None = None  # None also where too few faces are judged
    randomisation: Randomisation | None = None
    faithfulness: Faithfulness | None = None
    completeness: Completeness | None = None
