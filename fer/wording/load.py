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
from fer.findings.said import Paragraph, Said, Table

_TRADITIONAL = ("zh_tw", "zh_hk", "zh_mo", "zh_hant")  # locales


@dataclass(frozen=True)
class Language:
    """One package beside this file: a module a chapter or section, a function a sentence."""

    code: Code

    def text(self, what: Paragraph) -> str:
        """One sentence, or several as one paragraph, in Markdown."""
        if isinstance(what, Said):
            return str(self.words(what.key, **what.values))
        return str(self.module("prose").paragraph([self.text(sentence) for sentence in what]))

    def words(self, key: str, /, **values: Any) -> Any:
        """What the function that `key` names makes of the values: a text, or the names in a figure."""
        return self._function(key)(**{name: self._told(value) for name, value in values.items()})

    def table(self, table: Table) -> pd.DataFrame:
        """The rows as texts under the titles of their columns."""
        return pd.DataFrame([self.words(table.key, **row) for row in table.rows])

    def module(self, name: str) -> ModuleType:
        """One module of the language, by its place in the package: "prose", "confusion.memory"."""
        return importlib.import_module(f"{__package__}.{self.code.replace('-', '_').lower()}.{name}")

    def _function(self, key: str) -> Callable[..., Any]:
        place, _, name = key.rpartition(".")
        function: Callable[..., Any] = getattr(self.module(place), name)
        return function

    def _told(self, value: Any) -> Any:
        """A clause as its text, also where it stands in a sequence or under a name; any other value as it is."""
        if isinstance(value, Said):
            return self.text(value)
        if isinstance(value, list):
            return [self._told(item) for item in value]
        if isinstance(value, Mapping):
            return {name: self._told(item) for name, item in value.items()}
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
