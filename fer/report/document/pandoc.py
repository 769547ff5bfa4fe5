"""Pandoc: Markdown to a document tree, and the tree to HTML or Typst."""

import json
import re
import subprocess
from typing import Any

import pypandoc

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


_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:", re.MULTILINE)


def fenced(name: str, text: str) -> str:
    """A part of a text that is read as a whole, in a div with its name; its footnotes are no other part's."""
    for note in set(_NOTE.findall(text)):
        text = text.replace(f"[^{note}]", f"[^{name}-{note}]")
    return f"::::::::: {{#{name}}}\n\n{text}\n\n:::::::::"


def parse(markdown: str) -> Tree:
    """The document tree of a Markdown text. Table columns are as wide as their content."""
    return json.loads(_pandoc(markdown, "--from", _MARKDOWN, "--to", "json", "--columns", "100000"))


def filtered(tree: Tree, *options: str) -> Tree:
    """The tree as pandoc's own filters leave it, such as citeproc."""
    return json.loads(_pandoc(json.dumps(tree), "--from", "json", "--to", "json", *options))


def write(tree: Tree, target: str, *options: str) -> str:
    """The tree as `target` ("html", "typst"); raises AssemblyError for a formula that pandoc cannot read."""
    return _pandoc(json.dumps(tree), "--from", "json", "--to", target, "--wrap", "preserve", *options)


def _pandoc(text: str, *options: str) -> str:
    done = subprocess.run([pypandoc.get_pandoc_path(), *options], input=text.encode(), capture_output=True, check=False)
    complaint = " ".join(_UNTRANSLATED.sub("", done.stderr.decode(errors="replace")).split())
    if done.returncode or complaint:  # a formula it cannot read is only a warning to pandoc, and would stay as TeX
        raise AssemblyError(f"pandoc: {complaint or f'exit code {done.returncode}'}")
    return done.stdout.decode()
