"""Changes one thing in a module, again and again, and counts how often its tests notice.

    python benchmarks/mutation.py fer/statistics fer/saliency/maps.py --number 200

On each mutant (mutants.py) the module's own tests run, tests/<folder>/test_<file>*.py, and where none fails those of
the whole folder. A mutant that passes them all is listed with its line: a test is missing, or the change makes no
difference.

Starting pytest takes longer than the tests, so that the tests are collected once, and each mutant is a fork of that
process in which the functions of the module have the mutant's code.
"""

import argparse
import contextlib
import inspect
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from types import FunctionType, ModuleType

import pytest
from hypothesis import Phase, settings
from mutants import ROOT, Mutant, mutants
from pytest import Item

TESTS = ROOT / "tests"
ENOUGH = 5  # times what the unchanged module's tests take, and LEAST seconds of the processor more, end a mutant
LEAST = 10
UNCHANGED = 77  # exit status


def apply(mutant: Mutant) -> bool:
    """Gives the functions of the imported module the mutant's code, and its names the mutant's values.

    False where nothing differs, as where a decorator has used up what changed.
    """
    name = ".".join(mutant.path.relative_to(ROOT).with_suffix("").parts)
    module = sys.modules[name]
    changed = ModuleType(name)
    changed.__file__ = module.__file__
    exec(compile(mutant.tree(), str(mutant.path), "exec"), changed.__dict__)
    theirs, different = dict(_functions(changed)), False
    for where, function in _functions(module):
        new = theirs[where]
        for field in ("__code__", "__defaults__", "__kwdefaults__"):
            if getattr(function, field) != getattr(new, field):
                setattr(function, field, getattr(new, field))
                different = True
    for key, value in vars(changed).items():
        old = vars(module).get(key)
        if isinstance(value, int | float | tuple | list | dict | set | range) and value != old and key[:2] != "__":
            different = True
            for other in list(sys.modules.values()):
                if getattr(other, "__dict__", {}).get(key) is old:
                    setattr(other, key, value)
    return different


def _functions(module: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    """The functions and methods that a module defines, without what decorators lay round them."""
    owners = [module, *(of for of in vars(module).values() if inspect.isclass(of) and of.__module__ == module.__name__)]
    for owner in owners:
        for value in vars(owner).values():
            value = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
            inner = inspect.unwrap(value) if callable(value) and not inspect.isclass(value) else None
            if isinstance(inner, FunctionType) and inner.__code__.co_filename == module.__file__:
                yield inner.__code__.co_qualname, inner


class Trials:
    """A plugin of pytest that runs the tests that were collected once a mutant, and prints what came of it."""

    def __init__(self, chosen: list[Mutant], *, own: bool):
        self.chosen, self.own = chosen, own
        self.took: dict[Path, float] = {}  # seconds, by module of its own tests and by folder of the others

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        noticed: dict[Path, list[bool]] = {}
        for mutant in self.chosen:
            by = [self._notice(session, mutant, own=True)]
            if by == [None]:
                continue
            if by == [False] and not self.own:
                by.append(self._notice(session, mutant, own=False))
            noticed.setdefault(folder(mutant.path), []).append(any(by))
            if not by[0]:
                print("NOTICED BY OTHERS" if any(by) else "UNNOTICED", mutant, flush=True)
        for where, each in noticed.items():
            print(f"{where}: {sum(each)} of {len(each)} mutants are noticed", flush=True)
        return True

    def _notice(self, session: pytest.Session, mutant: Mutant, *, own: bool) -> bool | None:
        """Does a test fail on a mutant, or take far too long? None for one in which nothing differs."""
        mine = own_tests(mutant.path)
        items = [
            of for of in session.items if (of.path in mine if own else of.path not in mine and _other(of, mutant.path))
        ]
        about = mutant.path if own else folder(mutant.path)
        if about not in self.took:
            status, self.took[about] = _forked(session, items, None, 3600)
            if status:
                raise RuntimeError(f"tests of {about} fail as they are")
        status, _ = _forked(session, items, mutant, ENOUGH * self.took[about] + LEAST)
        return None if status == UNCHANGED else bool(status)


def _forked(session: pytest.Session, items: list[Item], mutant: Mutant | None, limit: float) -> tuple[int, float]:
    """0 where all tests pass on a mutant, another number where one fails or `limit` seconds of the processor are over;
    and the seconds that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child = os.fork()
    if not child:
        status = 1
        with contextlib.suppress(BaseException):
            os.setsid()
            resource.setrlimit(resource.RLIMIT_CPU, (int(limit), int(limit) + 1))
            status = _run(session, items, mutant)
        os._exit(status)
    end = time.monotonic() + 20 * limit  # of one that waits for something
    while not (done := os.waitpid(child, os.WNOHANG))[0]:
        if time.monotonic() > end:
            os.killpg(child, signal.SIGKILL)
        time.sleep(0.01)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return os.waitstatus_to_exitcode(done[1]), after.ru_utime - before.ru_utime


def _run(session: pytest.Session, items: list[Item], mutant: Mutant | None) -> int:
    """Runs the tests up to the first that fails, in silence."""
    if mutant and not apply(mutant):
        return UNCHANGED
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    for item, following in zip_longest(items, items[1:]):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return 1
    return 0


def folder(path: Path) -> Path:
    """fer/saliency of fer/saliency/findings/maps.py."""
    return Path(*path.relative_to(ROOT).parts[:2])


def own_tests(path: Path) -> list[Path]:
    """tests/saliency/test_maps.py and test_maps_properties.py of fer/saliency/maps.py."""
    return sorted((TESTS / path.relative_to(ROOT / "fer").parent).glob(f"test_{path.stem}*.py"))


def _other(item: Item, path: Path) -> bool:
    """Is it a test of the module's folder that needs no trained network?"""
    return item.path.is_relative_to(TESTS / folder(path).name) and "tiny_run" not in getattr(item, "fixturenames", ())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, help="modules, or folders of them")
    parser.add_argument("--number", type=int, help="how many mutants of each folder are tried; all by default")
    parser.add_argument("--seed", type=int, default=0, help="draws which")
    parser.add_argument(
        "--own", action="store_true", help="run a module's own tests alone, not the others of its folder"
    )
    parser.add_argument("--among", type=Path, help="a file of lines as are printed: no other mutants are tried")
    words = parser.parse_args()
    os.chdir(ROOT)
    listed = words.among and set(words.among.read_text().splitlines())
    chosen = []
    for given in words.paths:
        modules = sorted(given.resolve().rglob("*.py")) if given.is_dir() else [given.resolve()]
        found = [of for path in modules if "figures" not in str(path) for of in mutants(path)]
        if listed:
            found = [of for of in found if f"UNNOTICED {of}" in listed]
        part = found if words.number is None else random.Random(words.seed).sample(found, min(words.number, len(found)))
        print(f"{given}: {len(part)} of {len(found)} mutants", flush=True)
        chosen += sorted(part, key=lambda of: (of.path, of.line))
    tests = {str(at) for of in chosen for at in (own_tests(of.path) if words.own else [TESTS / folder(of.path).name])}
    settings.register_profile("mutants", database=None, phases=[Phase.explicit, Phase.generate])
    alone = ["-n", "0", "-p", "no:cacheprovider", "-s", "--import-mode=importlib", "--hypothesis-profile=mutants"]
    alone += ["-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning"]  # hypothesis, by us
    sys.exit(pytest.main([*alone, *sorted(tests)], plugins=[Trials(chosen, own=words.own)]))


if __name__ == "__main__":
    main()
