"""The figures of question 5.

images    images made for filters, the faces that activate them most, and the first layer's kernels
evidence  what each class loses without a filter
truths    filters on parts, classes along action units, what layers know, and layers as pictures
"""
