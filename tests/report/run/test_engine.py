"""How often a notebook that is being executed is written."""

import nbformat
import papermill
import pytest
from papermill.exceptions import PapermillExecutionError
from report_notebooks import code, write

from fer.report.run import engine


@pytest.fixture
def written(monkeypatch) -> list[int]:
    """How many cells had run each time a notebook was written while it was executed."""
    counts: list[int] = []

    def count(self, **_: object) -> None:
        counts.append(sum(cell.get("execution_count") is not None for cell in self.nb.cells))
        real(self)

    real = papermill.engines.NotebookExecutionManager.save
    monkeypatch.setattr(papermill.engines.NotebookExecutionManager, "save", count)
    return counts


def run(folder, *sources: str, forked) -> None:
    path = write(folder / "in.ipynb", *(code(source) for source in sources))
    papermill.execute_notebook(
        path,
        folder / "out.ipynb",
        engine_name=engine.NAME,
        progress_bar=False,
        kernel_manager_class=forked,
        start_timeout=600,
    )


def test_cells_that_take_no_time_are_written_together(tmp_path, forked, monkeypatch, written):
    monkeypatch.setattr(engine, "SECONDS", 1e9)
    run(tmp_path, *["1"] * 6, forked=forked)
    assert set(written) == {0, 6}
    assert all(cell.execution_count for cell in nbformat.read(tmp_path / "out.ipynb", 4).cells)


def test_what_ran_before_an_error_is_written(tmp_path, forked, monkeypatch, written):
    monkeypatch.setattr(engine, "SECONDS", 1e9)
    with pytest.raises(PapermillExecutionError):
        run(tmp_path, "1", "1 / 0", forked=forked)
    assert max(written) == 2


def test_long_work_is_written_on_the_way(tmp_path, forked, monkeypatch, written):
    monkeypatch.setattr(engine, "SECONDS", 0.0)
    run(tmp_path, *["1"] * 3, forked=forked)
    assert set(written) == {0, 1, 2, 3}
