"""The document in its three formats, each with its template beside it.

html          one file that loads nothing, with page.html, style.css and the scripts of script/
beneath       what the page has below a figure: its values, its code, what can be opened there
pdf           tagged, with bookmarks, set by typst: template.typ
docx          for editors, set by Word: docx_page.xml, docx_styles.xml
docx_package  the package that a Word file is: styles and page numbers put in, times taken out
described     formulas with a text for readers who do not see them
fonts         the fonts of the PDF, and whether they hold every character
chart         a chart as a part of the page: its shapes, and its letters as text
web_fonts     the letters that a page brings along: Chinese ones, and those of charts
"""
