"""Pandoc: Markdown to a document tree, and the tree to HTML or Typst."""

import json
import re
import subprocess
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

import pypandoc

from fer.files import scratch
from fer.report.document.chapters import AssemblyError

# As JupyterLab reads Markdown, and no more than is needed: "~5 of ~7" is no subscript, "---" no metadata.
_MARKDOWN = (
    "markdown+lists_without_preceding_blankline-blank_before_header-blank_before_blockquote-yaml_metadata_block"
    "-subscript-superscript-fancy_lists-example_lists-definition_lists-line_blocks"
    "-simple_tables-multiline_tables-grid_tables-table_captions-implicit_figures"
)

# of words that pandoc would put in by itself, such as "Abstract", and that no template of ours asks for
_UNTRANSLATED = re.compile(
    r"\[WARNING\] (Could not load translations for .*\n(  .*\n)*|The term .* has no translation defined\.\n)"
)

Tree = dict[str, Any]  # pandoc's JSON: {"pandoc-api-version": ..., "meta": ..., "blocks": [...]}


SCOPE = "__"  # between the name of a text and a name within it
_COLONS = re.compile(r"^\s*(:+)", re.MULTILINE)
_LAST = "end"  # pandoc tells texts apart where there are at least two


def parse(texts: Mapping[str, str]) -> Tree:
    """The document tree of Markdown texts, a div with its name for each. Table columns are as wide as their content.

    Each text is read by itself: its footnotes and the addresses of its links are no other's, and what has a name in it
    is named "text__name". Raises AssemblyError for what pandoc complains of, and for a fence that closes nothing.
    """
    with scratch() as folder:
        for name, text in {**texts, _LAST: ""}.items():
            (folder / name).write_text(_fenced(name, text), encoding="utf-8")
        options = ("--from", _MARKDOWN, "--to", "json", "--columns", "100000", "--file-scope")
        tree: Tree = json.loads(_pandoc("", *options, *texts, _LAST, folder=str(folder)))
    *blocks, _ = tree["blocks"]
    for name, block in zip_longest(texts, blocks):
        if name is None or block["t"] != "Div" or block["c"][0][0] != f"{name}{SCOPE}{name}":
            raise AssemblyError("pandoc: a line of colons (:::) closes nothing")
        block["c"][0][0] = name
    return {**tree, "blocks": blocks}


def _fenced(name: str, text: str) -> str:
    """The text in a div, whose fence is longer than any in it."""
    fence = ":" * max(3, *(len(found) + 1 for found in ["", *_COLONS.findall(text)]))
    return f"{fence} {{#{name}}}\n\n{text}\n\n{fence}\n"


def filtered(tree: Tree, *options: str) -> Tree:
    """The tree as pandoc's own filters leave it, such as citeproc."""
    return json.loads(_pandoc(json.dumps(tree), "--from", "json", "--to", "json", *options))


def write(tree: Tree, target: str, *options: str) -> str:
    """The tree as `target` ("html", "typst"); raises AssemblyError for a formula that pandoc cannot read."""
    return _pandoc(json.dumps(tree), "--from", "json", "--to", target, "--wrap", "preserve", *options)


def _pandoc(text: str, *options: str, folder: str | None = None) -> str:
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), *options], input=text.encode(), capture_output=True, check=False, cwd=folder
    )
    complaint = " ".join(_UNTRANSLATED.sub("", done.stderr.decode(errors="replace")).split())
    if done.returncode or complaint:  # a formula it cannot read is only a warning to pandoc, and would stay as TeX
        raise AssemblyError(f"pandoc: {complaint or f'exit code {done.returncode}'}")
    return done.stdout.decode()
