"""Words shared by all chapters."""

import pytest

from fer.errors import InputError
from fer.wording import load as wording
from fer.wording.en import document, prose


def test_unknown_language_is_one_line_that_names_the_known_ones():
    with pytest.raises(InputError, match=r"^language 'fr': no wording for it; choose one of en"):
        wording.load("fr")


def test_chapters_are_modules_of_the_language():
    assert wording.load("en").module("prose") is prose
    with pytest.raises(ModuleNotFoundError, match="nonsense"):
        _ = wording.load("en").module("nonsense")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (prose.percent(0.623), "62.3 %"),
        (prose.percent_interval(0.623, 0.601, 0.644), "62.3 % (95 % CI 60.1–64.4)"),
        (prose.points(-0.031), "3.1 percentage points"),
        (prose.count(28709, "face"), "28,709 faces"),
        (prose.count(1, "face"), "1 face"),
        (prose.count(2, "class", plural="classes"), "2 classes"),
        (prose.in_words(0), "no"),
        (prose.in_words(1200), "1,200"),
        (prose.listed([]), ""),
        (prose.listed(["a"]), "a"),
        (prose.listed(["a", "b", "c"]), "a, b and c"),
        (prose.scientific(3.24e-7), r"$3.2 \times 10^{-7}$"),
        (prose.scientific(-1.5e12), r"$-1.5 \times 10^{12}$"),
        (prose.scientific(1234.5), "1,200"),
        (prose.scientific(0.0), "0"),
        (document.duration(41.6), "42 s"),
        (document.duration(200), "3 min 20 s"),
        (document.duration(7500), "2 h 5 min"),
    ],
)
def test_numbers_are_written(written, text):
    assert written.replace("\N{NO-BREAK SPACE}", " ") == text


def test_origin_of_the_report_says_what_is_not_known():
    config = {
        "limit": 500,
        "data": "d",
        "layout": "l",
        "sha256": "s",
        "seed": 0,
        "trained_on": None,
        "train_faces": None,
        "recipe": {"name": "quick", "patience": None},
    }
    environment = {
        "date": "2026",
        "git": None,
        "device": "cpu",
        "threads": 1,
        "python": "3.11",
        "versions": {"torch": "2"},
    }
    rows = dict(document.made_by(run="r", config=config, environment=environment, revision="abc+", date="now"))
    assert rows["Report made"] == "now, program at commit abc+"
    assert rows["Trained"] == "2026, program at commit unknown: no git checkout"
    assert rows["Faces used"] == "at most 500 of each split"
    assert rows["Recipe “quick”"] == "patience none"
    assert "Training faces used" not in rows
    part = config | {"train_faces": 3000, "split_seed": 4}
    rows = dict(document.made_by(run="r", config=part, environment=environment, revision="abc+", date="now"))
    assert rows["Training faces used"] == "3,000, each class by its share, drawn by seed 4"
    assert rows["Versions"] == "python 3.11; torch 2"
