"""Works cited: each citation has an entry, each entry a citation, and links lead both ways."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from report_notebooks import markdown
from report_reading import Page, document

from fer.report.document.references import BIBLIOGRAPHY, known
from fer.report.formats.html import to_html

ROOT = Path(__file__).parents[3]
_CITATION = re.compile(r"(?<![\w.])@([a-z]+\d{4}[a-z]?)\b")


def citations() -> set[str]:
    """The keys that notebooks and words cite, in any language."""
    texts = [
        cell.source
        for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells
    ]
    files = [*(ROOT / "notebooks").rglob("*.md"), *(ROOT / "fer" / "wording").rglob("*.py")]
    texts += [path.read_text(encoding="utf-8") for path in files]
    return {key for text in texts for key in _CITATION.findall(text)}


def test_every_citation_has_an_entry_and_every_entry_a_citation():
    assert citations() == known()


def test_entries_are_sorted_and_lead_to_the_work():
    works = json.loads(BIBLIOGRAPHY.read_text(encoding="utf-8"))
    assert [work["id"] for work in works] == sorted(work["id"] for work in works)
    for work in works:
        assert work["title"]
        assert work["author"]
        assert work["issued"]["date-parts"][0][0] == int(re.sub(r"\D", "", work["id"]))
        printed = work["type"] in ("book", "report") and work.get("publisher")
        assert printed or "DOI" in work or "URL" in work or "arXiv" in work.get("number", ""), work["id"]


@pytest.mark.parametrize("key", sorted(known())[:1])
def test_links_lead_from_a_citation_to_its_work_and_back(tmp_path, key):
    page = Page(to_html(document(tmp_path, markdown(f"As [@{key}] and @{key} say."))))
    assert {f"#ref-{key}", "#cite-1", "#cite-2"} <= set(page.links)
    assert {f"ref-{key}", "cite-1", "cite-2"} <= set(page.ids)
    assert page.text.rindex("References") < page.text.index("↑1")
