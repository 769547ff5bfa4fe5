"""Which held-out faces show a photograph that stands in training: as the same pixels, or as an altered copy?

Read leaks first; question 2 leaves such faces out of its gap, question 3 asks how much of the accuracy is memory of
them. fer.data.twins finds what is equal in every pixel.

leaks        which held-out faces have an exact or a near twin among the faces that a network was trained on
near_twins   second pictures of one photograph, found by their likeness
candidates   which training faces may be such pictures
registering  one picture laid upon another
poses        faces turned, zoomed and shifted
altered_copies  how many altered copies the search finds
"""
