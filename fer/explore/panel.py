"""The widgets: a face is chosen, and all that is said of it is shown anew whenever a choice changes."""

import base64
import html
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from fer.data.emotions import colours, names
from fer.data.faces import SIDE
from fer.errors import InputError
from fer.explore import findings
from fer.explore.covering import rectangle
from fer.explore.figures import plot_answer, plot_row
from fer.explore.look import Look, look
from fer.explore.picture_field import PictureField
from fer.explore.pictures import ORDERS, Picture, candidates, held_out, of_file
from fer.explore.subject import Subject, opened, runs_beside
from fer.findings.said import Paragraph, say
from fer.runs.run import open_run
from fer.saliency.maps import methods_for, named, require_able
from fer.wording.load import Language

_DPI = 200
_WIDE = widgets.Layout(width="100%")
_STEP = 4  # pixels, of the rectangle's sliders
_ACROSS = 6  # faces that fill a line
_NONE = -1  # in a list, no single class: a list whose value is None shows nothing


class Panel:
    """Controls, and below them the answer, the map, covered faces and the nearest training faces.

    `box` is what a notebook shows. A run that cannot be opened and a file that is no picture are told in a line, and
    what was shown before stays.
    """

    def __init__(self, subject: Subject, language: Language, *, method: str = "grad_cam", neighbours: int = 6):
        self.subject, self.language, self.number = subject, language, neighbours
        self.given: Picture | None = None  # one of the person's own, while that is shown
        self.places = np.array([], dtype=int)
        require_able(named(method), subject.network)
        self._make_controls(named(method))
        self.told = widgets.HTML()
        self.parts = {part: widgets.HTML(layout=_WIDE) for part in ("answer", "covering", "neighbours")}
        self.box = widgets.VBox(self._laid_out())
        self.box.add_class("fer-explore")
        self._choose()

    def _make_controls(self, method: str) -> None:
        words, choices = self.language.words("explore.controls"), self.language.words("explore.choices")
        classes = [(name, k) for k, name in enumerate(names(self.language.code))]
        orders = self.language.words("explore.orders")
        runs = [(path.name, path) for path in runs_beside(self.subject.run)]

        def dropdown(name: str, options: list[tuple[str, Any]], value: Any) -> widgets.Dropdown:
            return widgets.Dropdown(options=options, value=value, description=words[name])

        def span(name: str) -> widgets.IntRangeSlider:
            across = {"min": 0, "max": SIDE, "step": _STEP, "continuous_update": False}
            return widgets.IntRangeSlider(value=(16, 32), description=words[name], **across)

        self.run = dropdown("run", runs, self.subject.run.path)
        self.order = dropdown("order", [(orders[name], name) for name in ORDERS], ORDERS[0])
        self.of_class = dropdown("class", [(choices["every"], _NONE), *classes], _NONE)
        self.face = widgets.IntSlider(min=1, max=1, description=words["face"], continuous_update=False, readout=False)
        self.place = widgets.Label()
        self.picture = PictureField(words["picture"], self._take, self._refuse)
        self.back = widgets.Button(description=words["back"], icon="undo", layout={"width": "auto"})
        self.method = dropdown("method", self._methods(), method)
        self.explained = dropdown("explained", [(choices["answer"], _NONE), *classes], _NONE)
        self.rows, self.columns = span("rows"), span("columns")
        self.run.observe(self._open, "value")
        self.back.on_click(self._give_back)
        for control in (self.order, self.of_class):
            control.observe(self._choose, "value")
        for control in (self.face, self.method, self.explained, self.rows, self.columns):
            control.observe(self._show, "value")

    def _methods(self) -> list[tuple[str, str]]:
        """Those that the network allows, each with its title."""
        titles = self.language.words("saliency.maps.titles")
        return [(titles[name], name) for name in methods_for(self.subject.network)]

    def _laid_out(self) -> list[widgets.Widget]:
        headings = self.language.words("explore.headings")

        def heading(name: str) -> widgets.HTML:
            return widgets.HTML(f'<h3 style="margin:14px 0 0">{html.escape(headings[name])}</h3>')

        return [
            heading("choose"),
            widgets.HBox([self.run, self.order, self.of_class], layout=_wrapping()),
            widgets.HBox([self.face, self.place, self.picture, self.back], layout=_wrapping()),
            self.told,
            heading("answer"),
            widgets.HBox([self.method, self.explained], layout=_wrapping()),
            self.parts["answer"],
            heading("covering"),
            widgets.HBox([self.rows, self.columns], layout=_wrapping()),
            self.parts["covering"],
            heading("neighbours"),
            self.parts["neighbours"],
        ]

    def _open(self, change: dict[str, Any]) -> None:
        """Another run; the one before stays where that cannot be opened."""
        self._tell(self.language.plain(say("explore.waiting")))
        try:
            self.subject = opened(open_run(Path(change["new"])))
        except InputError as fault:
            self._refuse(fault)
            with _unobserved(self.run, self._open):
                self.run.value = self.subject.run.path
            return
        with _unobserved(self.method, self._show):
            known, chosen = self._methods(), self.method.value
            self.method.options = known
            self.method.value = chosen if chosen in dict(known).values() else "grad_cam"
        self._tell("")
        self._choose()

    def _take(self, name: str, content: bytes) -> None:
        """A picture of the person's own, shown until the person goes back."""
        try:
            self.given = of_file(name, content)
        except InputError as fault:
            self._refuse(fault)
            return
        self._tell("")
        self._show()

    def _refuse(self, fault: InputError) -> None:
        self._tell(str(fault), fault=True)

    def _give_back(self, _: object) -> None:
        self.given = None
        self._show()

    def _choose(self, _: object = None) -> None:
        """The faces that the order and the class name, from the first on."""
        self.places = candidates(self.subject.answers, order=self.order.value, of_class=_class(self.of_class))
        with _unobserved(self.face, self._show), self.face.hold_trait_notifications():
            self.face.max, self.face.value = max(1, len(self.places)), 1
        self._show()

    def _show(self, _: object = None) -> None:
        """Everything that is said of the face, anew."""
        self.back.disabled, self.face.disabled = self.given is None, self.given is not None
        self.place.value = self._place()
        if self.given is None and not len(self.places):
            for part in self.parts.values():
                part.value = ""
            return
        picture = self.given or held_out(self.subject, int(self.places[self.face.value - 1]))
        own = rectangle(self.rows.value, self.columns.value)
        asked = {"method": self.method.value, "explained": _class(self.explained), "neighbours": self.number}
        found = look(self.subject, picture, own=own, **asked)
        self.parts["answer"].value = self._answer(found)
        self.parts["covering"].value = self._covering(found)
        self.parts["neighbours"].value = self._neighbours(found)

    def _place(self) -> str:
        if not len(self.places):
            return self.language.words("explore.choices")["none"]
        return self.language.plain(say("explore.place", number=self.face.value, of=len(self.places)))

    def _answer(self, found: Look) -> str:
        facts, code = found.facts, self.language.code
        fig = plot_answer(
            found.face,
            found.heat,
            facts.probabilities,
            names=names(code),
            colours=colours(),
            shares=[self.language.drawn(say("explore.share_of", share=share)) for share in facts.probabilities],
            words=self.language.words("explore.pictures"),
        )
        return self._set([findings.answer(facts), findings.heat(facts)], fig, findings.answer_alt(facts))

    def _covering(self, found: Look) -> str:
        facts = found.facts
        above, below = self._drawn(findings.covered_titles(facts)), self._drawn(findings.covered_notes(facts))
        fig = plot_row(found.covered, above, below, columns=_ACROSS)
        return self._set(findings.covering(facts), fig, findings.covering_alt(facts))

    def _neighbours(self, found: Look) -> str:
        near = found.facts.neighbours
        if not near:
            return self._text(findings.neighbours(found.facts))
        above, below = self._drawn(findings.neighbour_titles(near)), self._drawn(findings.neighbour_notes(near))
        fig = plot_row(found.near, above, below, columns=_ACROSS)
        return self._set(findings.neighbours(found.facts), fig, findings.neighbours_alt(found.facts))

    def _drawn(self, said: list[Any]) -> list[str]:
        return [self.language.drawn(one) for one in said]

    def _set(self, what: Paragraph, fig: Figure, alt: Paragraph) -> str:
        """A paragraph with its picture below, in HTML."""
        return self._text(what) + _picture(fig, self.language.plain(alt))

    def _text(self, what: Paragraph) -> str:
        return f'<p style="margin:0 0 8px;line-height:1.5">{html.escape(self.language.plain(what))}</p>'

    def _tell(self, text: str, *, fault: bool = False) -> None:
        colour = "var(--jp-error-color1, #b00020)" if fault else "inherit"
        self.told.value = f'<p style="margin:0;color:{colour}">{html.escape(text)}</p>' if text else ""


def _picture(fig: Figure, alt: str) -> str:
    """A figure as it was drawn, in the size that it has on paper; the figure is closed."""
    buffer = io.BytesIO()
    fig.savefig(buffer, format="png", dpi=_DPI, bbox_inches="tight", pad_inches=0.02)
    plt.close(fig)
    picture = buffer.getvalue()
    width = round(int.from_bytes(picture[16:20]) / _DPI * 120)
    source = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    return f'<img src="{source}" alt="{html.escape(alt)}" style="width:{width}px;max-width:100%;background:white">'


@contextmanager
def _unobserved(control: widgets.Widget, handler: Callable[[Any], None]) -> Iterator[None]:
    """Meanwhile a change of the control's value is not told to this one of its observers."""
    control.unobserve(handler, "value")
    try:
        yield
    finally:
        control.observe(handler, "value")


def _class(chosen: widgets.Dropdown) -> int | None:
    return None if chosen.value == _NONE else int(chosen.value)


def _wrapping() -> widgets.Layout:
    return widgets.Layout(flex_flow="row wrap", align_items="center")
