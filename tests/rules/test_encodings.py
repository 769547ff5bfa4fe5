"""Every text file is read and written in an encoding that is named: the locale's is another on the next machine."""

import ast
from pathlib import Path

import pytest

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]


BINARY = {"TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile"}  # unless told otherwise
CALLED = {"run", "Popen", "call", "check_call", "check_output"}  # of subprocess


def _unnamed(call: ast.Call) -> bool:
    """Does a call read or write text without saying in which encoding?"""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = {word.arg: word.value for word in call.keywords}
    if _said(given.get("encoding")):
        return False
    if name == "read_text":
        return not call.args
    if name == "write_text":
        return len(call.args) < 2
    if name in ("makefile", "TextIOWrapper"):
        return True
    if name in BINARY:
        place = 1 if name == "SpooledTemporaryFile" else 0
        mode = given.get("mode", call.args[place] if len(call.args) > place else None)
        return mode is not None and not _is_binary(mode)
    if name in ("open", "fdopen"):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        whose = owner.id if isinstance(owner, ast.Name) else None
        if name == "open" and whose in ("os", "Image", "webbrowser"):
            return False
        place = 1 if owner is None or whose in ("io", "codecs", "gzip", "os") else 0
        return not _is_binary(given.get("mode", call.args[place] if len(call.args) > place else None))
    words = [given[word] for word in ("text", "universal_newlines") if word in given]
    return name in CALLED and any(_said(word) for word in words)


def _said(word: ast.expr | None) -> bool:
    """A value that is there, and neither None nor False."""
    return word is not None and not (isinstance(word, ast.Constant) and not word.value)


def _is_binary(mode: ast.expr | None) -> bool:
    return isinstance(mode, ast.Constant) and "b" in str(mode.value)


def test_no_text_is_read_or_written_in_the_locales_encoding():
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "fer").rglob("*.py")}
    calls = [(path, node) for path, tree in trees.items() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [f"{path}:{call.lineno}: {ast.unparse(call)}" for path, call in calls if _unnamed(call)]


@pytest.mark.parametrize(
    ("source", "unnamed"),
    [
        ("path.read_text()", True),
        ("path.read_text('utf-8')", False),
        ("path.write_text(text, encoding='utf-8')", False),
        ("path.write_text(text)", True),
        ("path.open()", True),
        ("path.open('wb')", False),
        ("open(path, 'rb')", False),
        ("open(path)", True),
        ("Image.open(path)", False),
        ("subprocess.run(words, text=True)", True),
        ("subprocess.run(words, encoding='utf-8')", False),
        ("subprocess.run(words)", False),
        ("subprocess.run(words, text=False)", False),
        ("subprocess.check_call(words, text=True)", True),
        ("subprocess.check_output(words, universal_newlines=True)", True),
        ("open(path, encoding=None)", True),
        ("open(path, encoding=code)", False),
        ("path.read_text(encoding=None)", True),
        ("os.fdopen(descriptor)", True),
        ("os.fdopen(descriptor, 'wb')", False),
        ("os.open(path, os.O_RDONLY)", False),
        ("TemporaryFile('w')", True),
        ("tempfile.NamedTemporaryFile(mode='w+')", True),
        ("tempfile.NamedTemporaryFile()", False),
        ("tempfile.SpooledTemporaryFile(1024, 'w')", True),
    ],
)
def test_the_rule_knows_an_encoding_when_it_sees_one(source, unnamed):
    assert _unnamed(ast.parse(source, mode="eval").body) is unnamed
