"""Figures of question 4.

maps           maps of single faces, and their mean over a class
choice         faces beside the map of a method that a reader chooses, in HTML
parts          densities by part of the face, and the outlines of the parts
randomisation  how alike maps stay while a network loses its weights
faithfulness   the probability of the answer while blocks of the face go or return
row            pictures side by side
"""
