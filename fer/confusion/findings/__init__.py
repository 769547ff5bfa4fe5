"""What the facts of question 3 allow to be said, a file a section of 03_confusion.

soundness    what stands before all else where figures say less than they seem to
answer       the answer: the accuracy, and the classes that are mixed up
headline     the accuracy beside guesses, and which classes are recognised best and worst
ranking      the highest and the lowest of a share for each class, as far as intervals allow
pairs        the highest rates of confusion, and whether a confusion goes one way
memory       how much of the accuracy is memory of faces that stand in training too
twins_by_class  how far twins differ by class, and the accuracy without them with the classes of all faces
people       the network beside annotators: agreement, confusions alike, whose mistakes they are, label noise
doubt        ambiguous faces, and mistakes that are the network's own
calibration  whether confidence is true, and what one temperature mends
abstention   what it brings that the network may stay silent
rival        which of two networks is better
"""
