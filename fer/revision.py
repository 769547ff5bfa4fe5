"""Which state of the program is running."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]


def revision() -> str | None:
    """The commit of the program, with a + where files differ from it; None outside a git checkout."""
    words = ["git", "-C", str(ROOT), "describe", "--always", "--abbrev=12", "--dirty=+", "--exclude=*"]
    try:
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None  # a copy without history, or no git
