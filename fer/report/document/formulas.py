"""TeX as Jupyter reads it, in the form that pandoc reads."""

import re

_ENVIRONMENT = r"\\begin\{(?P<name>align|gather|equation)\*?\}(?P<body>.*?)\\end\{(?P=name)\*?\}"
_FORMULA_OR_CODE = re.compile(rf"(?P<code>```.*?```|`[^`\n]+`)|\$\$(?P<formula>.*?)\$\$|{_ENVIRONMENT}", re.DOTALL)

_BLANK_LINES, _BREAK = re.compile(r"\n\s*\n"), "\n"  # to pandoc a blank line ends a paragraph, and no formula holds one


def displayed(markdown: str) -> str:
    """TeX environments that stand for themselves in Jupyter, as `$$` formulas: pandoc reads no others."""

    def one(found: re.Match) -> str:
        if found["code"]:
            return found[0]
        tex = found[0] if found["formula"] is None else found["formula"] or " "
        tex = re.sub(_ENVIRONMENT, _inner, tex, flags=re.DOTALL)
        return f"$${_BLANK_LINES.sub(_BREAK, tex)}$$"

    return _FORMULA_OR_CODE.sub(one, markdown)


def _inner(environment: re.Match) -> str:
    """The environment as it is written within a formula: `align` is `aligned` there."""
    name, body = environment["name"], environment["body"]
    return body.strip() if name == "equation" else rf"\begin{{{name}ed}}{body}\end{{{name}ed}}"
