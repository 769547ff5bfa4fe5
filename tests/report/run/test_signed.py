"""What this process executed is trusted by the JupyterLab of the same person."""

import nbformat
from nbformat.sign import NotebookNotary
from report_notebooks import code, write

from fer.report.run.signed import sign


def test_a_signed_notebook_is_trusted_and_a_changed_one_is_not(tmp_path, capsys):
    path = write(tmp_path / "00_one.ipynb", code("1 + 1"))
    sign([path])
    assert capsys.readouterr().err == ""
    signed = nbformat.read(path, as_version=4)
    with NotebookNotary() as notary:
        assert notary.check_signature(signed)
        signed.cells[0].source = "1 + 2"
        assert not notary.check_signature(signed)


def test_without_a_folder_for_the_signature_a_line_says_what_to_do(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "file" / "jupyter"))
    sign([write(tmp_path / "00_one.ipynb", code("1 + 1"))])
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Trust Notebook" in said
