"""A parameter of the wrong type is one line that names it, whoever handed it on."""

import nbformat
import pytest
from report_notebooks import code, write

from fer.errors import InputError
from fer.report.given import check_given
from fer.report.run.execute import execute

CELLS = ["", "pairs: int = 2\nrate: float = 0.1", "others: str = ''\nshown: bool = True", "pairs = 3", "no Python = ="]


@pytest.mark.parametrize(
    "given",
    [{"pairs": "two"}, {"pairs": 2.5}, {"pairs": True}, {"rate": "1e-3"}, {"others": ["a", "b"]}, {"shown": 1}],
)
def test_a_value_of_another_type_is_refused_by_name(given):
    (name,) = given
    with pytest.raises(InputError, match=f"^parameter {name}=.*: give "):
        check_given({"In": CELLS, **given})


def test_values_that_can_be_meant_are_taken():
    check_given({"In": CELLS, "pairs": 2, "rate": 1, "others": 17, "shown": False})
    check_given({"In": [*CELLS, "pairs: list = []"], "pairs": ["two"]})
    check_given({"pairs": "two"})


def test_a_notebook_refuses_it_where_it_makes_its_page(forked, tmp_path):
    page = "from fer.report import display\npage = display.page('en')"
    path = write(tmp_path / "09_one.ipynb", code("others: str = ''", "parameters"), code(page))
    with pytest.raises(InputError, match=r"^parameter others=\['a'\]: give text"):
        execute([path], into=tmp_path / "out", parameters={"others": ["a"]}, ready=forked)
    assert nbformat.read(tmp_path / "out" / "09_one.failed.ipynb", as_version=4).cells
