"""The licences of what the program stands on are listed, as the packages themselves state them."""

import re
from importlib.metadata import metadata

import pytest
from packaging.utils import canonicalize_name

from tests.rules.test_setup import PROJECT, ROOT, requirements

pytestmark = pytest.mark.whole

ROWS = re.findall(r"^\| ([\w-]+) \| (.+?) \| .+ \|$", (ROOT / "docs" / "licences.md").read_text("utf-8"), re.MULTILINE)
LISTED = {name: licence for name, licence in ROWS if name not in ("package", "font")}
SILENT = {"axe-playwright-python", "seaborn"}  # they state none, or a kind of them, in what can be read by a program


def stated(name: str) -> str:
    """The licence in a package's own words: its expression, else a short text, else its classifiers."""
    of = metadata(name)
    text = (of.get("License") or "").strip()
    kinds = [kind.split(" :: ")[-1] for kind in of.get_all("Classifier") or () if kind.startswith("License ::")]
    return of.get("License-Expression") or (text if 0 < len(text) < 60 else ", ".join(kinds))


@pytest.mark.parametrize("name", [canonicalize_name(requirement.name) for requirement in requirements()])
def test_each_direct_dependency_is_listed_with_the_licence_that_it_states(name):
    assert LISTED[name] == stated(name) or name in SILENT


def test_nothing_else_is_listed():
    assert set(LISTED) == {canonicalize_name(requirement.name) for requirement in requirements()}


def test_no_dependency_of_the_program_itself_is_under_the_gpl():
    """Those of the extra dev stay with who develops."""
    needed = [re.split(r"[<>=]", text)[0] for text in PROJECT["dependencies"]]
    assert not [name for name in needed if "GPL" in LISTED[canonicalize_name(name)]]
