"""A language: what findings say, put into its words."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pandas as pd

from fer.data.emotions import Language as Code
from fer.errors import InputError
from fer.findings.said import Name, Paragraph, Said, Table
from fer.wording.names import as_drawn, as_it_is, as_markdown
from fer.wording.numbers import without_formulas

_Write = Callable[[Name], str]
_TRADITIONAL = ("zh_tw", "zh_hk", "zh_mo", "zh_hant")  # locales


@dataclass(frozen=True)
class Language:
    """One package beside this file: a module a chapter or section, a function a sentence."""

    code: Code

    def text(self, what: Paragraph) -> str:
        """One sentence, or several as one paragraph, in Markdown."""
        return self._text(what, as_markdown)

    def plain(self, what: Paragraph) -> str:
        """The same where neither Markdown nor formulas are read, such as in a figure's alternative text."""
        return without_formulas(self._text(what, as_it_is))

    def drawn(self, what: Paragraph) -> str:
        """The same in a figure of matplotlib."""
        return self._text(what, as_drawn)

    def words(self, key: str, /, **values: Any) -> Any:
        """What the function that `key` names makes of the values: the words in a figure."""
        return self._words(key, values, as_drawn)

    def table(self, table: Table) -> pd.DataFrame:
        """The rows as plain texts under the titles of their columns."""
        return pd.DataFrame([self._words(table.key, row, as_it_is) for row in table.rows])

    def module(self, name: str) -> ModuleType:
        """One module of the language, by its place in the package: "prose", "confusion.memory"."""
        return importlib.import_module(f"{__package__}.{self.code.replace('-', '_').lower()}.{name}")

    def _function(self, key: str) -> Callable[..., Any]:
        place, _, name = key.rpartition(".")
        function: Callable[..., Any] = getattr(self.module(place), name)
        return function

    def _text(self, what: Paragraph, write: _Write) -> str:
        if isinstance(what, Said):
            return str(self._words(what.key, what.values, write))
        return str(self.module("prose").paragraph([self._text(sentence, write) for sentence in what]))

    def _words(self, key: str, values: Mapping[str, Any], write: _Write) -> Any:
        return self._function(key)(**{name: self._told(value, write) for name, value in values.items()})

    def _told(self, value: Any, write: _Write) -> Any:
        """A clause and a name as texts, also where they stand in a sequence or under a name; others as they are."""
        if isinstance(value, Said):
            return self._text(value, write)
        if isinstance(value, Name):
            return write(value)
        if isinstance(value, list):
            return [self._told(item, write) for item in value]
        if isinstance(value, Mapping):
            return {name: self._told(item, write) for name, item in value.items()}
        return value


def languages() -> list[str]:
    """The languages that have a package: ["en", "zh-TW"]."""
    return sorted(path.parent.name.replace("_tw", "-TW") for path in Path(__file__).parent.glob("*/__init__.py"))


def language_of_locale(environment: Mapping[str, str]) -> str:
    """The language that the environment asks for: "zh-TW" for Chinese in traditional characters, else "en"."""
    asked = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    name = asked.split(".")[0].replace("-", "_").lower()
    return "zh-TW" if name.startswith(_TRADITIONAL) else "en"


def load(language: str) -> Language:
    """A language by its code. Raises InputError for one not there."""
    if language not in languages():
        raise InputError(f"language {language!r}: no wording for it; choose one of {', '.join(languages())}")
    return Language(cast(Code, language))
