"""Names of strangers in a csv: none is a formula, all others are as they were."""

import csv
import json
import re

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from fer.runs.label import predict_file
from fer.runs.spreadsheets import as_text, write_csv

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1.jpg",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\uff1d1",
    "--1",
    "-1;2",
    "=1,2",
    '="a"',
]
NAMES = ["7", "-7", "+7.5", "7.jpg", "a=1", "臉", "it's", "'a", "", "–"]


@pytest.mark.parametrize("name", NAMES)
def test_names_that_are_no_formula_stay(name):
    assert as_text(name) == name


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_is_a_formula_wherever_a_spreadsheet_parts_the_line(separator, tmp_path, capsys):
    parted = ["a;=1", "a\t=1", 'a";=1', "a,=1", 'a,"=1']
    table = pd.DataFrame({"id": [*FORMULAS, *NAMES, *parted], "label": 3})
    write_csv(table, tmp_path / "out.csv", names="id")
    assert (
        pd.read_csv(tmp_path / "out.csv", dtype=str, keep_default_na=False, lineterminator="\n")["label"].eq("3").all()
    )
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        cells = [cell for row in csv.reader(file, delimiter=separator) for cell in row]
    assert not [cell for cell in cells if re.match(r"[=@\t\r]|[+-](?![\d.,]+$)", cell)]
    assert f"{len(FORMULAS)} would be formulas in a spreadsheet" in capsys.readouterr().err


def test_a_prediction_has_such_names_as_text_and_a_json_file_as_they_are(tiny_run, tmp_path, capsys):
    (tmp_path / "faces").mkdir()
    for name in ("=1+1", "7"):
        Image.fromarray(np.zeros((48, 48), np.uint8)).save(tmp_path / "faces" / f"{name}.png")
    predict_file(tiny_run, tmp_path / "faces", tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text("utf-8").splitlines()
    assert {line.partition(",")[0] for line in lines} == {"id", "7", "'=1+1"}
    assert "id: 1 would be formulas" in capsys.readouterr().err
    predict_file(tiny_run, tmp_path / "faces", tmp_path / "out.json")
    faces = json.loads((tmp_path / "out.json").read_text("utf-8"))["faces"]
    assert {face["id"] for face in faces} == {"=1+1", "7"}
