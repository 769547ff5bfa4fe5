"""TeX and references as Jupyter shows them, in the form that pandoc reads."""

import re
from functools import cache

from fer.report.document.works import works

_ENVIRONMENT = r"\\begin\{(?P<name>align|gather|equation)\*?\}(?P<body>.*?)\\end\{(?P=name)\*?\}"
_CODE = r"(?P<code>```.*?```|`[^`\n]+`)"
_WORDED = r"\[(?P<words>[^\[\]]*)\]\(#(?P<reference>@[^\s()]+)\)"
_LINK = r"\[[^\[\]]+\]\((https?://[^\s()]+)\)"
_CITED = re.compile(_LINK)
_CITATION = rf"(?P<citation>\({_LINK}(?:; {_LINK})*\))"
_WITHIN = r"\[(?P<within>[^\[\]]+ \(\d{4}\))\]\((?P<work>https?://[^\s()]+)\)"
_ANCHOR = r'(?P<anchor><a id="@[^"\s]+"></a>\s*)'  # what a reference in words leads to in Jupyter
_FORMULA = rf"\$\$(?P<formula>.*?)\$\$|{_ENVIRONMENT}"
_REPLACED = re.compile(f"{_CODE}|{_WORDED}|{_CITATION}|{_WITHIN}|{_ANCHOR}|{_FORMULA}", re.DOTALL)
_TAG = re.compile(r"\\tag\{[^}]*\} ?(?=\\label\{)")  # what Jupyter shows beside a formula that the report numbers

_BLANK_LINES, _BREAK = re.compile(r"\n\s*\n"), "\n"  # to pandoc a blank line ends a paragraph, and no formula holds one


def displayed(markdown: str) -> str:
    """TeX environments that stand for themselves in Jupyter, as `$$` formulas: pandoc reads no others.

    A reference in the words of the notebook, `[equation (softmax)](#@eq:softmax)`, becomes the report's own,
    `[@eq:softmax]`; what it leads to, `<a id="@eq:softmax"></a>`, and a `\\tag` before a `\\label` are taken off. A
    citation in words, `([Wilson 1927](https://doi.org/…))`, becomes `[@wilson1927]`: the link tells which work it is.
    One that is a part of its sentence, `[Wilson (1927)](https://doi.org/…)`, becomes `@wilson1927`.
    """

    def one(found: re.Match) -> str:
        if found["code"]:
            return found[0]
        if found["reference"]:
            return f"[{found['reference']}]"
        if found["citation"]:
            return _citation(found["citation"])
        if found["within"]:
            key = _keys().get(found["work"])
            return f"@{key}" if key else found[0]
        if found["anchor"]:
            return ""
        tex = found[0] if found["formula"] is None else found["formula"] or " "
        tex = re.sub(_ENVIRONMENT, _inner, tex, flags=re.DOTALL)
        return f"$${_BLANK_LINES.sub(_BREAK, _TAG.sub('', tex))}$$"

    return _REPLACED.sub(one, markdown)


def _citation(written: str) -> str:
    """The report's own form of a citation in words; links to anything but works stay as they are."""
    keys = [_keys().get(address) for address in _CITED.findall(written)]
    return f"[{'; '.join(f'@{key}' for key in keys)}]" if all(keys) else written


@cache
def _keys() -> dict[str, str]:
    """The key of each work by its address."""
    return {work.address: key for key, work in works().items()}


def _inner(environment: re.Match) -> str:
    """The environment as it is written within a formula: `align` is `aligned` there."""
    name, body = environment["name"], environment["body"]
    return body.strip() if name == "equation" else rf"\begin{{{name}ed}}{body}\end{{{name}ed}}"
