"""Question 5 in the Chinese of Taiwan: what activates the filters. A file a section of fer.filters.findings.

ablation      does the answer depend on filters, alone or together?
concepts      does the answer move along the concept vectors of action units?
dissection    does a filter see a part of the face?
embedding     what do pictures of layers keep of them?
field         of how much of a face a filter speaks
groups        filters that say the same, or nothing
images        the images made for filters and the strongest faces: the answer
kernels       what the kernels of the first layer compare
kinds         what images made for filters show, whose that is, and whether noise shows it as well
layer_probes  what do the layers know?
maxima        is the picture made for a filter a maximum?
selectivity   do filters stand for classes?
"""
