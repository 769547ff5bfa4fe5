"""TeX and references as Jupyter shows them, in the form that pandoc reads."""

import re

_ENVIRONMENT = r"\\begin\{(?P<name>align|gather|equation)\*?\}(?P<body>.*?)\\end\{(?P=name)\*?\}"
_CODE = r"(?P<code>```.*?```|`[^`\n]+`)"
_WORDED = r"\[(?P<words>[^\[\]]*)\]\(#(?P<reference>@[^\s()]+)\)"
_FORMULA_OR_CODE = re.compile(rf"{_CODE}|{_WORDED}|\$\$(?P<formula>.*?)\$\$|{_ENVIRONMENT}", re.DOTALL)
_TAG = re.compile(r"\\tag\{[^}]*\} ?(?=\\label\{)")  # what Jupyter shows beside a formula that the report numbers

_BLANK_LINES, _BREAK = re.compile(r"\n\s*\n"), "\n"  # to pandoc a blank line ends a paragraph, and no formula holds one


def displayed(markdown: str) -> str:
    """TeX environments that stand for themselves in Jupyter, as `$$` formulas: pandoc reads no others.

    A reference in the words of the notebook, `[equation (softmax)](#@eq:softmax)`, becomes the report's own,
    `[@eq:softmax]`, and a `\\tag` before a `\\label` is taken off.
    """

    def one(found: re.Match) -> str:
        if found["code"]:
            return found[0]
        if found["reference"]:
            return f"[{found['reference']}]"
        tex = found[0] if found["formula"] is None else found["formula"] or " "
        tex = re.sub(_ENVIRONMENT, _inner, tex, flags=re.DOTALL)
        return f"$${_BLANK_LINES.sub(_BREAK, _TAG.sub('', tex))}$$"

    return _FORMULA_OR_CODE.sub(one, markdown)


def _inner(environment: re.Match) -> str:
    """The environment as it is written within a formula: `align` is `aligned` there."""
    name, body = environment["name"], environment["body"]
    return body.strip() if name == "equation" else rf"\begin{{{name}ed}}{body}\end{{{name}ed}}"
