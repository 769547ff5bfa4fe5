"""A language by its code, and findings put into its words."""

import pandas as pd
import pytest

from fer.errors import InputError
from fer.findings.said import Name, say, tabulate
from fer.wording.en import prose
from fer.wording.load import language_of_locale, languages, load

ENGLISH = load("en")


def test_unknown_language_is_one_line_that_names_the_known_ones():
    with pytest.raises(InputError, match=r"^language 'fr': no wording for it; choose one of en"):
        load("fr")
    assert "en" in languages()


def test_chapters_are_modules_of_the_language():
    assert ENGLISH.module("prose") is prose
    with pytest.raises(ModuleNotFoundError, match="nonsense"):
        _ = ENGLISH.module("nonsense")


def test_a_key_that_there_is_none_of_is_an_error():
    with pytest.raises(AttributeError, match="no_such_sentence"):
        ENGLISH.text(say("document.no_such_sentence"))


def test_several_sentences_are_one_paragraph():
    assert ENGLISH.text([say("made_by.all_faces"), say("document.contents")]) == "all Contents"
    assert ENGLISH.text([]) == ""


def test_a_clause_is_told_wherever_it_stands():
    clause = say("made_by.all_faces")
    assert ENGLISH.text(say("document.faces_of", data=clause)) == "the faces of all"
    assert ENGLISH.text(say("made_by.settings", values={"a": {"b": clause}, "c": None})) == "a (b all); c none"
    assert load("zh-TW").text(say("made_by.settings", values={"a": {"b": 2}, "c": None})) == "a (b 2); c none"


def test_a_name_is_literal_wherever_it_stands():
    said = say("document.faces_of", data=say("document.faces_of", data=Name("a`$b$*")))
    assert ENGLISH.text(said) == "the faces of the faces of ``a`$b$*``"
    assert ENGLISH.plain(said) == "the faces of the faces of a`$b$*"
    assert ENGLISH.drawn(said) == r"the faces of the faces of a`\$b\$*"


def test_powers_of_ten_are_written_out_where_no_formula_is_read():
    said = say("training.gradients.alt", epochs=2, rate=(1, 1.6666e-9, 2.5e-12), norm=(1, 3.0, 2.0))
    assert "1.67 × 10⁻⁹, 2.5 × 10⁻¹² at the last" in ENGLISH.plain(said).replace("2.50", "2.5")
    assert "1.67 × 10⁻⁹" in load("zh-TW").plain(said)
    assert r"$1.67 \times 10^{-9}$" in ENGLISH.text(said)


def test_a_table_has_a_row_for_each_of_the_findings():
    rows = [{"what": say("made_by.what", of=of), "value": value} for of, value in (("seed", 3), ("run", "r"))]
    frame = ENGLISH.table(tabulate("made_by.row", rows))
    pd.testing.assert_frame_equal(frame, pd.DataFrame({"What": ["Seed", "Run"], "Value": ["3", "r"]}))


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_TW.UTF-8"}, "zh-TW"),
        ({"LANG": "zh-Hant-TW"}, "zh-TW"),
        ({"LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_TW"}, "zh-TW"),
        ({"LANG": "zh_TW", "LC_MESSAGES": "en_GB"}, "en"),
    ],
)
def test_the_locale_names_the_language(environment, language):
    assert language_of_locale(environment) == language
