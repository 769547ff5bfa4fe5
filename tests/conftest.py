"""In which order tests run, and which of their lines are counted."""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before torch: tests share two cores, and so does all that they start

import contextlib
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from counting import import_all, uncounted
from hypothesis import settings

# The same cases each time, so that no change is blamed for another's fault; --hypothesis-profile=default draws others.
settings.register_profile("same", derandomize=True)
settings.load_profile("same")

gc.set_threshold(50_000, 50, 50)  # a process holds millions of objects of libraries, which are gone through each time

LONGEST = (  # files that take a minute and more
    "report/test_null.py",
    "report/test_two_languages.py",
    "report/test_hand_in.py",
    "notebooks/test_04_saliency.py",
    "training/test_interrupted.py",
    "training/test_sweep.py",
    "test_killed.py",
    "notebooks/test_in_jupyterlab.py",
    "notebooks/test_05_filters.py",
    "twins/test_altered_copies.py",
)


def pytest_configure(config: pytest.Config) -> None:
    """Fixtures are for the processes that run tests, not for the one that deals these out to them."""
    if config.getoption("dist") == "no" or hasattr(config, "workerinput"):
        config.pluginmanager.import_plugin("shared_fixtures")


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Iterator[None]:
    """Lines that run while tests are collected are not counted."""
    if session.config.pluginmanager.has_plugin("shared_fixtures"):
        import_all("fer")
    with uncounted():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Nor are those of tests that go through much of the program."""
    with uncounted() if item.get_closest_marker("whole") else contextlib.nullcontext():
        return (yield)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files come first, so that no process is left alone with one of them in the end."""
    items.sort(key=lambda item: item.path.relative_to(Path(__file__).parent).as_posix() not in LONGEST)
