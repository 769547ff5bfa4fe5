"""Every sentence can be said in all languages, and says the same numbers in each."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from fer.wording.load import languages, load
from tests.wording.drawn_values import calls, words_of
from tests.wording.packages import functions, modules, package

LANGUAGES = languages()
PLACES = modules(package(LANGUAGES[0]))
CALLS = 5  # of each sentence
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?")


def texts(said: Any) -> str:
    """What a function of the wording returns, as one text."""
    if isinstance(said, Mapping):
        return " ".join(map(texts, said.values()))
    if isinstance(said, list | tuple):
        return " ".join(map(texts, said))
    return str(said)


def numbers(text: str) -> set[str]:
    """Those that no language writes as a word."""
    return {number for number in _NUMBER.findall(text) if len(number) > 1}


@pytest.mark.parametrize("place", PLACES)
def test_every_sentence_says_the_same_numbers_in_every_language(place):
    found = [load(code).module(place) for code in LANGUAGES]
    words = words_of(found)
    for name in functions(PLACES[place]):
        same = [getattr(module, name) for module in found]
        drawn = list(calls(same, seed=name, words=words, number=CALLS))
        assert drawn, f"{place}.{name}: no values were found that it takes"
        for values in drawn:
            first, *others = (texts(function(**values)) for function in same)
            for other in others:
                assert numbers(first) == numbers(other), f"{place}.{name}: {first!r}, but {other!r}"
