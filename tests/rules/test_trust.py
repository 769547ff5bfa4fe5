"""What docs/trust.md promises is held by tests that there are."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
NAMED = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", (ROOT / "docs" / "trust.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("path", "test"), NAMED)
def test_each_test_that_is_named_exists(path, test):
    assert (ROOT / path).is_file()
    assert re.search(rf"^def {test or 'test_'}", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)


def test_every_row_names_one():
    lines = (ROOT / "docs" / "trust.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line[:2] == "| " and line != "| Promise | Test |"]
    assert len(rows) == len(NAMED)
