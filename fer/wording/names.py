"""Names from outside, as they come out literally: in Markdown and in a figure."""

import re

from fer.findings.said import Name


def as_markdown(name: Name) -> str:
    """A span of code that holds the name, whatever marks are in it."""
    longest = max((len(run) for run in re.findall("`+", name)), default=0)
    fence, apart = "`" * (longest + 1), " " if name.startswith("`") or name.endswith("`") else ""
    return f"{fence}{apart}{name}{apart}{fence}"


def as_drawn(name: Name) -> str:
    """The name as matplotlib draws it: a dollar sign begins no formula."""
    return name.replace("$", r"\$")


def as_it_is(name: Name) -> str:
    """The name where nothing is read out of a text, such as in a cell of a table."""
    return str(name)
