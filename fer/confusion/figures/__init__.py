"""The figures of question 3.

matrix       the confusion matrix, recall beside precision, and faces under their labels
open_matrix  the matrix for a page in a browser: its cells open on faces
twins        how alike held-out faces and training faces are
judges       confusions of several judges side by side
confidence   reliability, and accuracy against coverage
"""
