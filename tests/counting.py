"""When the lines of the program that run are counted.

A count doubles the time of all Python code, that of libraries too (before 3.12). So none is made while tests are
collected, nor of a test with the mark `whole`: one that goes through much of the program, whose parts have tests of
their own, or that reads source text. Nothing but such tests may run a line, or the count falls.
"""

import contextlib
import importlib
import os
import pkgutil
import sys
import threading
from collections.abc import Iterator

LIBRARIES = "torch._dynamo torchvision matplotlib.pyplot seaborn pandas scipy.stats sklearn.metrics papermill nbconvert"


@contextlib.contextmanager
def uncounted() -> Iterator[None]:
    """Meanwhile nothing is counted, in this process and in those that it starts."""
    told = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("COV")}
    here, of_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        yield
    finally:
        threading.settrace(of_threads)
        sys.settrace(here)
        os.environ.update(told)


def import_all(package: str) -> None:
    """Where lines are counted, import a package with all of its modules, so that those are that run on import."""
    if sys.gettrace() is None:
        return
    with uncounted():
        for name in LIBRARIES.split():
            importlib.import_module(name)
    for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
