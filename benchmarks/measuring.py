"""What all measurements share: medians taken in turn with a peer's, the machine, and the table that shows both."""

import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

import psutil
import torch
import torchvision

RATE, TIME = "faces/s", "s"
HEADER = "| what | unit | ours | peer | times as fast | wanted | the peer |\n|---|---|--:|--:|--:|--:|---|\n"


class Row(NamedTuple):
    """One measurement beside its peer's, of the same work in the same run."""

    what: str
    unit: str  # RATE, where more is better, or TIME, where less is
    ours: float
    peer: float
    beside: str  # what the peer is
    wanted: float | None = None  # the least ratio to reach

    @property
    def ratio(self) -> float:
        """How many times as fast ours is as the peer."""
        return self.ours / self.peer if self.unit == RATE else self.peer / self.ours


def table(rows: Sequence[Row]) -> str:
    """The rows in Markdown."""
    return HEADER + "".join(
        f"| {row.what} | {row.unit} | {_figure(row.ours)} | {_figure(row.peer)} | {row.ratio:.1f} | "
        f"{'' if row.wanted is None else f'≥ {row.wanted:g}'} | {row.beside} |\n"
        for row in rows
    )


def in_turn(actions: Mapping[str, Callable[[], float]], *, rounds: int, warm_up: int = 1) -> dict[str, float]:
    """The median over `rounds` of what each action returns, after `warm_up` rounds that do not count.

    The actions take turns, so that whatever else the machine does meets them alike.
    """
    found = [{name: action() for name, action in actions.items()} for _ in range(warm_up + rounds)]
    return {name: median(values[name] for values in found[warm_up:]) for name in actions}


def seconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def machine() -> str:
    """The machine and the versions that figures come from, in one line; nothing that names a place or a person."""
    gibibytes = psutil.virtual_memory().total / 2**30
    bfloat16 = "with" if torch.cpu._is_avx512_bf16_supported() else "without"
    return (
        f"{_processor()} ({bfloat16} bfloat16 products), {os.cpu_count()} cores, {gibibytes:.0f} GiB; "
        f"{platform.system()}, Python {platform.python_version()}, torch {torch.__version__}, "
        f"torchvision {torchvision.__version__}; {datetime.now(UTC):%Y-%m-%d}"
    )


def _processor() -> str:
    """The model's name as the system gives it."""
    listing = Path("/proc/cpuinfo")
    lines = listing.read_text(encoding="utf-8").splitlines() if listing.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _figure(value: float) -> str:
    """Three digits that count, or all before the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
