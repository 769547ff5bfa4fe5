"""Question 1: what is the model, layer by layer?

Read layers first, then facts, findings and figures.

layers    a network run once: its layers in order, with dimensions, parameters and multiply-adds
facts     what 01_architecture states of a network, and how it is measured
findings  which sentences those facts allow
figures   the network drawn, a block a layer
"""
