"""What docs/trust.md promises is held by tests that there are, and that are not passed over."""

import ast
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "trust.md").read_text(encoding="utf-8")


def rows_of(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each row of the tables, with the files and tests that it names; "" for all tests of a file."""
    lines = [line for line in text.splitlines() if line[:2] == "| " and line != "| Promise | Test |"]
    return [(line, re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", line)) for line in lines]


NAMED = [named for _, of_row in rows_of(TEXT) for named in of_row]


def named_tests(source: str) -> dict[str, list[str]]:
    """The tests of a file, by name, with what has them passed over but for another system: marks, and calls within."""
    tree = ast.parse(source)
    of_file = [node.value for node in tree.body if isinstance(node, ast.Assign) and "pytestmark" in ast.unparse(node)]
    return {
        node.name: [found for part in (*of_file, *node.decorator_list, *node.body) for found in _passing_over(part)]
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def _passing_over(node: ast.AST) -> list[str]:
    found = []
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and ast.unparse(part.func) == "pytest.mark.skipif":
            found += [] if "sys.platform" in ast.unparse(part.args[0]) else [ast.unparse(part.args[0])]
        elif isinstance(part, ast.Attribute) and part.attr in ("skip", "xfail", "importorskip"):
            found += [ast.unparse(part)]
    return found


@pytest.mark.parametrize(("path", "test"), NAMED)
def test_each_test_that_is_named_exists(path, test):
    found = named_tests((ROOT / path).read_text(encoding="utf-8"))
    wanted = {test} if test else found.keys()
    assert wanted
    assert wanted <= found.keys()
    assert [line for name in wanted for line in found[name]] == []


def test_every_row_names_one():
    rows = rows_of(TEXT)
    assert rows
    assert [line for line, named in rows if not named] == []


def test_a_row_without_a_test_is_found_beside_one_with_two():
    rows = rows_of("| Promise | Test |\n|---|---|\n| A | `tests/a.py::test_a`, `tests/b.py` |\n| B | none |\n")
    assert [named for _, named in rows] == [[("tests/a.py", "test_a"), ("tests/b.py", "")], []]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def test_a(): ...", {"test_a": []}),
        ("def test_ab(): ...\ndef tested(): ...", {"test_ab": []}),
        ("@pytest.mark.skip\ndef test_a(): ...", {"test_a": ["pytest.mark.skip"]}),
        ("@pytest.mark.xfail(reason='')\ndef test_a(): ...", {"test_a": ["pytest.mark.xfail"]}),
        ("@pytest.mark.skipif(True, reason='')\ndef test_a(): ...", {"test_a": ["True"]}),
        ("@pytest.mark.skipif(sys.platform != 'linux', reason='')\ndef test_a(): ...", {"test_a": []}),
        ("pytestmark = pytest.mark.skip\nclass TestA:\n    def test_a(self): ...", {"test_a": ["pytest.mark.skip"]}),
        ("def test_a():\n    pytest.skip('later')", {"test_a": ["pytest.skip"]}),
    ],
)
def test_a_test_that_is_passed_over_is_found(source, found):
    assert named_tests(source) == found
