"""What a notebook shows: figures and tables with captions, computed sentences, findings.

Everything is an ordinary Jupyter output, so a notebook reads well by itself. Its metadata ({"fer": {...}}) says
what the output is; from that the report numbers figures and tables and collects the findings.
"""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import publish_display_data
from matplotlib.figure import Figure

from fer.data.faces import Origin
from fer.figures import style
from fer.findings.said import Paragraph, Table
from fer.report.document.pipes import pipe_table
from fer.wording import load as wording
from fer.wording.load import Language, load

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RASTER_DPI = 200


@dataclass(frozen=True)
class Page:
    """Shows findings in one language."""

    language: Language

    def say(self, what: Paragraph) -> None:
        """Show computed sentences, as one paragraph; nothing where there are none."""
        if text := self.language.text(what):
            say(text)

    def finding(self, what: Paragraph) -> None:
        """Show one sentence that also stands on the report's cover."""
        finding(self.language.text(what))

    def figure(self, fig: Figure, name: str, caption: Paragraph, *, raster: bool = False) -> None:
        """Show a figure with its caption, and close it; `[@fig:name]` refers to it. See `figure`."""
        figure(fig, name=name, caption=self.language.text(caption), raster=raster)

    def table(self, table_: Table, name: str, caption: Paragraph) -> None:
        """Show a table's caption, then the table; `[@tab:name]` refers to it."""
        table(self.language.table(table_), name=name, caption=self.language.text(caption))

    def banner(self, origin: Origin) -> None:
        """Say of synthetic faces that they are; nothing for real ones."""
        banner(origin, language=self.language.code)

    def words(self, key: str, /, **values: Any) -> Any:
        """The words in a figure: what the language's function `key` gives for these values."""
        return self.language.words(key, **values)

    def texts(self, said: Iterable[Paragraph]) -> list[str]:
        """Several sentences or labels, each by itself."""
        return [self.language.text(one) for one in said]


def page(language: str) -> Page:
    """The page of a notebook in a language; its figures get the house style. InputError for a language not there."""
    style.use()
    return Page(load(language))


def figure(fig: Figure, *, name: str, caption: str, raster: bool = False) -> None:
    """Show a figure, then its caption (Markdown), and close it.

    `name` is what `[@fig:name]` refers to, and unique in the report. The picture is SVG, or PNG with `raster`
    (for many thousand marks). White space around the drawing is cut, and nothing that sticks out is clipped.
    """
    _check(name)
    buffer = io.BytesIO()
    kind = "png" if raster else "svg"
    fig.savefig(buffer, format=kind, dpi=_RASTER_DPI, bbox_inches="tight", pad_inches=0.02)
    plt.close(fig)
    about = {"kind": "figure", "name": name, "caption": caption}
    if raster:
        # 96 CSS pixels an inch: shown in the size it was drawn, not in that of its pixels
        width = round(int.from_bytes(buffer.getvalue()[16:20]) / _RASTER_DPI * 96)
        _publish({"image/png": buffer.getvalue()}, about, {"image/png": {"width": width}})
    else:
        _publish({"image/svg+xml": buffer.getvalue().decode()}, about)
    _publish({"text/markdown": caption}, {"kind": "caption"})


def table(frame: pd.DataFrame, *, name: str, caption: str, index: bool = False) -> None:
    """Show a table's caption (Markdown), then the table; `[@tab:name]` refers to it.

    Cells are shown as `str` gives them, so format numbers before. `$…$` in a cell or a column's name is a formula;
    everything else is plain text. With `index` the index becomes the first column.
    """
    _check(name)
    shown = frame.reset_index() if index else frame
    _publish({"text/markdown": caption}, {"kind": "caption"})
    with pd.option_context("display.max_colwidth", None):
        html = shown.to_html(index=False, border=0)
    about = {"kind": "table", "name": name, "caption": caption}
    _publish({"text/html": html, "text/markdown": pipe_table(shown)}, about)


def say(markdown: str) -> None:
    """Show computed sentences."""
    _publish({"text/markdown": markdown}, {"kind": "say"})


def finding(sentence: str) -> None:
    """Show one sentence that also stands on the report's cover."""
    _publish({"text/markdown": sentence}, {"kind": "finding", "text": sentence})


def banner(origin: Origin, *, language: str = "en") -> None:
    """Say of synthetic faces that they are; nothing for real ones."""
    if origin.synthetic:
        text = wording.load(language).module("document").synthetic_banner()
        _publish({"text/markdown": f"> {text}"}, {"kind": "banner", "text": text})


def _publish(data: dict, about: dict, metadata: dict | None = None) -> None:
    publish_display_data(data, metadata={"fer": about, **(metadata or {})})


def _check(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise ValueError(f"name {name!r}: lower-case letters, digits and single hyphens only, as in 'mean-map'")
