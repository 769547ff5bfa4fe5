"""Executed notebooks as one document: a tree as pandoc has it, the same for every format.

Read chapters first, then build, which uses the others.

chapters     an executed notebook as Markdown, an answer and its evidence
outputs      what one output of a cell becomes
formulas     TeX and references as Jupyter reads them, as pandoc reads them
build        answers, evidence and appendix as one tree
cover        what stands on the cover and the last page
sections     a chapter's answer and its evidence, and what they give to cover and answer sheet
levels       levels of headings
by_question  a person's own questions and remarks
pictures     pictures by link, and text that a format would drop
check        the same, found before anything is executed
names        what figures, tables and equations may be called
code_names   names of figures and tables in a notebook's code
links        links within the report, and which may lead out of it
numbering    figures, tables and equations numbered, references to them resolved
references   citations in words, and the list of the works cited
works        the works that can be cited, from references.json
pipes        data frames as Markdown tables, and as HTML
pandoc       Markdown to a tree, a tree to HTML or typst
tree         a walk over the tree, and its parts for a template
"""
