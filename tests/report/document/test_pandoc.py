"""Markdown read by pandoc, and its complaints."""

import pytest
from report_notebooks import markdown
from report_reading import document

from fer.report.document.chapters import AssemblyError
from fer.report.formats.html import to_html


def test_formula_that_pandoc_cannot_read_is_an_error(tmp_path):
    with pytest.raises(AssemblyError, match="Could not convert TeX math"):
        to_html(document(tmp_path, markdown("$\\nosuchcommand{x$")))
