"""Data frames as pipe tables."""

import pandas as pd

from fer.report.document.pipes import html_table, pipe_table


def test_pipe_table_aligns_numbers_right_and_keeps_formulas_only():
    frame = pd.DataFrame({"a": ["$|x|$ | *y*", None], "b": [1.5, float("nan")], "c": ["–", "−3 %"]})
    assert pipe_table(frame).splitlines() == [
        "| a | b | c |",
        "| :-- | --: | --: |",
        r"| $\vert x\vert $ \| \*y\* | 1\.5 | – |",
        "|  |  | −3 % |",
    ]


def test_in_a_notebook_words_stand_left_and_numbers_right():
    html = html_table(pd.DataFrame({"name": ["a < b", None], "n": [1.5, 20]}))
    assert '<th style="text-align:left">name</th><th style="text-align:right">n</th>' in html
    assert '<td style="text-align:left">a &lt; b</td><td style="text-align:right">1.5</td>' in html
    assert '<td style="text-align:left"></td>' in html
