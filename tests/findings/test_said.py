"""Sentences and tables before any language has touched them."""

import pytest

from fer.findings.said import tabulate


def test_a_table_has_a_row_at_least():
    assert tabulate("some.table", [{"number": 1}]).rows == ({"number": 1},)
    with pytest.raises(ValueError, match=r"^some\.table: a table without rows"):
        tabulate("some.table", [])
