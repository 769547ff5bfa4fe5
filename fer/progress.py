"""Progress bars and remarks: on stderr; in a notebook a bar is one display, updated and stored in its last state."""

import io
import sys
from collections.abc import Iterable, Iterator, Sized
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from tqdm import tqdm

T = TypeVar("T")


class _OneDisplay(io.TextIOBase):
    """A text stream whose latest line is the content of a single notebook display."""

    def __init__(self) -> None:
        self.handle: Any = None  # of the display, once there is a line

    def write(self, text: str) -> int:
        line = text.replace("\x1b[A", "").strip()  # a step up, which a display does not take
        if line:
            content = {"text/plain": line}
            if self.handle is None:
                from IPython.display import display  # slow to import, and in a notebook it has been

                self.handle = display(content, raw=True, display_id=True)
            else:
                self.handle.update(content, raw=True)
        return len(text)


def counted(number: int, what: str) -> str:
    """For a line to a person: "1 epoch", "3,000 epochs"."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def bar(*, description: str, total: int | float | None = None, unit: str = "it", **options: Any) -> "tqdm":
    """A tqdm bar that the caller updates; it shows rate and time left."""
    from tqdm import tqdm  # here: the command line says what it can do without one

    in_notebook = _in_notebook()
    return tqdm(
        desc=description,
        total=total,
        unit=unit,
        file=_OneDisplay() if in_notebook else None,
        ncols=100 if in_notebook else None,
        ascii=in_notebook,
        mininterval=0.5,
        delay=1,
        **options,
    )


def track(items: Iterable[T], *, description: str, total: int | None = None, unit: str = "it") -> Iterator[T]:
    """The items, with a bar that counts them."""
    with bar(description=description, total=total if total is not None else _length(items), unit=unit) as shown:
        for item in items:
            yield item
            shown.update()


def remark(text: str) -> None:
    """A line for the person at the terminal, beside the bars."""
    from tqdm import tqdm

    tqdm.write(f"fer: {visible(text)}", file=sys.stderr)


def visible(text: str) -> str:
    """Lines in which what a terminal would obey, such as a file's name may hold, stands written out."""
    return "".join(letter if letter.isprintable() or letter == "\n" else ascii(letter)[1:-1] for letter in text)


def _in_notebook() -> bool:
    """Does a kernel run this? Then it has imported IPython, which is slow to import for those who have not."""
    if "IPython" not in sys.modules:
        return False
    return type(sys.modules["IPython"].get_ipython()).__name__ == "ZMQInteractiveShell"


def _length(items: Iterable[object]) -> int | None:
    return len(items) if isinstance(items, Sized) else None
