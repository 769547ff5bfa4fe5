"""Figures, one file a question: arrays in, Axes out. Nothing here imports torch."""
