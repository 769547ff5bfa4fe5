"""The figures of question 5.

images    images made for filters, the faces that activate them most, and the first layer's kernels
gallery   the filters as a table to be sorted and filtered, in HTML
cells     a table of shaded numbers, which two of the others draw
evidence  what each class loses without a filter
truths    filters on parts, classes along action units, what layers know, and layers as pictures
"""
