"""All that is measured on a GPU, in one call of benchmarks/gpu.py; needs torch, numpy, safetensors and jaxtyping alone.

faces       the faces in one small file, and out of it again
budget      how much time is left, and what stops when there is none
networks    variants of the VGG that the program itself does not have
spread      a share with its interval, a mean with its spread
store       the folder of results: a part's figures, curve, weights, answers and checkpoint
training    one training, cut off and gone on with
throughput  faces a second, beside a per-image pipeline on the same card
ensemble    what the networks trained so far say together
parts       what is measured, in the order of its worth
summary     a table of all that is done
"""
