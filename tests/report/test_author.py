"""Who hands a report in, kept with the run."""

import pytest

from fer.errors import InputError
from fer.report.author import Author, keep, read_author


def test_what_is_said_once_is_kept_and_what_is_said_anew_changes(tmp_path):
    assert read_author(tmp_path) == Author()
    keep(tmp_path, {"author": '王 "小"明 \\ <b>', "department": "資訊工程學系\n", "course": None})
    keep(tmp_path, {"author": None, "course": "ML"})
    assert read_author(tmp_path) == Author('王 "小"明 \\ <b>', "", "資訊工程學系", "ML")
    keep(tmp_path, {"course": ""})
    assert read_author(tmp_path).course == ""


def test_nothing_said_writes_nothing(tmp_path):
    keep(tmp_path, {"author": None})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("author = ", r"report\.toml: is no TOML that can be read .*; mend or remove it"),
        (f"author = {'9' * 5000}", r"report\.toml: is no TOML"),
        (f"author = {'[' * 100_000}", r"report\.toml: is no TOML"),
        ('name = "x"', "'name' means nothing here"),
        ("author = 3", "author is no text"),
    ],
    ids=lambda text: text[:20],
)
def test_a_file_that_says_something_else_is_one_line(tmp_path, text, complaint):
    (tmp_path / "report.toml").write_text(text)
    with pytest.raises(InputError, match=complaint):
        read_author(tmp_path)


def test_a_folder_in_its_place_is_one_line(tmp_path):
    (tmp_path / "report.toml").mkdir()
    with pytest.raises(InputError, match=r"report\.toml: Is a directory; allow reading it, or remove it"):
        read_author(tmp_path)


def test_a_folder_that_cannot_be_written_to_is_one_line(tmp_path):
    with pytest.raises(InputError, match=r"report\.toml: No such file"):
        keep(tmp_path / "gone", {"author": "x"})
