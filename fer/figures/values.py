"""The numbers that a chart is drawn from, and where each lies on its picture.

A line counts where it has a label, bars always: rules, limits and bands are drawn without one. Lines that share a label
are one series.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Float
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.category import StrCategoryLocator
from matplotlib.container import BarContainer, ErrorbarContainer
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, FuncFormatter
from matplotlib.transforms import Bbox

_MOST = 300  # points of a line; of a longer one as many are taken, evenly
_DIGITS = 4  # of a value that is no whole number
_NUMBER = re.compile(r"[−-]?[\d,]*\.?\d+")
_ROUNDED = 0.01  # of a place, by which the number at its tick may be rounded


@dataclass(frozen=True)
class Mark:
    """A value as its axis writes it, at shares of the picture's width and height from the upper left corner."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Panel:
    """A chart's values: a row a place along one axis, a mark a series; None where a series has none there."""

    title: str
    along: Literal["x", "y"]
    box: tuple[float, float, float, float]  # left, top, right and bottom of the axes, shares as in `Mark`
    heads: tuple[str, ...]  # of the axis, then of each series
    rows: tuple[tuple[str, tuple[Mark | None, ...]], ...]


@dataclass(frozen=True)
class _Point:
    series: str
    place: float  # along the axis that is not the value's
    name: str  # of the place
    value: float
    at: tuple[float, float]  # in the axes' own coordinates


def panels(figure: Figure, *, pad: float) -> list[Panel]:
    """A panel for each of the figure's axes that draws values, as it was drawn last.

    The picture is the drawing with white space of `pad` inches around it, as `savefig` cuts it with
    `bbox_inches="tight"`.
    """
    drawn = [(ax, points) for ax in figure.axes if (points := _points(ax))]
    if not drawn:
        return []
    picture = figure.get_tightbbox().padded(pad)
    return [_panel(ax, points, picture) for ax, points in drawn]


def _panel(ax: Axes, points: list[_Point], picture: Bbox) -> Panel:
    along = _along(ax)
    series = list(dict.fromkeys(point.series for point in points))
    title = _one_line(ax.get_title("left") or ax.get_title())
    value_axis, place_axis = (ax.yaxis, ax.xaxis) if along == "x" else (ax.xaxis, ax.yaxis)
    heads = [_one_line(name) or _label(value_axis) or title for name in series]
    (left, bottom), (right, top) = (_share(ax, corner, picture) for corner in ax.get_window_extent().get_points())
    rows = tuple(
        (name, tuple(_mark(ax, row[one], picture) if one in row else None for one in series))
        for name, row in _rows(points)
    )
    return Panel(title, along, (left, top, right, bottom), (_label(place_axis), *heads), rows)


def _rows(points: list[_Point]) -> list[tuple[str, dict[str, _Point]]]:
    """The points of each place by their series, with its name, along the axis.

    Two points of one series whose places have one name, as these are rounded, have a row each.
    """
    rows: dict[str, list[dict[str, _Point]]] = {}
    for point in points:
        named = rows.setdefault(point.name, [])
        row = next((row for row in named if point.series not in row), None)
        if row is None:
            named.append(row := {})
        row[point.series] = point
    places = [(min(point.place for point in row.values()), name, row) for name, named in rows.items() for row in named]
    return [(name, row) for _, name, row in sorted(places, key=lambda found: found[0])]


def _mark(ax: Axes, point: _Point, picture: Bbox) -> Mark:
    axis = ax.yaxis if _along(ax) == "x" else ax.xaxis
    return Mark(_said(point.value, axis), *_share(ax, ax.transData.transform(point.at), picture))


def _share(ax: Axes, pixels: Float[np.ndarray, "2"], picture: Bbox) -> tuple[float, float]:
    """Pixels of the canvas as shares of the picture, from its upper left corner."""
    x, y = ax.figure.dpi_scale_trans.inverted().transform(pixels)
    return round(float((x - picture.x0) / picture.width), 4), round(float((picture.y1 - y) / picture.height), 4)


def _points(ax: Axes) -> list[_Point]:
    """All that the axes show of lines with a label and of bars."""
    along = _along(ax)
    names = _names(ax.xaxis if along == "x" else ax.yaxis)
    shown = [*_of_lines(ax, along, names), *_of_bars(ax, along, names)]
    return [point for point in shown if ax.viewLim.padded(1e-9).contains(*point.at) and np.isfinite(point.value)]


def _of_lines(ax: Axes, along: str, names: dict[float, str]) -> Iterator[_Point]:
    bars = [held for held in ax.containers if isinstance(held, ErrorbarContainer)]
    labels = {held.lines[0]: str(held.get_label()) for held in bars}
    axis: Axis = ax.xaxis if along == "x" else ax.yaxis
    for line in ax.lines:
        label = labels.get(line, str(line.get_label()))
        if label and not label.startswith("_") and _in_data(line, ax):
            x, y = (np.asarray(of, dtype=float) for of in line.get_data(orig=False))
            for k in np.linspace(0, len(x) - 1, min(len(x), _MOST)).round().astype(int):
                place, value = (float(x[k]), float(y[k])) if along == "x" else (float(y[k]), float(x[k]))
                name, near = _named(place, names) or (_said(place, axis), place)
                yield _Point(label, near, name, value, (float(x[k]), float(y[k])))


def _of_bars(ax: Axes, along: str, names: dict[float, str]) -> Iterator[_Point]:
    upright = along == "x"
    axis: Axis = ax.xaxis if upright else ax.yaxis
    for held in (held for held in ax.containers if isinstance(held, BarContainer)):
        label = str(held.get_label())
        for bar in held.patches:
            (x0, y0), (x1, y1) = bar.get_bbox().get_points().tolist()
            low, high, value = (x0, x1, y1) if upright else (y0, y1, x1)
            middle = (low + high) / 2
            name, near = _named(middle, names) or (f"{_said(low, axis)}–{_said(high, axis)}", middle)
            at = (middle, value) if upright else (value, middle)
            yield _Point("" if label.startswith("_") else label, near, name, value, at)


def _in_data(line: Line2D, ax: Axes) -> bool:
    """Is it drawn in data coordinates? A rule across the axes, as `axhline` draws it, is not."""
    return line.get_transform() == ax.transData


def _along(ax: Axes) -> Literal["x", "y"]:
    """The axis that values stand along: the upright one where its ticks have names."""
    return "y" if _names(ax.yaxis) else "x"


def _names(axis: Axis) -> dict[float, str]:
    """The names at an axis's ticks, by place; none where it counts: where each tick says its place, or nothing."""
    if not isinstance(axis.get_major_locator(), (FixedLocator, StrCategoryLocator)):
        return {}
    places = [float(place) for place in axis.get_ticklocs()]
    texts = [_one_line(text) for text in axis.get_major_formatter().format_ticks(places)]
    named = dict(zip(places, texts, strict=True))
    return {} if all(not text or _says(text, place) for place, text in named.items()) else named


def _says(text: str, place: float) -> bool:
    """Is the text the place itself, as a number?"""
    written = _NUMBER.fullmatch(text) and float(text.replace(",", "").replace("−", "-"))
    return written is not None and math.isclose(written, place, rel_tol=_ROUNDED, abs_tol=1e-9)


def _named(place: float, names: dict[float, str]) -> tuple[str, float] | None:
    """The name nearest to a place, and where that stands: marks of several series stand side by side around it."""
    if not names:
        return None
    near = min(names, key=lambda tick: abs(tick - place))
    return names[near], near


def _said(value: float, axis: Axis) -> str:
    """The value as the axis writes numbers, but with more digits."""
    value = round(value, 12) + 0.0  # no −1e-16 for 0
    rounded = float(f"{value:.{_DIGITS}g}") if value % 1 else value
    formatter = axis.get_major_formatter()
    if isinstance(formatter, FuncFormatter) and not isinstance(axis.get_major_locator(), FixedLocator):
        return str(formatter(rounded))
    return f"{rounded:,.10g}".replace("-", "−")


def _label(axis: Axis) -> str:
    """The name of an axis, or of one that it shares its ticks with."""
    ax = axis.axes
    horizontal = axis is ax.xaxis
    shared = (ax.get_shared_x_axes() if horizontal else ax.get_shared_y_axes()).get_siblings(ax)
    texts = [one.get_xlabel() if horizontal else one.get_ylabel() for one in [ax, *shared]]
    return _one_line(next(filter(None, texts), ""))


def _one_line(text: str) -> str:
    return " ".join(text.split())
