"""The data chapter: what the faces are, how many of each class, and which occur more than once.

source    what was opened, and who made the splits
classes   how many faces a class has, and its action units
pictures  the first faces of each class, and the mean ones
twins     faces that occur more than once, or show nothing
suspects  labels that may be wrong
"""
