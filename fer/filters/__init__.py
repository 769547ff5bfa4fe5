"""Question 5: what activates the filters of the last convolution?

Read responses and maximise first: they are the answer. Then facts and findings, then the evidence in the order below.

responses    how filters answer to faces, and which faces activate each most
maximise     an image made for each filter by gradient ascent
maxima       whether such an image is a maximum: noise and a second ascent beside it
field        which part of a face a filter sees
selectivity  how far a filter tells the classes apart
ablation     what the faces lose without some of the filters
kinds        what the images made for filters show, counted by fixed rules
groups       filters that say the same, or nothing
kernels      what the kernels of the first layer compare
checks       what a notebook's parameters have to be
facts        what 05_filters states, and how its answer is measured
findings     which sentences those facts allow, a file a section
figures      the images, the strongest faces, and the evidence drawn
"""
