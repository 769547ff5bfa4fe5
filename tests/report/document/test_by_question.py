"""Files with a heading a question."""

import time

import pytest

from fer.errors import InputError
from fer.report.document.by_question import read_by_question, write_template


def read(tmp_path, text):
    (tmp_path / "notes.md").write_text(text, encoding="utf-8")
    return read_by_question(tmp_path / "notes.md")


def test_text_is_read_by_the_number_in_its_heading(tmp_path):
    text = "## Question 1\n\nA.\n\n### Sub\n\nB.\n\n## 問題三\n\n```\n# 2 no heading\n```\n\n## 6.\n\n"
    assert read(tmp_path, text) == {1: "A.\n\n### Sub\n\nB.", 3: "```\n# 2 no heading\n```"}


@pytest.mark.parametrize(
    "code",
    ["```x = 1```", "~~~\n```\n# 3\n~~~", "````\n```\n# 3\n````", "```\n~~~\n``` python\n# 3\n```", "    ```"],
    ids=["on one line", "another fence within", "a shorter one within", "one with a name within", "indented"],
)
def test_code_ends_where_its_own_fence_does(tmp_path, code):
    text = f"## Question 1\n\n{code}\n\n## Question 2\n\nhello"
    assert read(tmp_path, text) == {1: code.strip(), 2: "hello"}


def test_numbers_in_headings_within_a_text_are_no_questions(tmp_path):
    text = "## Question 1\n\n### 3 faults\n\nA.\n\n### ResNet18\n\n### 一般來說\n\n## 2\n\nB."
    assert read(tmp_path, text) == {1: "### 3 faults\n\nA.\n\n### ResNet18\n\n### 一般來說", 2: "B."}


@pytest.mark.parametrize("language", ["en", "zh-TW"])
def test_the_template_is_read_as_nothing_to_say(tmp_path, language):
    path = tmp_path / "notes.md"
    write_template(path, language=language)
    assert path.read_text(encoding="utf-8").count("## ") == 6
    assert read_by_question(path) == {}
    with pytest.raises(InputError, match="there already"):
        write_template(path, language=language)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("words", "line 1: text before the first heading"),
        ("## Summary\n", "line 1: a heading names one of the questions 1 to 6"),
        ("## 7\n", "line 1: a heading names one of the questions 1 to 6"),
        (f"## {'9' * 5000}\n", "line 1: a heading names one of the questions 1 to 6"),
        ("## 1\n\n## Question 1\n", "line 3: a second heading for question 1"),
    ],
)
def test_what_cannot_be_read_is_one_line_with_its_place(tmp_path, text, complaint):
    with pytest.raises(InputError, match=complaint):
        read(tmp_path, text)


def test_a_file_that_is_not_there_is_one_line(tmp_path):
    with pytest.raises(InputError, match=r"gone\.md: No such file"):
        read_by_question(tmp_path / "gone.md")


def test_nothing_but_remarks_may_stand_above_the_first_heading(tmp_path):
    assert read(tmp_path, "<!-- how to fill this in -->\n\n## 1\n\nA.") == {1: "A."}


def test_a_long_heading_is_read_in_no_time(tmp_path):
    began = time.process_time()
    assert read(tmp_path, "## Question 1" + " " * 40_000 + "x\n\nA.") == {1: "A."}
    assert time.process_time() - began < 2, "the time grows with the square of the line"
