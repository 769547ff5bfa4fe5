"""What commands say on stdout: in it a name from a file or of a folder commands no terminal."""

import json
from collections.abc import Mapping
from typing import Any

import typer

from fer.progress import visible


def say(text: object) -> None:
    """Lines, in which what a terminal would obey stands written out."""
    typer.echo(visible(str(text)))


def say_json(content: Mapping[str, Any]) -> None:
    """A JSON object, in which the same stands as JSON escapes it: whoever reads it finds the name as it is."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=2)
    typer.echo("".join(of if of.isprintable() or of == "\n" else json.dumps(of)[1:-1] for of in text))
