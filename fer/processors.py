"""How many processors this process may use: by its ties to some of them, and by its quota of their time."""

import math
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS")  # variables that say how many threads torch has
_GROUPS = Path("/sys/fs/cgroup")
_OWN = Path("/proc/self/cgroup")  # the control groups of this process, one a line: number:controllers:path


def processors() -> int:
    """How many this process may use: those that a scheduler of a cluster or taskset leave it, else all, but no more
    than its quota."""
    tied = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(tied, quota() or tied)


def quota() -> int | None:
    """How many processors' time a container or a service is given, rounded up; None where it is not bounded.

    The least of its control group's and of those above it: cpu.max, or in version 1 cpu.cfs_quota_us, each with its
    period (Linux, Documentation/admin-guide/cgroup-v2.rst, and scheduler/sched-bwc.rst). A process sees all of the
    machine's processors beside such a quota, and with a thread on each is stopped for most of every period.
    """
    shares = [share for group in _groups() if (share := _share(group)) is not None]
    return max(1, math.ceil(min(shares))) if shares else None


def heed_quota() -> None:
    """Let torch have no more threads than the quota; where a variable says how many it has, that is heeded."""
    given = quota()
    if given is None or os.environ.keys() & set(THREADS):
        return
    import torch  # here: who counts processors need not wait for it

    if torch.get_num_threads() > given:
        torch.set_num_threads(given)


def _groups() -> Iterator[Path]:
    """The folders of the control groups of this process, and of those above them, that may bound its time.

    Within a container the root of the mount is its own group, whatever path the process is told.
    """
    for line in _text(_OWN).splitlines():
        _, controllers, path = line.split(":", 2)
        if not controllers or "cpu" in controllers.split(","):
            mount = _GROUPS / ("cpu" if controllers else "")
            inside = PurePosixPath(path.lstrip("/"))
            yield from (mount / group for group in (inside, *inside.parents))


def _share(group: Path) -> float | None:
    """Processors' time of a group by the time that passes."""
    words = _text(group / "cpu.max").split() or [
        *_text(group / "cpu.cfs_quota_us").split(),
        *_text(group / "cpu.cfs_period_us").split(),
    ]
    if len(words) != 2 or words[0] in ("max", "-1"):
        return None
    return int(words[0]) / int(words[1])


def _text(path: Path) -> str:
    """ "" where there is no such file: the system has no control groups, or they have no such bound."""
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        return ""
