"""A person's own text for each question, in one Markdown file: a heading with the question's number, then text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fer.data.layouts.rows import DIGITS
from fer.errors import InputError
from fer.files import refuse_unwritable, replacing
from fer.findings.said import say
from fer.wording.load import load

_HEADING = re.compile(r"^(?P<level>#{1,6})\s+(?P<text>.*)$")
_FENCE = re.compile(r"^ {0,3}(?P<marks>`{3,}(?=[^`]*$)|~{3,})(?P<rest>.*)$")  # CommonMark 0.31, section 4.5
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
QUESTIONS = range(1, 7)


@dataclass(frozen=True)
class Own:
    """A person's own texts in Markdown, by the number of the question."""

    questions: Mapping[int, str] = field(default_factory=dict)
    remarks: Mapping[int, str] = field(default_factory=dict)
    folder: Path = Path()  # where pictures lie that the remarks link to


def read_by_question(path: Path) -> dict[int, str]:
    """The Markdown under each heading, by the number in that heading: "## Question 3" and "## 問題三" are 3.

    A heading below the level of the first one is part of a text, whatever number it holds. Questions without text are
    left out. Raises InputError for a file that cannot be read, text above the first
    heading, and a heading whose first number is no question's or another heading's, too.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = "not text in UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise InputError(f"{path}: {reason}") from error
    texts: dict[int, list[str]] = {}
    current: list[str] | None = None
    fence, level = "", 6
    for number, line in enumerate(lines, start=1):
        fence = _fence(line, fence)
        heading = None if fence else _HEADING.match(line)
        if heading and current is None:
            level = len(heading["level"])
        above = heading is not None and len(heading["level"]) <= level
        question = _number(heading["text"]) if heading and above else None
        if above and (current is None or question is not None):
            current = texts.setdefault(_checked(question, texts, f"{path}, line {number}"), [])
        elif current is not None:
            current.append(line)
        elif line.strip() and not line.startswith("<!--"):
            raise InputError(f"{path}, line {number}: text before the first heading; begin with ## Question 1")
    return {question: text for question, lines in texts.items() if (text := "\n".join(lines).strip())}


def own_texts(*, questions: Path | None, notes: Path | None) -> Own:
    """A person's questions and remarks, from files with a heading a question. InputError as in `read_by_question`."""
    return Own(
        read_by_question(questions) if questions else {},
        read_by_question(notes) if notes else {},
        folder=notes.parent if notes else Path(),
    )


def write_template(path: Path, *, language: str) -> None:
    """Write a file with nothing to say yet, a heading a question. Raises InputError for a file that is there."""
    if path.exists():
        raise InputError(f"{path}: there already; name a new file")
    refuse_unwritable(path)
    words = load(language)
    headings = [words.text(say("document.question_heading", question=question)) for question in QUESTIONS]
    with replacing(path) as part:
        part.write_text("\n\n".join(f"## {heading}" for heading in headings) + "\n", encoding="utf-8")


def _fence(line: str, fence: str) -> str:
    """The marks of the fence in which code stands after this line; "" outside of any.

    A fence is ended by as many of its own marks or more, with nothing behind them.
    """
    found = _FENCE.match(line)
    if not found or not fence:
        return found["marks"] if found else fence
    return "" if found["marks"].startswith(fence) and not found["rest"].strip() else fence


def _number(heading: str) -> int | None:
    """The first number of a heading, 0 of one that is longer than DIGITS; None where it has none."""
    found = re.search(r"\d+|[一二三四五六]", heading)
    if found is None:
        return None
    return _NUMERALS.get(found[0]) or (int(found[0]) if len(found[0]) <= DIGITS else 0)


def _checked(question: int | None, known: dict[int, list[str]], where: str) -> int:
    if question is None or question not in QUESTIONS:
        raise InputError(f"{where}: a heading names one of the questions 1 to 6, such as ## Question 3")
    if question in known:
        raise InputError(f"{where}: a second heading for question {question}")
    return question
