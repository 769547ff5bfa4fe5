"""Test the program with each Python, on the lowest and on the highest versions that its direct dependencies may have.

python benchmarks/versions.py [PYTHON ...]   such as 3.12; FER_TESTS="tests/data tests/runs" runs these tests alone

Prints a line for each of the environments, which are made anew in a temporary folder, and says what could not be
installed; exit code 1 where a test failed. A Python that is not here is said to be absent, and counts as no failure.
Lowest is of the versions that have a wheel for the Python: what older ones need to be built is another matter.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTHONS = ("3.11", "3.12", "3.13")
CHOICES = {"lowest": "lowest-direct", "highest": "highest"}
# What needs no browser and no whole report. The rules hold for the pins alone.
TESTS = (
    *(f"tests/{name}" for name in ("statistics", "derivations", "data", "models", "runs", "training", "confusion")),
    *(f"tests/{name}" for name in ("saliency", "filters", "architecture", "figures", "explore", "wording", "cli")),
    "tests/twins",
)


def main() -> None:
    tests = os.environ.get("FER_TESTS", " ".join(TESTS)).split()
    failed = False
    for python in sys.argv[1:] or PYTHONS:
        if _run("uv", "python", "find", "--no-python-downloads", python).returncode:
            print(f"Python {python}: not here", flush=True)
            continue
        for name, resolution in CHOICES.items():
            with tempfile.TemporaryDirectory(prefix="versions-") as folder:
                said, well = tried(Path(folder), python, resolution, tests)
            print(f"Python {python}, {name}: {said}", flush=True)
            failed |= not well
    sys.exit(failed)


def tried(folder: Path, python: str, resolution: str, tests: list[str]) -> tuple[str, bool]:
    """What became of the tests in an environment of their own, in a line, and whether none failed."""
    _run("uv", "venv", "--quiet", "--no-python-downloads", "--python", python, str(folder / "venv"), check=True)
    inside, chosen = ("--python", str(folder / "venv")), str(folder / "chosen.txt")
    choice = ("--extra", "dev", "--resolution", resolution, "--only-binary", ":all:", "--output-file", chosen)
    for words in (
        ("compile", *inside, *choice, "pyproject.toml"),
        ("install", *inside, "--no-deps", "--requirements", chosen),
        ("install", *inside, "--no-deps", "--editable", "."),
    ):
        done = _run("uv", "pip", *words)
        if done.returncode:
            return f"not installed: {' '.join(done.stderr.split())[-400:]}", True
    python = str(folder / "venv" / "bin" / "python")
    held = _run(python, "-c", "import numpy, torch; print('numpy', numpy.__version__, 'torch', torch.__version__)")
    # old and new packages warn of each other: that is no fault of ours; types are checked at run time with the pins
    words = ("-W", "default", "-o", "addopts=-q --strict-markers --import-mode=importlib", "-p", "no:cacheprovider")
    done = _run(python, "-m", "pytest", *words, *tests)
    ended = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    told = ended or [_summary(done.stdout or done.stderr)]
    return "; ".join([*held.stdout.split("\n")[:1], *told]), done.returncode == 0


def _summary(said: str) -> str:
    """The last line that pytest says."""
    return (said.strip().splitlines() or ["no word of pytest"])[-1]


def _run(*words: str, check: bool = False) -> subprocess.CompletedProcess:
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=check)


if __name__ == "__main__":
    main()
