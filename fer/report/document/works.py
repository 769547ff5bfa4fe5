"""The works that can be cited, from one bibliography: how each is named, and where it is found."""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

BIBLIOGRAPHY = Path(__file__).parent / "references.json"  # CSL-JSON, by key
_RESOLVER = "https://doi.org/"


class Work(NamedTuple):
    """One entry of the bibliography."""

    said: str  # "Wilson 1927", "Agresti and Min 2005", "Selvaraju et al. 2017"
    within: str  # a sentence: "Wilson (1927)"
    address: str  # of its DOI, or where it is read; holds no round bracket


@cache
def works() -> dict[str, Work]:
    """Each work by its key."""
    entries = json.loads(BIBLIOGRAPHY.read_text(encoding="utf-8"))
    return {entry["id"]: _work(entry) for entry in entries}


def _work(entry: dict[str, Any]) -> Work:
    authors, year = _authors(entry), entry["issued"]["date-parts"][0][0]
    return Work(f"{authors} {year}", f"{authors} ({year})", _address(entry))


def _authors(entry: dict[str, Any]) -> str:
    first, *others = [author.get("family") or author["literal"] for author in entry["author"]]
    return first if not others else f"{first} and {others[0]}" if len(others) == 1 else f"{first} et al."


def _address(entry: dict[str, Any]) -> str:
    return _RESOLVER + quote(entry["DOI"], safe="/:") if "DOI" in entry else entry["URL"]
