"""What 04_saliency states of the maps of one network."""

from dataclasses import dataclass

from fer.saliency.completeness import Completeness
from fer.saliency.density import Densities
from fer.saliency.drawn_truth import Judged
from fer.saliency.facs import Expectation
from fer.saliency.faithfulness import Faithfulness
from fer.saliency.localisation import Comparison
from fer.saliency.mean_maps import Averaged
from fer.saliency.planted import Planted
from fer.saliency.randomisation import Randomisation
from fer.saliency.repetition import Repeated
from fer.saliency.selection import Shown
from fer.saliency.sensitivity import Sensitivity
from fer.saliency.sparseness import Sparseness


@dataclass(frozen=True)
class Facts:
    """Maps of held-out faces, of the same with planted marks, and of faces drawn anew."""

    shown: Shown
    seed: int
    passes: int  # noisy copies (SmoothGrad) and steps (integrated gradients) of each face shown
    mean_passes: int  # of each face averaged
    averaged: Averaged
    densities: Densities

    # evidence
    completeness: Completeness | None = None  # of integrated gradients
    repeated: tuple[Repeated, ...] | None = None  # SmoothGrad, by the number of copies
    facs: tuple[Expectation | None, ...] | None = None  # a class each; None for one without action units
    planted: Planted | None = None
    on_marks: Comparison | None = None  # None also where the marks are not fit
    judged: Judged | None = None
    on_drawn: Comparison | None = None  # None also where drawn faces are not fit
    randomisation: Randomisation | None = None
    faithfulness: Faithfulness | None = None
    sensitivity: Sensitivity | None = None
    sparseness: Sparseness | None = None
