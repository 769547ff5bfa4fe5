"""Parameters go where they are declared, in the type that is declared."""

import pytest
from report_notebooks import code, parameters, write

from fer.errors import InputError
from fer.report.run.parameters import share_out, typed


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
