"""Parameters go where they are declared, in the type that is declared."""

from pathlib import Path

import papermill
import pytest
from report_notebooks import code, parameters, write

from fer.errors import InputError
from fer.report.run.parameters import declared_in, share_out, typed

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
    path = write(tmp_path / "06_plain.ipynb", code("%time\nrate = 0.1\nfaces: int = 3", "parameters"))
    assert declared_in(path) == {"rate": "None", "faces": "int"}
    assert declared_in(write(tmp_path / "06_none.ipynb", code("1"))) == {}
    with pytest.raises(InputError, match="its parameters are no Python"):
        declared_in(write(tmp_path / "06_slip.ipynb", code("rate = = 1", "parameters")))
