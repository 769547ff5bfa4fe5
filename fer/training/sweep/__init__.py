"""Many trainings of one kind at once: how far they lie apart by chance, and the ensemble that they make.

Read plan first, then sweep, pool, gather and ensemble.

plan      what a sweep trains: the product of recipes, models, folds and seeds
sweep     all its trainings, from the plan to what they come to
pool      trainings in processes of their own, on this machine or on the workers of a cluster
gather    tables of members and groups, and every face judged by those that held it out
ensemble  the members' networks as one run
words     a sweep in a few lines for the terminal
"""
