"""What the facts of question 5 allow to be said, a file a section.

images       the images made for filters and the strongest faces: the answer
maxima       whether an image is a maximum
field        which part of a face a filter sees
selectivity  whether filters stand for classes
ablation     whether the answer hangs on filters
kinds        what kinds of filters there are
groups       filters that say the same, or nothing
dissection   whether a filter sees a part of the face
concepts     whether the answer moves along an action unit
layer_probes what the layers know
embedding    what pictures of layers keep of them
kernels      the first convolution
"""
