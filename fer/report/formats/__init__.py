"""The document in its two formats, each with its template beside it.

html       one file that loads nothing and runs nothing: page.html, style.css
pdf        tagged, with bookmarks, set by typst: template.typ
described  formulas with a text for readers who do not see them
fonts      the fonts of the PDF, and whether they hold every character
"""
