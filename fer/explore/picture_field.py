"""A field upon which a picture is dropped, or that asks for one when it is clicked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from fer.errors import InputError

_HERE = Path(__file__).parent
MOST = (
    10 * 2**20 - 2**16
)  # bytes: a message of 10 MiB closes the connection (jupyter_server's default), and needs a head


class PictureField(anywidget.AnyWidget):
    """Hands each file that a person gives to `take`, as its name and content, and to `refuse` an InputError where it is
    too large to be sent; no copy of it stays in the notebook."""

    _esm = _HERE / "picture_field.js"
    _css = _HERE / "picture_field.css"
    words = traitlets.Unicode().tag(sync=True)
    most = traitlets.Int(MOST).tag(sync=True)

    def __init__(self, words: str, take: Callable[[str, bytes], None], refuse: Callable[[InputError], None]):
        super().__init__(words=words)
        self.add_class("fer-picture")
        self._take, self._refuse = take, refuse
        self.on_msg(self._given)

    def _given(self, _: object, content: Any, buffers: list[memoryview]) -> None:
        """What the script sends: a name, and one buffer, which is left out of a file of more bytes than `most`."""
        name = str(content["name"])
        if buffers:
            self._take(name, bytes(buffers[0]))
        else:
            self._refuse(InputError(f"{name}: over {self.most / 1e6:.0f} MB, too large to be sent; make it smaller"))
