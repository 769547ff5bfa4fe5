"""Question 6: three derivations as formulas, each with its check against torch, and proved with symbols by sympy.

Every check takes the formula to be checked as an argument, so that a wrong one can be seen to fail.
"""

from fer.derivations.batch_norm import (
    BatchNormGradients,
    batch_norm_backward,
    batch_norm_input_gradient,
    check_batch_norm,
)
from fer.derivations.convolution import SizeCheck, check_output_size, conv_output_size, kernel_positions
from fer.derivations.cross_entropy import (
    CrossEntropyFormulas,
    check_cross_entropy,
    check_single_term,
    single_term_gradients,
    softmax_cross_entropy_gradient,
    softmax_jacobian,
)
from fer.derivations.deviation import TOLERANCE, GradientCheck

__all__ = [
    "TOLERANCE",
    "BatchNormGradients",
    "CrossEntropyFormulas",
    "GradientCheck",
    "SizeCheck",
    "batch_norm_backward",
    "batch_norm_input_gradient",
    "check_batch_norm",
    "check_cross_entropy",
    "check_output_size",
    "check_single_term",
    "conv_output_size",
    "kernel_positions",
    "single_term_gradients",
    "softmax_cross_entropy_gradient",
    "softmax_jacobian",
]
