"""Figures, tables and equations, numbered in the order of the document; references to them, resolved."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pandocfilters import Image, Link, Plain, Span, Str, attributes, stringify

from fer.report.document.chapters import AssemblyError
from fer.report.document.tree import Node, led, rewrite

KIND = re.compile(r"(fig|tab|eq):")  # begins the names of what is numbered
TEX_LABEL = re.compile(r"\\label\{([^}]*)\}")


Numbers = dict[str, tuple[str, int]]  # name to its kind ("figure", "table", "equation") and number


@dataclass(frozen=True)
class Labels:
    """How a language numbers things."""

    named: Callable[[str, int], str]  # ("figure", 3) to "Figure 3"
    before_caption: Callable[[str, int], str]  # ("figure", 3) to "Figure 3."
    between: str  # two references


def number(blocks: list[Node], labels: Labels) -> tuple[list[Node], Numbers]:
    """Number what is to be numbered: fenced figures and tables become real ones, with "Figure 3." before the caption.

    A display formula becomes a span of class "equation"; one with a `\\label{eq:name}` is named so and numbered, any
    other is not. Raises AssemblyError for names used twice.
    """
    numbers: Numbers = {}
    twice: list[str] = []
    counts = {"figure": 0, "table": 0, "equation": 0}

    def claim(kind: str, name: str) -> tuple[str, int]:
        counts[kind] += 1
        if name in numbers:
            twice.append(f"two are named {name}; a name is unique in the report")
        numbers[name] = (kind, counts[kind])
        return numbers[name]

    def visit(node: Node) -> Node | None:
        if node["t"] == "Div" and {"figure", "table"} & set(node["c"][0][1]):
            (name, (kind, *_), _), _ = node["c"]
            words = led(labels.before_caption(*claim(kind, name)), [])
            return _figure(node, words) if kind == "figure" else _table(node, words)
        if node["t"] == "Math" and node["c"][0]["t"] == "DisplayMath":
            names = labels_of(node)
            options = [["number", str(claim("equation", names[0])[1])]] if names else []
            formula = {"t": "Math", "c": [node["c"][0], TEX_LABEL.sub("", node["c"][1]).strip()]}
            return Span([names[0] if names else "", ["equation"], options], [formula])
        return None

    done = rewrite(blocks, visit)
    if twice:
        raise AssemblyError("\n".join(twice))
    return done, numbers


def labels_of(formula: Node) -> list[str]:
    r"""The names that a formula's `\label`s give it: "eq:loss", also where "loss" is all that was written."""
    return [f"eq:{label.removeprefix('eq:')}" for label in TEX_LABEL.findall(formula["c"][1])]


def resolve(blocks: list[Node], numbers: Numbers, labels: Labels) -> list[Node]:
    """`[@fig:name]`, `[@tab:name]`, `[@eq:name]` become links, "Figure 3"; works that are cited are left.

    Raises AssemblyError for unknown names.
    """
    unknown: list[str] = []

    def link(name: str) -> Node:
        if name not in numbers:
            unknown.append(f"[@{name}] refers to nothing; there are {', '.join(sorted(numbers)) or 'no names'}")
            return Str(name)
        return Link(attributes({"classes": ["reference"]}), [Str(labels.named(*numbers[name]))], ["#" + name, ""])

    def visit(node: Node) -> list[Node] | None:
        if node["t"] != "Cite" or not all(KIND.match(citation["citationId"]) for citation in node["c"][0]):
            return None
        links = [link(citation["citationId"]) for citation in node["c"][0]]
        return [inline for one in links for inline in (Str(labels.between), one)][1:]

    done = rewrite(blocks, visit)
    if unknown:
        raise AssemblyError("\n".join(unknown))
    return done


def _figure(div: Node, words: list[Node]) -> Node:
    (name, _, options), content = div["c"]
    options, caption = dict(options), _caption(content)
    alternative = [Str(options["alt"] or stringify(caption).strip() or stringify(words))]
    image = Image(["", [], [["width", options["width"]]]], alternative, [options["file"], ""])
    return {"t": "Figure", "c": [[name, [], []], [None, [Plain(words + caption)]], [Plain([image])]]}


def _table(div: Node, words: list[Node]) -> Node:
    (name, _, _), (_, table) = div["c"]
    _, _, *rest = table["c"]
    return {"t": "Table", "c": [[name, [], []], [None, [Plain(words + _caption(div["c"][1]))]], *rest]}


def _caption(content: list[Node]) -> list[Node]:
    """The inlines of a caption, without the empty span before it."""
    return list(content[0]["c"][1:])
