"""Data frames as pipe tables."""

import pandas as pd

from fer.report.document.pipes import pipe_table


def test_pipe_table_aligns_numbers_right_and_keeps_formulas_only():
    frame = pd.DataFrame({"a": ["$|x|$ | *y*", None], "b": [1.5, float("nan")], "c": ["–", "−3 %"]})
    assert pipe_table(frame).splitlines() == [
        "| a | b | c |",
        "| :-- | --: | --: |",
        r"| $\vert x\vert $ \| \*y\* | 1\.5 | – |",
        "|  |  | −3 % |",
    ]
