"""How Chinese is set in every sentence and notebook: emphasis that Markdown reads, and where no space stands."""

import re
from collections.abc import Iterator, Sequence

import pytest

from fer.wording.load import load
from tests.wording.drawn_values import calls, texts, words_of
from tests.wording.packages import ROOT, functions, modules, package

PLACES = modules(package("zh-TW"))
NOTEBOOKS = sorted((ROOT / "notebooks").rglob("zh-TW/*.md"))
CALLS, MANY = 5, 40  # of each sentence, and of those with names among many words
_APART = re.compile(r"\$\$.*?\$\$|\$[^$]*\$|`[^`]*`", re.DOTALL)  # formulas and code, which begin and end with a mark
_EMPHASIS = re.compile(r"(?P<before>[^*]?)(\*{1,2})(?!\*)(?P<within>[^*\n]+)\2(?P<behind>.?)")
_WIDE = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"  # characters and full-width marks


def stray(text: str) -> list[str]:
    """Emphases whose asterisks are shown, since a mark stands within and a character outside (CommonMark 6.2)."""
    return [
        found[0]
        for found in _EMPHASIS.finditer(_APART.sub("$", text))
        if (found["before"].isalnum() and not found["within"][0].isalnum())
        or (found["behind"].isalnum() and not found["within"][-1].isalnum())
    ]


def spaces(text: str) -> list[str]:
    """Spaces between two Chinese characters, with these."""
    return re.findall(f"[{_WIDE}] +[{_WIDE}]", text)


def said(place: str, *, names: Sequence[str] = (), number: int = CALLS) -> Iterator[tuple[str, str]]:
    """A module's functions, each with texts that it returns of drawn values; `names` are words beside those in Latin
    letters."""
    module = load("zh-TW").module(place)
    words = [*names, *(word for word in words_of([module]) if word.isascii())]
    for name in functions(PLACES[place]):
        function = getattr(module, name)
        for values in calls([function], seed=name, words=words, number=number):
            yield from ((name, text) for text in texts(function(**values)))


@pytest.mark.parametrize("place", PLACES)
def test_emphasis_is_read_as_such_in_every_sentence(place):
    assert [(name, found) for name, text in said(place) for found in stray(f"{text}下")] == []  # another may follow


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_emphasis_is_read_as_such_in_every_notebook(path):
    assert stray(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("place", PLACES)
def test_no_space_stands_between_two_chinese_characters_in_any_sentence(place):
    assert [(name, found) for name, text in said(place) for found in spaces(text)] == []


def test_no_space_stands_there_beside_a_chinese_name_of_a_setting_or_its_value():
    names = ["訓練臉孔數", "程式碼", "多個網路", "無", "是", "實驗（2）"]
    texts_with_names = said("training.comparison", names=names, number=MANY)
    assert [(name, found) for name, text in texts_with_names for found in spaces(text)] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_no_space_stands_between_two_chinese_characters_in_any_notebook(path):
    assert spaces(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("**沒有答對。**因此", ["**沒有答對。**因"]),
        ("**沒有答對**。因此", []),
        ("**沒有答對。** 因此", []),
        ("稱為**「重複」**的", ["為**「重複」**的"]),
        ("*重複（twin）*是", ["*重複（twin）*是"]),
        ("**甲**：*乙*，**丙。**丁", ["**丙。**丁"]),
        ("**大小 $x$**的 `**a.**b`", ["**大小 $**的"]),
    ],
)
def test_asterisks_that_would_be_shown_are_found(text, found):
    assert stray(text) == found
