"""What a notebook shows: figures and tables with captions, computed sentences, findings.

Everything is an ordinary Jupyter output, so a notebook reads well by itself. Its metadata ({"fer": {...}}) says
what the output is; from that the report numbers figures and tables and collects the answers and warnings.
"""

import inspect
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from IPython import get_ipython
from IPython.display import publish_display_data
from matplotlib.figure import Figure

from fer.data.faces import Origin
from fer.figures import fonts, style, values
from fer.findings.said import Paragraph, Table, say
from fer.report.document.names import NAME
from fer.report.document.pipes import html_table, pipe_table
from fer.report.given import check_given
from fer.report.mentions import Mentions, anchor
from fer.wording.load import Language, load

_RASTER_DPI = 200
_PAD = 0.02  # inches of white space around a drawing


@dataclass(frozen=True)
class Page:
    """Shows findings in one language. A text of one's own, in Markdown, is shown as it is."""

    language: Language
    mentions: Mentions

    def say(self, what: Paragraph | str) -> None:
        """Show sentences as one paragraph; nothing where there are none."""
        if text := self._text(what):
            self._show(text, kind="say", text=text)

    def answer(self, what: Paragraph | str, *, figure: str) -> None:
        """Show the answer to the chapter's question; it stands on the report's answer sheet, too.

        `figure` names the figure that shows it, as in `[@fig:name]`.
        """
        _check(figure)
        text, word = self._text(what), self.language.text(say("document.answer"))
        self._show(f"> **{word}** {text}", kind="answer", text=text, figure=figure)

    def finding(self, what: Paragraph | str) -> None:
        """Show the sentence that a section comes to, set off from the rest."""
        text = self._text(what)
        self._show(f"> **{text}**", kind="finding", text=text)

    def warning(self, what: Paragraph | str) -> None:
        """Show, loudly, what makes the report's figures say less than they seem to; it stands on the cover, too."""
        text = self._text(what)
        self._show(f"> **{text}**", kind="warning", text=text)

    def figure(
        self, fig: Figure, name: str, caption: Paragraph | str, *, alt: Paragraph | str, raster: bool = False
    ) -> None:
        """Show a figure, then its caption, and close it.

        `alt` is for a reader who does not see it: what it shows, in a sentence or two with its chief numbers. It does
        not repeat the caption.

        `name` is what `[@fig:name]` refers to, and unique in the report: letters, digits, _ and single marks
        `-.`, or ValueError. The picture is SVG, or PNG with `raster` (for many thousand marks). White space around
        the drawing is cut, and nothing that sticks out is clipped. The values of its curves and bars go along.
        """
        _check(name)
        text = self._text(caption)
        kind = "png" if raster else "svg"
        buffer = io.BytesIO()
        fonts.replace_missing(fig)
        fig.savefig(buffer, format=kind, dpi=_RASTER_DPI, bbox_inches="tight", pad_inches=_PAD)
        drawn = values.panels(fig, pad=_PAD)
        plt.close(fig)
        about = {
            "kind": "figure",
            "name": name,
            "caption": text,
            "alt": alt if isinstance(alt, str) else self.language.plain(alt),
            **({"values": [asdict(panel) for panel in drawn]} if drawn else {}),
        }
        self._show(anchor("figure", name), kind="anchor")  # above the picture, or a reference would lead below it
        if raster:
            # 96 CSS pixels an inch: shown in the size it was drawn, not in that of its pixels
            width = round(int.from_bytes(buffer.getvalue()[16:20]) / _RASTER_DPI * 96)
            _publish({"image/png": buffer.getvalue()}, about, {"image/png": {"width": width}})
        else:
            _publish({"image/svg+xml": buffer.getvalue().decode()}, about)
        self._show(self._caption("figure", name, text), kind="caption")

    def below(self, figure: str, html: str) -> None:
        """Show what can be opened, chosen or sorted; the page in a browser has it, below the figure of that name."""
        _check(figure)
        _publish({"text/html": html}, {"kind": "below", "figure": figure})

    def table(self, rows: Table | pd.DataFrame, name: str, caption: Paragraph | str, *, index: bool = False) -> None:
        """Show a table's caption, then the table; `[@tab:name]` refers to it. ValueError for a name as in `figure`.

        Cells are shown as `str` gives them, so format numbers before. `$…$` in a cell or a column's name is a formula;
        everything else is plain text. With `index` the index becomes the first column.
        """
        _check(name)
        frame, text = self.language.table(rows) if isinstance(rows, Table) else rows, self._text(caption)
        shown = frame.reset_index() if index else frame
        self._show(anchor("table", name) + self._caption("table", name, text), kind="caption")
        about = {"kind": "table", "name": name, "caption": text}
        _publish({"text/html": html_table(shown), "text/markdown": pipe_table(shown)}, about)

    def listing(self, shown: Callable[..., Any], key: str) -> None:
        """Show the source of a function or class, as it ran; it goes to the report's appendix.

        `key` names its title, as in `say`.
        """
        title, source = self.language.text(say(key)), inspect.getsource(shown)
        _publish({"text/markdown": f"```python\n{source}```"}, {"kind": "listing", "title": title, "source": source})

    def banner(self, origin: Origin) -> None:
        """Say of synthetic faces that they are; nothing for real ones."""
        if origin.synthetic:
            text = self.language.text(say("document.synthetic_banner"))
            _publish({"text/markdown": f"> {text}"}, {"kind": "banner", "text": text})

    def words(self, key: str, /, **values: Any) -> Any:
        """The words in a figure: what the language's function `key` gives for these values."""
        return self.language.words(key, **values)

    def texts(self, said: Iterable[Paragraph]) -> list[str]:
        """Several labels of a figure, each by itself."""
        return [self.language.drawn(one) for one in said]

    def _caption(self, kind: str, name: str, text: str) -> str:
        """The caption as a reader of the notebook sees it; the report sets its own."""
        label = self.language.text(say("document.caption_label", kind=kind, number=self.mentions.number(kind, name)))
        return f"<small>**{label}** {text}</small>"

    def _show(self, markdown: str, **about: str) -> None:
        """Show a text whose references are in words; `about` keeps it as the report needs it."""
        _publish({"text/markdown": self.mentions.in_words(markdown)}, about)

    def _text(self, what: Paragraph | str) -> str:
        return what if isinstance(what, str) else self.language.text(what)


def page(language: str) -> Page:
    """The page of a notebook in a language; its figures get the house style.

    Raises InputError for a language not there, and for a parameter of another type than the notebook declares.
    """
    if (shell := get_ipython()) is not None:
        check_given(shell.user_ns)
    style.use(language)
    words = load(language)

    def named(kind: str, number: int) -> str:
        return words.text(say("document.label", kind=kind, number=number))

    return Page(words, Mentions(named, words.text(say("document.between_references"))))


def _publish(
    data: Mapping[str, str | bytes], about: Mapping[str, Any], metadata: Mapping[str, Mapping[str, int]] | None = None
) -> None:
    """One output of the cell, by MIME type, with what it is."""
    publish_display_data(dict(data), metadata={"fer": dict(about), **(metadata or {})})


def _check(name: str) -> None:
    if not NAME.fullmatch(name):
        raise ValueError(f"name {name!r}: letters, digits, _ and single marks -. only, as in 'mean-map'")
