"""A field upon which a picture is dropped, or that asks for one when it is clicked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

_HERE = Path(__file__).parent


class PictureField(anywidget.AnyWidget):
    """Hands each file that a person gives to `take`, as its name and content; no copy of it stays in the notebook."""

    _esm = _HERE / "picture_field.js"
    _css = _HERE / "picture_field.css"
    words = traitlets.Unicode().tag(sync=True)

    def __init__(self, words: str, take: Callable[[str, bytes], None]):
        super().__init__(words=words)
        self.add_class("fer-picture")
        self._take = take
        self.on_msg(self._given)

    def _given(self, _: object, content: Any, buffers: list[memoryview]) -> None:
        """What the script sends: a name, and one buffer."""
        self._take(str(content["name"]), bytes(buffers[0]))
