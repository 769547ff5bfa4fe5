"""The report's sentences, one package a language, one module a chapter: facts in, Markdown out.

A language is added by a package beside `en` that holds the same modules and functions.
"""

import importlib
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from fer.errors import InputError


class Words:
    """The chapters of one language as attributes, each imported when it is first asked for."""

    def __init__(self, package: str):
        self._package = package

    def __getattr__(self, chapter: str) -> ModuleType:
        name = f"{self._package}.{chapter}"
        if chapter.startswith("_") or find_spec(name) is None:
            raise AttributeError(f"no chapter {chapter!r} in {self._package}")
        return importlib.import_module(name)


def languages() -> list[str]:
    """The languages that have a package: ["en"]."""
    return sorted(path.parent.name.replace("_", "-") for path in Path(__file__).parent.glob("*/__init__.py"))


def load(language: str) -> Words:
    """All chapters in one language, as `load("en").confusion.verdict(...)`. Raises InputError for one not there."""
    if language not in languages():
        raise InputError(f"language {language!r}: no wording for it; choose one of {', '.join(languages())}")
    return Words(f"{__package__}.{language.replace('-', '_')}")
