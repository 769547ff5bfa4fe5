"""Works cited: each citation has an entry, each entry a citation, and links lead both ways."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from report_notebooks import markdown
from report_reading import Page, document

from fer.report.document.formulas import displayed
from fer.report.document.works import BIBLIOGRAPHY, works
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
    return {key for text in texts for key in _CITATION.findall(displayed(text))}


def test_every_citation_has_an_entry_and_every_entry_a_citation():
    assert citations() == set(works())


def test_entries_are_sorted_and_lead_to_the_work():
    entries = json.loads(BIBLIOGRAPHY.read_text(encoding="utf-8"))
    assert [entry["id"] for entry in entries] == sorted(entry["id"] for entry in entries)
    for entry in entries:
        assert entry["title"]
        assert entry["author"]
        assert entry["issued"]["date-parts"][0][0] == int(re.sub(r"\D", "", entry["id"]))
    addresses = [work.address for work in works().values()]
    assert len(set(addresses)) == len(addresses)  # a citation in words is known by its link
    assert all(re.fullmatch(r"https://[^\s()]+", address) for address in addresses)


@pytest.mark.parametrize("key", sorted(set(works()))[:1])
def test_links_lead_from_a_citation_to_its_work_and_back(tmp_path, key):
    page = Page(to_html(document(tmp_path, markdown(f"As [@{key}] and @{key} say."))))
    assert {f"#ref-{key}", "#cite-1", "#cite-2"} <= set(page.links)
    assert {f"ref-{key}", "cite-1", "cite-2"} <= set(page.ids)
    assert page.text.rindex("References") < page.text.index("↑1")


def test_a_work_is_named_by_its_authors_and_year_and_found_by_its_doi_or_address():
    found = works.__wrapped__()  # others may have read them before
    assert found["wilson1927"][:2] == ("Wilson 1927", "Wilson (1927)")
    assert found["agresti2005"].said == "Agresti and Min 2005"
    assert found["selvaraju2017"].said == "Selvaraju et al. 2017"
    assert all(re.fullmatch(r"https?://[^()\s]+", work.address) for work in found.values())
