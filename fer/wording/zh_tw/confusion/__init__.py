"""Question 3 in the Chinese of Taiwan, a file a section of fer.confusion.findings.

soundness    what stands before all else where figures say less than they seem to
answer       the answer: the accuracy, and the classes that are mixed up
headline     the accuracy beside guesses, recall and precision
pairs        which classes are confused, and whether a confusion goes one way
memory       how much of the accuracy is memory of faces that stand in training too
people       the network's confusions beside those of people
doubt        ambiguous faces, and mistakes that are the network's own
calibration  whether the network knows how often it is right
abstention   what it brings that the network may stay silent
rival        two networks on the same faces
"""
