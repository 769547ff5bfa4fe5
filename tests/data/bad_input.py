"""Files spoilt in one place, and that reading them is refused."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from fer.data.source import open_faces
from fer.errors import InputError

VOTES_HEADER = "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF"


def refuse(source: Path, *parts: str, read: Callable = open_faces) -> None:
    """Reading raises one line that holds each part, in this order, and ends in a remedy."""
    with pytest.raises(InputError) as caught:
        read(source)
    message = str(caught.value)
    assert "\n" not in message
    assert ";" in message
    assert re.search(".*".join(map(re.escape, parts)), message), message


def edit(path: Path, line: int, change: Callable[..., tuple[str, ...]]) -> Path:
    """Change one line of a csv, counted from 1 as an editor does: (emotion, pixels, Usage) in and out."""
    lines = path.read_text().splitlines()
    lines[line - 1] = ",".join(change(*lines[line - 1].split(",")))
    path.write_text("\n".join(lines) + "\n")
    return path
