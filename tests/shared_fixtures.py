"""Fixtures shared by all tests."""

import contextlib
import functools
import io
import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import matplotlib.pyplot as plt
import nbformat
import numpy as np
import papermill
import pytest
import torch
from counting import uncounted
from filelock import FileLock
from jupyter_client import AsyncKernelManager
from PIL import Image

from fer import recipes
from fer.cli import main as cli
from fer.recipes import Augmentation, Recipe
from fer.report.document.chapters import EVIDENCE
from fer.report.run.execute import START_TIMEOUT
from fer.report.run.kernels import kernels
from fer.runs.run import Run, open_run
from fer.training import train
from fer.training.plan import Request

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def fer_faces() -> Path:
    """The folder of real FER2013 faces that the variable FER_FACES names; the test is skipped without it."""
    folder = os.environ.get("FER_FACES")
    if not folder:
        pytest.skip("FER_FACES names no folder of real faces")
    assert (Path(folder) / "unpack.py").is_file(), f"FER_FACES={folder} holds no unpack.py"
    return Path(folder)


@pytest.fixture(scope="session")
def of_all_processes(tmp_path_factory) -> Path:
    """A temporary folder that all processes of the tests have in common."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def drawn_once(of_all_processes) -> Path:
    """A cache with the synthetic faces, drawn once for all processes of the tests, where types are not checked: the
    drawing has tests of its own. Do not write."""
    folder = of_all_processes / "drawn"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            words = [sys.executable, "-c", "from fer.data.synthetic.drawn import drawn_faces; drawn_faces()"]
            subprocess.run(words, env={**os.environ, "FER_CACHE": str(folder)}, check=True)
    return folder


@pytest.fixture(scope="session", autouse=True)
def own_cache(drawn_once, tmp_path_factory):
    """Tests read and write a cache and a Jupyter folder of their own."""
    cache = shutil.copytree(drawn_once, tmp_path_factory.mktemp("own") / "cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FER_CACHE", str(cache))
        patch.setenv("JUPYTER_DATA_DIR", str(tmp_path_factory.mktemp("jupyter")))  # of signatures
        yield


@pytest.fixture(scope="session")
def real_faces(fer_faces) -> tuple[np.ndarray, list[dict[str, str]]]:
    """The real faces of Training and PublicTest, uint8 (n, 48, 48), and their rows of labels.csv. Not to be written."""
    return runpy.run_path(str(fer_faces / "unpack.py"))["load"]()


@pytest.fixture(scope="session")
def unpack(fer_faces, real_faces, tmp_path_factory):
    """unpack(layout, limit) -> the folder that holds the real faces in that layout."""
    main = runpy.run_path(str(fer_faces / "unpack.py"))["main"]
    main.__globals__["load"] = lambda: real_faces  # the sheets of faces are decoded once

    @functools.cache
    def write(layout: str, limit: int | None = None) -> Path:
        out = tmp_path_factory.mktemp(layout)
        words = ["unpack.py", "--layout", layout, "--out", str(out)]
        words += [] if limit is None else ["--limit", str(limit)]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.argv", words)
            main()
        return out

    return write


TINY = Recipe(
    name="tiny",
    epochs=2,
    model_options={"widths": (8, 16), "stem_stride": 2},
    batch=64,
    averaging=0.9,
    precision="float32",
    augmentation=Augmentation(flip=True, shift=2.0, rotation=5.0, erasing=0.2, mixup=0.2, contrast=0.1),
)


@pytest.fixture(scope="session")
def tiny_recipe() -> Recipe:
    """Two epochs of a network of 4,000 weights, with every kind of augmentation."""
    return TINY


@pytest.fixture(scope="session")
def tiny_run(tmp_path_factory) -> Run:
    """A finished run on 300 synthetic faces a split: no good at its task, complete in every file. Do not write."""
    folder = tmp_path_factory.mktemp("runs") / "tiny"
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(recipes.RECIPES, TINY.name, TINY)
        return train.train(Request(recipe="tiny", limit=300), folder)


@pytest.fixture
def copied_run(tiny_run, tmp_path) -> Run:
    """The tiny run in a folder of its own, to be written to or spoilt."""
    return open_run(shutil.copytree(tiny_run.path, tmp_path / "run"))


@pytest.fixture(scope="session")
def forked() -> Iterator[type[AsyncKernelManager]]:
    """Kernels that have imported what the notebooks import; what they run is not counted."""
    with contextlib.ExitStack() as stack:
        with uncounted():
            manager = stack.enter_context(kernels(sorted((ROOT / "notebooks").glob("*.ipynb")), threads=1))
        yield manager


@pytest.fixture
def no_kernels(monkeypatch):
    """The command line starts no process that kernels are forked from: for reports that execute no notebook."""
    monkeypatch.setattr("fer.report.run.kernels.kernels_for", lambda notebooks: contextlib.nullcontext())


@pytest.fixture
def shown_by(copied_run, forked, tmp_path):
    """shown_by("03_confusion", pairs=2): execute a notebook on the copied run, from a folder that is neither the
    repository nor the notebooks', and return what its cells displayed for the report, in order. `brief` leaves out the
    evidence, as `fer report --brief` does."""

    def execute(stem: str, *, brief: bool = False, **parameters) -> list[dict]:
        notebook = nbformat.read(ROOT / "notebooks" / f"{stem}.ipynb", as_version=4)
        if brief:
            notebook.cells = [cell for cell in notebook.cells if EVIDENCE not in cell.metadata.get("tags", [])]
        nbformat.write(notebook, tmp_path / "in.ipynb")
        done = papermill.execute_notebook(
            tmp_path / "in.ipynb",
            tmp_path / "out.ipynb",
            {"run": str(copied_run.path), **parameters},
            progress_bar=False,
            kernel_manager_class=forked,
            start_timeout=START_TIMEOUT,
            extra_arguments=["--log-level=ERROR"],
        )
        outputs = [output for cell in done.cells for output in cell.get("outputs", ())]
        assert not [output for output in outputs if output.output_type == "stream"]
        return [output.metadata["fer"] for output in outputs if "fer" in output.get("metadata", {})]

    return execute


@pytest.fixture
def png():
    """png(60, 48, level=90) -> the bytes of a picture of that width, height and grey."""

    def make(width: int = 60, height: int = 48, *, level: int = 90) -> bytes:
        buffer = io.BytesIO()
        Image.new("L", (width, height), level).save(buffer, "png")
        return buffer.getvalue()

    return make


@pytest.fixture
def left_as_it_was():
    """left_as_it_was(model) -> a function that fails where the model, or torch's random state, has changed since."""

    def begin(model):
        weights = {key: value.clone() for key, value in model.state_dict().items()}
        modes, random = [part.training for part in model.modules()], torch.get_rng_state()

        def check():
            assert [part.training for part in model.modules()] == modes
            assert all(p.grad is None and p.requires_grad for p in model.parameters())
            assert all(torch.equal(value, weights[key]) for key, value in model.state_dict().items())
            assert not any(part._forward_hooks for part in model.modules())
            assert torch.equal(torch.get_rng_state(), random)

        return check

    return begin


@pytest.fixture(autouse=True)
def figures_closed():
    """No test meets the figures of another."""
    yield
    plt.close("all")


@pytest.fixture
def ax():
    """Axes of a figure of their own."""
    return plt.subplots()[1]


@pytest.fixture
def fer(monkeypatch, capsys):
    """fer("train", ...) -> exit code, what went to stdout, what went to stderr."""

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["fer", *map(str, words)])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        out, err = capsys.readouterr()
        return stop.value.code or 0, out, err

    return call
