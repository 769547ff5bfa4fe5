"""Question 6: do three derived formulas hold: a convolution's output size, batch normalisation and cross-entropy?

Read convolution, batch_norm and cross_entropy first, then facts and findings; the rest is evidence and figures.

convolution    the output size of a convolution, and its check against torch
batch_norm     the six gradients of batch normalisation, and their check
cross_entropy  the gradients of softmax with cross-entropy and of one of its terms, and their check
deviation      how far a formula is from its reference
symbols        what lets one formula take numbers and symbols
examples       the worked cases that the figures draw
symbolic       the same formulas proved with symbols
edges          the same formulas at the edges of what they are defined on
slips          the usual slips, each as a formula
trial          right formulas and slips put to both checks
facts          what 06_derivations states, and how it is measured
findings       which sentences those facts allow: answers, examples, evidence
figures        where a kernel stands and how often, and what gradients lose and pull on their way
"""
