"""How the figures of question 2 are drawn; they take arrays and words, and know no run.

curves    loss, accuracy and gap against the epoch; the members of an ensemble
evidence  learning rate and gradient norm, several trainings, accuracy against the number of faces
"""
