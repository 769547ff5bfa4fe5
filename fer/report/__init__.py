"""The report: notebooks executed on a run, and one document made of them, as HTML and PDF.

Read make first; it calls the folders in the order run, document, formats.

make      from a run to report.html and report.pdf
hand_in   the folder that a course asks for: report, scripts, weights
author    who hands it in, kept with the run
kept      files of an earlier report that were edited since
display   Page: what a notebook shows, with captions and names
mentions  references in a notebook's outputs, in words
given     parameters of a notebook, held against the types it declares
findings  what a run allows the cover and the last page to say
figures   the cover's figure
run       notebooks executed side by side
document  executed notebooks read as chapters, and joined to one document
formats   the document as HTML and as PDF
"""
