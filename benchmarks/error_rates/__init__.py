"""How often the report's intervals miss, and how often its verdicts claim what is not there.

case     Coverage and Null: an interval or a verdict, and data sets of which the truth is known
repeat   draws the data sets of every case, and counts
table    writes the counts as Markdown

Every other file is a chapter's: `cases()` lists the intervals and verdicts that it uses.
"""
