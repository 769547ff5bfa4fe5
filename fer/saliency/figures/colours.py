"""Colours that tell methods apart: Paul Tol's "muted", safe for colour-blind readers."""

MUTED = ("#332288", "#44AA99", "#999933", "#882255", "#CC6677", "#88CCEE", "#DDCC77", "#117733")
