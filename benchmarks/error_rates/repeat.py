"""Draws the data sets of every case, and counts how often an interval held the truth or a verdict was claimed."""

import importlib
import pkgutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from types import ModuleType

import numpy as np

import error_rates
from error_rates.case import Coverage, Null
from fer.progress import bar

REPEATS = 1000  # a rate of 95 % is then known within 1.4 points


@dataclass(frozen=True)
class Rate:
    """What was counted of one case."""

    chapter: str  # the file that the case stands in
    case: Coverage | Null
    happened: int  # data sets in which the interval held, or the claim was made
    repeats: int  # of so many


def chapters() -> list[str]:
    """The files of this folder that list cases, by their names."""
    names = [module.name for module in pkgutil.iter_modules(error_rates.__path__)]
    return [name for name in names if hasattr(_module(name), "cases")]


@cache
def cases_of(chapter: str) -> list[Coverage | Null]:
    """The intervals and verdicts of one chapter."""
    listed: list[Coverage | Null] = _module(chapter).cases()
    return listed


def counted(case: Coverage | Null, *, repeats: int = REPEATS) -> int:
    """In how many of `repeats` data sets the interval held, or the claim was made; the seeds are 0, 1, …"""
    happened = case.held if isinstance(case, Coverage) else case.claimed
    return sum(happened(np.random.default_rng(seed)) for seed in range(repeats))


def rates(*, repeats: int = REPEATS) -> list[Rate]:
    """Of all cases of all chapters, in as many processes as there are processors."""
    listed = [(chapter, place, case) for chapter in chapters() for place, case in enumerate(cases_of(chapter))]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(_counted, chapter, place, repeats) for chapter, place, _ in listed]
        with bar(description="error rates", total=len(jobs), unit="case") as shown:
            for job in jobs:
                job.add_done_callback(lambda _: shown.update())
            happened = [job.result() for job in jobs]
    return [Rate(chapter, case, of, repeats) for (chapter, _, case), of in zip(listed, happened, strict=True)]


def _counted(chapter: str, place: int, repeats: int) -> int:
    return counted(cases_of(chapter)[place], repeats=repeats)


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"error_rates.{name}")
