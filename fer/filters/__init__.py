"""Question 5: what activates the filters of the last convolution?

Read responses and maximise first: they are the answer. Then facts and findings, then the evidence in the order below.

responses    how filters answer to faces, and which faces activate each most
maximise     an image made for each filter by gradient ascent
maxima       whether such an image is a maximum: noise and a second ascent beside it
field        which part of a face a filter sees
selectivity  how far a filter tells the classes apart
silencing    a network run without some of its filters
ablation     what the faces lose without them
kinds        what an image made for a filter shows, by fixed rules
counted      what of these images replicates from another start, and which kinds noise shows as well
groups       filters that say the same, or nothing
drawn        drawn faces, of which it is known where parts lie and which action units act
dissection   whether a filter sees a part of the face
concepts     whether the answer moves along an action unit
layers       what every layer makes of images
layer_probes classes and action units read off each layer
embedding    a layer as a picture, and what the picture loses
kernels      what the kernels of the first layer compare
checks       what a notebook's parameters have to be
facts        what 05_filters states, and how its answer is measured
findings     which sentences those facts allow, a file a section
figures      the images, the strongest faces, and the evidence drawn
"""
