"""Wording read as source: what a language's package can say, and which keys the program asks for."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORDING = ROOT / "fer" / "wording"
OWN = ("prose",)  # modules in which a language writes numbers and lists its own way
_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_REFERENCE = re.compile(r"\[@[a-z]+:[a-z0-9-]+")
_CUTTING = {  # methods of a text
    "casefold", "count", "endswith", "find", "index", "isdigit", "lower", "lstrip", "partition", "removeprefix",
    "removesuffix", "replace", "rfind", "rindex", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith",
    "strip", "swapcase", "title", "translate",
}  # fmt: skip
_CHOOSING = {"all", "any", "bool", "divmod", "eval", "int", "max", "min", "next", "reversed", "round", "sorted", "sum"}
_IMPORTED = ("collections.abc", "fer.")  # and neither `re` nor `operator`


@dataclass(frozen=True)
class Asked:
    """A key that a call names, and the values it passes by name."""

    key: str
    place: str  # file and line
    names: frozenset[str]
    complete: bool  # nothing is passed by **


@dataclass(frozen=True)
class Accepted:
    """The parameters of a function."""

    names: tuple[str, ...]
    required: frozenset[str]


def package(code: str) -> Path:
    """The folder of a language: "zh-TW" is zh_tw."""
    return WORDING / code.replace("-", "_").lower()


def modules(folder: Path) -> dict[str, Path]:
    """Every module of a language by its place, "confusion.memory", but for those that are its own."""
    found = {
        ".".join(path.relative_to(folder).with_suffix("").parts): path
        for path in sorted(folder.rglob("*.py"))
        if path.name != "__init__.py"
    }
    return {place: path for place, path in found.items() if place not in OWN}


def functions(path: Path) -> dict[str, Accepted]:
    """The public functions of a module, by name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.name: _accepted(node.args)
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }


def sentences(folder: Path) -> dict[str, Accepted]:
    """Every key of a language with its parameters."""
    return {
        f"{place}.{name}": accepted
        for place, path in modules(folder).items()
        for name, accepted in functions(path).items()
    }


def differences(one: Path, other: Path) -> list[str]:
    """What two languages' packages do not have alike: modules, functions, parameters, references to figures."""
    ours, theirs = modules(one), modules(other)
    found = [f"{place}: not in both" for place in sorted(ours.keys() ^ theirs.keys())]
    for place in sorted(ours.keys() & theirs.keys()):
        of_ours, of_theirs = functions(ours[place]), functions(theirs[place])
        found += [f"{place}.{name}: not in both" for name in sorted(of_ours.keys() ^ of_theirs.keys())]
        found += [
            f"{place}.{name}: other parameters"
            for name in sorted(of_ours.keys() & of_theirs.keys())
            if of_ours[name] != of_theirs[name]
        ]
        here, there = references(ours[place]), references(theirs[place])
        found += [f"{place}: {reference}] not in both" for reference in sorted(here ^ there)]
    return found


def references(path: Path) -> set[str]:
    """The figures, tables and equations that a module's sentences refer to."""
    return {name for text in _texts(ast.parse(path.read_text(encoding="utf-8"))) for name in _REFERENCE.findall(text)}


def decisions(path: Path) -> list[str]:
    """Where a module compares, chooses or cuts, other than by a name that is true or none, or whether there is a value
    at all: "12: x > 0"."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    sequences = _sequences(tree)
    found = [_deciding(node, sequences) for node in ast.walk(tree)]
    return list(dict.fromkeys(f"{node.lineno}: {ast.unparse(node).splitlines()[0]}" for node in found if node))


def asked(sources: dict[str, str]) -> list[Asked]:
    """The keys that calls of `say`, `tabulate` and `words` name in these sources, by file."""
    return [found for name, source in sources.items() for node in _calls(source) for found in _asked(node, place=name)]


def used(sources: dict[str, str], keys: set[str]) -> set[str]:
    """Those keys that the sources name: as a text, or put together of a text with gaps and names in any of them.

    A name is a text, or that of a field.
    """
    trees = [ast.parse(source) for source in sources.values()]
    texts = set().union(*(_texts(tree) | _fields(tree) for tree in trees))
    gaps = {_pattern(node) for tree in trees for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)}
    matches = [(key, match) for pattern in gaps for key in keys if (match := re.fullmatch(pattern, key))]
    return keys & texts | {key for key, match in matches if set(match.groups()) <= texts}


def shared(folder: Path) -> set[str]:
    """The keys of those functions that another module of the language imports, to say a part of its own sentences."""
    found = set()
    for path in modules(folder).values():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                place = node.module.partition(f".{folder.name}.")[2]
                found |= {f"{place}.{alias.name}" for alias in node.names}
    return found


def program() -> dict[str, str]:
    """The source of every file that may ask for words, by its path: the program's and the notebooks' cells."""
    files = [path for path in (ROOT / "fer").rglob("*.py") if WORDING not in path.parents]
    found = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in sorted(files)}
    for path in sorted((ROOT / "notebooks").rglob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        found[str(path.relative_to(ROOT))] = "\n".join(code)
    return found


def _accepted(arguments: ast.arguments) -> Accepted:
    plain = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
    optional = set(plain[len(plain) - len(arguments.defaults) :]) if arguments.defaults else set()
    named = [argument.arg for argument in arguments.kwonlyargs]
    optional |= {name for name, default in zip(named, arguments.kw_defaults, strict=True) if default is not None}
    return Accepted((*plain, *named), frozenset({*plain, *named} - optional))


def _texts(tree: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _fields(tree: ast.AST) -> set[str]:
    annotated = (node.target for node in ast.walk(tree) if isinstance(node, ast.AnnAssign))
    return {target.id for target in annotated if isinstance(target, ast.Name)}


def _deciding(node: ast.AST, sequences: set[ast.AST]) -> ast.expr | ast.stmt | None:
    """The part of a node by which it decides, if it does."""
    if isinstance(node, ast.Compare):
        return None if _is_plain(node) else node
    if isinstance(node, ast.If | ast.IfExp | ast.While | ast.Assert):
        return None if _is_plain(node.test) else node.test
    if isinstance(node, ast.comprehension):
        return next((test for test in node.ifs if not _is_plain(test)), None)
    if isinstance(node, ast.Match):
        return node
    if isinstance(node, ast.BinOp):
        return node if isinstance(node.op, ast.FloorDiv | ast.Mod) else None
    if isinstance(node, ast.Call):
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        return node if method in _CUTTING or getattr(node.func, "id", "") in _CHOOSING else None
    if isinstance(node, ast.Import | ast.ImportFrom):
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
        return None if all(module.startswith(_IMPORTED) for module in modules) else node
    if isinstance(node, ast.Subscript):
        place = isinstance(node.slice, ast.Constant | ast.UnaryOp) and not isinstance(ast.literal_eval(node.slice), str)
        cut = place and node.value not in sequences
        return node if isinstance(node.slice, ast.Slice) or cut else None
    return None


def _is_plain(test: ast.expr) -> bool:
    """A name, whether it is None, whether it is of a type, or several of these."""
    if isinstance(test, ast.Compare):
        return all(
            isinstance(operator, ast.Is | ast.IsNot) and isinstance(right, ast.Constant) and right.value is None
            for operator, right in zip(test.ops, test.comparators, strict=True)
        )
    if isinstance(test, ast.BoolOp):
        return all(map(_is_plain, test.values))
    if isinstance(test, ast.UnaryOp):
        return _is_plain(test.operand)
    return isinstance(test, ast.Name) or (
        isinstance(test, ast.Call) and isinstance(test.func, ast.Name) and test.func.id == "isinstance"
    )


def _sequences(tree: ast.AST) -> set[ast.AST]:
    """The names whose first value is no first letter, where they stand: constants, and parameters that are pairs or
    longer."""
    found: set[ast.AST] = {node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id.isupper()}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            taken = [argument for argument in ast.walk(function.args) if isinstance(argument, ast.arg)]
            kinds = {argument.arg: ast.unparse(argument.annotation or argument) for argument in taken}
            pairs = {name for name, kind in kinds.items() if kind.startswith(("Sequence[", "tuple["))}
            found |= {node for node in ast.walk(function) if isinstance(node, ast.Name) and node.id in pairs}
    return found


def _calls(source: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("say", "tabulate", "words"):
                yield node


def _asked(call: ast.Call, *, place: str) -> Iterator[Asked]:
    names = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
    complete = all(keyword.arg for keyword in call.keywords)
    table = getattr(call.func, "id", getattr(call.func, "attr", "")) == "tabulate"
    for key in _constants(call.args[0]):
        if _KEY.fullmatch(key):
            yield Asked(key, f"{place}:{call.lineno}", names, complete and not table)


def _constants(node: ast.expr) -> Iterator[str]:
    """The texts that an expression can be: one, or those of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from (*_constants(node.body), *_constants(node.orelse))


def _pattern(node: ast.JoinedStr) -> str:
    """What keys a text with gaps can be; of one without a dot, none."""
    fixed = [part for part in node.values if isinstance(part, ast.Constant) and "." in str(part.value)]
    parts = [re.escape(part.value) if isinstance(part, ast.Constant) else "([a-z0-9_.]+)" for part in node.values]
    return "".join(parts) if fixed else "$^"
