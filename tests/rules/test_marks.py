"""The marks of a file of tests: a second assignment would take the place of the first, without a word."""

import ast
from pathlib import Path

import pytest

pytestmark = pytest.mark.whole

TESTS = Path(__file__).parents[1]


def test_a_file_is_marked_once():
    for path in TESTS.rglob("test_*.py"):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        names = [ast.unparse(target) for part in body if isinstance(part, ast.Assign) for target in part.targets]
        assert names.count("pytestmark") <= 1, path
