"""The report: notebooks executed on a run, and one document made of them, as HTML and PDF.

Read make first; it calls the folders in the order run, document, formats.

make      from a run to report.html and report.pdf
display   Page: what a notebook shows, with captions and names
findings  what a run allows the cover and the last page to say
figures   the cover's figure
run       notebooks executed side by side
document  executed notebooks read as chapters, and joined to one document
formats   the document as HTML and as PDF
"""
