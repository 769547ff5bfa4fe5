"""Homes that ~ stands for are put in by fer.files alone: pathlib raises RuntimeError for a person that there is not."""

import ast
from pathlib import Path

import pytest

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]


def expanding(source: str) -> list[str]:
    """The calls of a source that put a home in."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [
        ast.unparse(call)
        for call in calls
        if (call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")) == "expanduser"
    ]


def test_no_home_is_put_in_elsewhere():
    found = {path: expanding(path.read_text(encoding="utf-8")) for path in (ROOT / "fer").rglob("*.py")}
    assert {path.relative_to(ROOT).as_posix(): calls for path, calls in found.items() if calls} == {
        "fer/files.py": ["os.path.expanduser(path)"]
    }


@pytest.mark.parametrize("call", ["path.expanduser()", "Path(name).expanduser()", "expanduser(name)"])
def test_the_rule_knows_one_when_it_sees_it(call):
    assert expanding(f"x = {call}.resolve()") == [call]
