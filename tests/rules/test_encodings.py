"""Every text file is read and written in an encoding that is named: the locale's is another on the next machine."""

import ast
from pathlib import Path

import pytest

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]


def _unnamed(call: ast.Call) -> bool:
    """Does a call read or write text without saying in which encoding?"""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = {word.arg: word.value for word in call.keywords}
    if "encoding" in given:
        return False
    if name == "read_text":
        return not call.args
    if name == "write_text":
        return len(call.args) < 2
    if name in ("makefile", "TextIOWrapper", "NamedTemporaryFile"):
        return True
    if name == "open":
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if isinstance(owner, ast.Name) and owner.id in ("os", "Image", "webbrowser"):
            return False
        place = 1 if owner is None or (isinstance(owner, ast.Name) and owner.id in ("io", "codecs", "gzip")) else 0
        mode = given.get("mode", call.args[place] if len(call.args) > place else None)
        return not (isinstance(mode, ast.Constant) and "b" in str(mode.value))
    return name in ("run", "Popen", "check_output") and "text" in given


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
    ],
)
def test_the_rule_knows_an_encoding_when_it_sees_one(source, unnamed):
    assert _unnamed(ast.parse(source, mode="eval").body) is unnamed
