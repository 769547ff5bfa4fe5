"""The README's figures are those of the runs kept in reports/results/; its links and those of docs/ lead somewhere."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from benchmarks.results_table import RESULTS, filled
from fer.cli.main import app
from fer.report.run.notebooks import notebooks_in

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {path: path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))}
TEXT = "\n".join(PAGES.values())
BESIDE = [
    ROOT / "CONTRIBUTING.md",
    *(path for part in ("data", "notebooks", "reports") for path in ROOT.glob(f"{part}/README.md")),
]
BESIDE += sorted(ROOT.glob("notebooks/*/README.md"))
PROSE = {page: re.sub(r"`[^`]*`", "", page.read_text(encoding="utf-8")) for page in (*PAGES, *BESIDE)}
LINKS = [(page, to) for page, text in PROSE.items() for to in re.findall(r"\]\(([^)]+)\)", text) if "://" not in to]


def test_result_table_is_what_the_metrics_give():
    assert list(RESULTS.glob("*/metrics.json"))
    assert filled(README) == README


@pytest.mark.parametrize(("page", "target"), LINKS, ids=[f"{page.stem}-{to}" for page, to in LINKS])
def test_link_leads_to_a_file(page, target):
    assert (page.parent / target).exists()


@pytest.mark.parametrize("place", ["README.md", "notebooks/README.md", "notebooks/zh-TW/README.md"])
def test_every_notebook_is_listed(place):
    listed = re.findall(r"\[(\d\d_\w+)\]\((?:notebooks/|\.\./)?\1\.ipynb\)", (ROOT / place).read_text(encoding="utf-8"))
    assert listed == [path.stem for path in notebooks_in()]


def test_first_sentence_says_what_it_does():
    first = README.splitlines()[2]
    assert "48×48 grey faces" in first
    assert "report" in first


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every call of fer in a block of code, and in the text, of the README and docs/: the command and its options."""
    blocks = re.findall(r"^```(?:sh|powershell|python)\n(.*?)^```$", TEXT, re.M | re.S)
    lines = [line for block in blocks for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", TEXT, flags=re.M | re.S))
    for line in lines:
        if found := re.match(r"(?:!|\.venv/bin/|\.venv\\Scripts\\|.* -m -- )?fer(?: ([a-z][a-z-]*))?( .*)?$", line):
            words = shlex.split((found[2] or "").split("#")[0].split("; ")[0])
            yield found[1] or "", [word.partition("=")[0] for word in words if re.match("--?[a-z]", word)]


def test_every_command_and_option_that_it_names_exists():
    whole = typer.main.get_command(app)
    known = {name: command.params for name, command in whole.commands.items()} | {"": whole.params}
    options = {name: {word for param in params for word in param.opts} for name, params in known.items()}
    named = list(commands())
    assert len({command for command, _ in named}) > 8
    wrong = [
        (name, words) for name, words in named if not set(words) <= options.get(name, set()) | {"--help", "--debug"}
    ]
    assert [found for found in wrong if found[1]] + [name for name, _ in named if name not in known] == []


def test_every_target_of_make_that_it_names_exists():
    targets = set(re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)[1].split())
    assert set(re.findall(r"^(?:make|.*`make) ([a-z]+)", TEXT, re.M)) <= targets


def test_the_container_sets_up_by_a_target_of_the_makefile():
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    assert container["onCreateCommand"].startswith("make .venv/bin/.complete PIP_ARGS=")
    index = re.search(r"--index-url \S+ --extra-index-url [^\s\"']+", TEXT)[0]
    assert index in container["onCreateCommand"]
