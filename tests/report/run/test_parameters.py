"""Parameters go where they are declared, in the type that is declared."""

import ast
import enum
from pathlib import Path, PurePosixPath

import numpy as np
import papermill
import pytest
from papermill.translators import PythonTranslator
from report_notebooks import code, parameters, write

from fer.errors import InputError
from fer.report.run.parameters import declared_in, plain, share_out, typed

NOTEBOOKS = sorted((Path(__file__).parents[3] / "notebooks").rglob("*.ipynb"))


def test_parameter_goes_only_where_it_is_declared(tmp_path):
    one = write(tmp_path / "06_one.ipynb", parameters())
    other = write(tmp_path / "06_other.ipynb", code('run: str = ""', "parameters"))
    assert share_out([one, other], {"run": "r", "faces": "4"}) == [{"run": "r", "faces": 4}, {"run": "r"}]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [("1e-3", "float", 0.001), (2, "float", 2.0), ("7", "int", 7), ("no", "bool", False), ("1e-3", "str", "1e-3")],
)
def test_text_becomes_the_declared_type(text, kind, value):
    result = typed("name", text, kind)
    assert result == value
    assert type(result) is type(value)


@pytest.mark.parametrize(("text", "kind"), [("many", "int"), ("1.5", "int"), ("x", "float"), ("maybe", "bool")])
def test_text_that_is_no_such_value_is_refused(text, kind):
    with pytest.raises(InputError, match=f"parameter name={text}: not of type {kind}"):
        typed("name", text, kind)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_parameters_are_those_that_papermill_lists_each_with_its_type_and_what_it_is(path):
    """`papermill --help-notebook` shows this."""
    listed = papermill.inspect_notebook(str(path))
    assert {name: about["inferred_type_name"] for name, about in listed.items()} == declared_in(path)
    assert all(about["help"].strip() and about["default"].strip() for about in listed.values())


def test_parameters_without_types_and_with_commands_of_ipython_are_found(tmp_path):
    path = write(tmp_path / "06_plain.ipynb", code("%time\nimport os\nrate = 0.1\nfaces: int = 3", "parameters"))
    assert declared_in(path) == {"rate": "None", "faces": "int"}
    assert declared_in(write(tmp_path / "06_none.ipynb", code("1"))) == {}
    with pytest.raises(InputError, match="its parameters are no Python"):
        declared_in(write(tmp_path / "06_slip.ipynb", code("rate = = 1", "parameters")))


CODE = "__import__('os').mkdir('canary')"
BREAKING = [
    *(f"{quote}; {CODE}; {quote}" for quote in ("'", '"', "\\", "\\'", '\\"', "'" * 3, '"' * 3)),
    *(
        f"{end}{CODE}{end}"
        for end in ("\n", "\r", "\r\n", "\f", "\v", "\0", "\x85", "\u2028", "\u2029", "\ud800", "\x1b[2J")
    ),
    f"{{{CODE}}}",
    f"# {CODE}",
    f"%run {CODE}",
    f"!{CODE}",
    "\\N{QUOTATION MARK}",
    "\\x22",
    "臉 😀",
    "",
]


class Hostile(int):
    def __str__(self):
        return CODE

    __repr__ = __format__ = __str__


class Text(str):
    def __str__(self):
        return CODE

    def encode(self, *_, **__):
        return CODE.encode()


def read_back(value):
    """What the cell that papermill writes binds to a name: assignments of literals, and nothing else."""
    tree = ast.parse(PythonTranslator.codify({"a": plain("a", value), "b": 1}))
    assert [type(node) for node in tree.body] == [ast.Assign, ast.Assign]
    return ast.literal_eval(tree.body[0].value)


@pytest.mark.parametrize("text", BREAKING, ids=ascii)
def test_text_comes_out_of_the_cell_as_the_same_text(text):
    assert read_back(text) == text
    assert read_back([text, {text: [text]}]) == [text, {text: [text]}]


def test_a_number_or_a_text_of_another_type_is_what_it_stands_for():
    given = (np.int64(3), np.float32(0.5), np.str_('a"b'), PurePosixPath('a"; b'), Hostile(4), Text("c"), True, None)
    assert read_back(given) == [3, 0.5, 'a"b', 'a"; b', 4, "c", True, None]
    assert read_back(enum.IntEnum("Kind", ["ONE"]).ONE) == 1


@pytest.mark.parametrize("value", [np.array([1]), object(), b"a", {1}, {1: 2}, [object()], ValueError(f'"; {CODE}; "')])
def test_what_no_text_of_python_stands_for_is_refused(value, tmp_path):
    notebook = write(tmp_path / "06_one.ipynb", parameters())
    with pytest.raises(InputError, match=r"parameter rate: a .*; give text, a number"):
        share_out([notebook], {"rate": value})


@pytest.mark.parametrize(
    "name", [f"a={CODE}", "run; import os", "rate\nimport os", "ｒate", "", "rate ", "__builtins__"]
)
def test_a_name_that_no_notebook_declares_is_refused_whatever_it_holds(name, tmp_path):
    notebook = write(tmp_path / "06_one.ipynb", parameters())
    with pytest.raises(InputError, match="no notebook has it"):
        share_out([notebook], {name: "1"})
