"""Executed notebooks as one document: a tree as pandoc has it, the same for every format.

Read chapters first, then build, which uses the others.

chapters   an executed notebook as Markdown, with its figures and its code
build      chapters, cover and appendix as one tree
numbering  figures, tables and equations numbered, references to them resolved
pipes      data frames as Markdown tables
pandoc     Markdown to a tree, a tree to HTML or typst
tree       a walk over the tree
"""
