"""From a folder of 48x48 grey faces to a facial-expression model and the report that explains it.

A question of the report has a folder, a notebook and a folder of tests of one name; each folder's docstring says what
its files are for.

data          what are the faces? Read in any layout, split, drawn where none are at hand
architecture  question 1: what is the model, layer by layer?
training      question 2: how did loss and accuracy go, and does it overfit? The loop, plans and sweeps
confusion     question 3: which classes does it mix up, on faces it never met?
saliency      question 4: which pixels does an answer rest on?
filters       question 5: what activates the filters of the last convolution?
derivations   question 6: output size, batch normalisation and cross-entropy, derived and checked

Below them: statistics (intervals and tests), figures (the house style), models (networks and prediction), runs (the
folder that holds all of one training) and findings (what facts allow to be said, in no language).
Above them: wording (what is said, in a language), report (notebooks to HTML and PDF), released (the model that comes
along) and cli.

errors, files, progress, provenance, recipes, settings, __main__: what several need and no question owns.
"""
