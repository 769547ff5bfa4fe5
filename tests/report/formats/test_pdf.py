"""The PDF is whole or an error."""

import pytest
from report_notebooks import markdown
from report_reading import document

from fer.report.document.chapters import AssemblyError
from fer.report.formats.pdf import to_pdf


def test_character_without_a_glyph_is_an_error(tmp_path):
    with pytest.raises(AssemblyError, match=r"no font has the character 🙂 \(U\+1F642, SLIGHTLY SMILING FACE\)"):
        to_pdf(document(tmp_path, markdown("A 🙂 face.")))
