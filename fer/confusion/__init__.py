"""Question 3: which classes are taken for which, and how far the accuracy may be trusted?

Read pairs first, then facts and findings; each section of the evidence stands by itself.

facts        what 03_confusion states of the answers to the held-out faces, and how it is measured
pairs        ordered confusions of two classes, and faces that show them
soundness    faults of the faces, or of the network, that make all figures worthless
memory       how much of the accuracy is memory of faces whose photograph stands in training, which fer.twins finds
people       the network's mistakes beside annotators' votes, and labels that people refuse
judges       an annotator, the label and the network, each held against the other annotators
votes        the majority of people's votes on a face
doubt        faces on which people or the network are split, and mistakes that are the network's own
calibration  confidence beside accuracy
temperature  one number that makes logits less sure, or more
abstention   accuracy where the network may stay silent
rival        a second network on the same faces
findings     which sentences the facts allow, a file a section
figures      the matrix, faces, twins, judges and confidence, drawn
"""
