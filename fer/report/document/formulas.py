"""TeX as Jupyter reads it, in the form that pandoc reads."""

import re

_ENVIRONMENT = r"\\begin\{(?P<name>align|gather|equation)\*?\}(?P<body>.*?)\\end\{(?P=name)\*?\}"
_FORMULA_OR_CODE = re.compile(rf"(?P<code>```.*?```|`[^`\n]+`)|\$\$(?P<formula>.*?)\$\$|{_ENVIRONMENT}", re.DOTALL)


def displayed(markdown: str) -> str:
    """TeX environments that stand for themselves in Jupyter, as `$$` formulas: pandoc reads no others."""

    def one(found: re.Match) -> str:
        if found["code"]:
            return found[0]
        return f"$${re.sub(_ENVIRONMENT, _inner, found['formula'] or found[0], flags=re.DOTALL)}$$"

    return _FORMULA_OR_CODE.sub(one, markdown)


def _inner(environment: re.Match) -> str:
    """The environment as it is written within a formula: `align` is `aligned` there."""
    name, body = environment["name"], environment["body"]
    return body.strip() if name == "equation" else rf"\begin{{{name}ed}}{body}\end{{{name}ed}}"
