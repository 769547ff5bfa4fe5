"""A chart's numbers, and where its marks lie on the picture that is saved."""

import io
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest

from fer.figures.values import panels

PAD = 0.02


def test_a_curve_s_values_lie_where_it_is_drawn():
    fig, ax = plt.subplots()
    ax.plot([1, 2, 4], [0.25, 0.5, 0.123456], "o", label="loss", gid="curve")
    ax.axhline(0.3, label="a rule")
    ax.plot([1, 4], [0, 1])
    ax.set(xlabel="epoch", title="Title")
    svg = io.StringIO()
    fig.savefig(svg, format="svg", bbox_inches="tight", pad_inches=PAD)
    (panel,) = panels(fig, pad=PAD)
    assert panel.heads == ("epoch", "loss") and panel.title == "Title" and panel.along == "x"
    assert [(name, marks[0].text) for name, marks in panel.rows] == [("1", "0.25"), ("2", "0.5"), ("4", "0.1235")]
    width, height = (float(size) for size in re.search(r'viewBox="0 0 (\S+) (\S+)"', svg.getvalue()).groups())
    drawn = re.findall(r'<use [^>]*x="(\S+)" y="(\S+)"', svg.getvalue().split('id="curve"')[1])[:3]
    found = [(marks[0].x * width, marks[0].y * height) for _, marks in panel.rows]
    assert np.array(found) == pytest.approx(np.array(drawn, dtype=float), abs=1)  # points: a dot is 6 wide


def test_bars_of_names_and_of_numbers():
    fig, (left, right) = plt.subplots(1, 2)
    left.barh(["angry", "sad"], [1234, 7])
    left.set_title("Faces")
    right.hist([0.1, 0.15, 0.3], [0, 0.2, 0.4], label="likeness")
    by_name, by_number = panels(fig, pad=PAD)
    assert by_name.along == "y" and by_name.heads == ("", "Faces")
    assert [(name, marks[0].text) for name, marks in by_name.rows] == [("angry", "1,234"), ("sad", "7")]
    assert [(name, marks[0].text) for name, marks in by_number.rows] == [("0–0.2", "2"), ("0.2–0.4", "1")]


def test_places_that_are_rounded_to_one_name_keep_a_row_each():
    fig, ax = plt.subplots()
    ax.plot([1, 1.00001, 2], [2, 3, 4], label="a")
    ax.plot([1, 2], [5, 6], label="b")
    (panel,) = panels(fig, pad=PAD)
    shown = [(name, [mark and mark.text for mark in marks]) for name, marks in panel.rows]
    assert shown == [("1", ["2", "5"]), ("1", ["3", None]), ("2", ["4", "6"])]


def test_marks_side_by_side_belong_to_the_name_between_them():
    fig, ax = plt.subplots()
    ax.set_yticks([0, 1], ["happy", "sad"])
    ax.plot(0.9, -0.1, "o", label="recall")
    ax.errorbar([0.8], [0.1], xerr=[[0.1], [0.1]], fmt="D", label="precision")
    ax.plot(0.5, 0.9, "o", label="recall")
    ax.set(xlim=(0, 1), ylim=(1.5, -0.5))
    (panel,) = panels(fig, pad=PAD)
    texts = {name: [mark and mark.text for mark in marks] for name, marks in panel.rows}
    assert panel.heads == ("", "recall", "precision") and texts == {"happy": ["0.9", "0.8"], "sad": ["0.5", None]}


def test_ticks_named_by_numbers_keep_their_names_unless_they_say_their_places():
    fig, (by_name, by_place) = plt.subplots(1, 2)
    for ax, names in ((by_name, ["37", "102", "5"]), (by_place, ["1,000", "0.33", "−5"])):
        places = [0, 1, 2] if ax is by_name else [1000, 1 / 3, -5]
        ax.plot(places, [9, 8, 7], "o", label="activation")
        ax.set_xticks(places, names)
    rows = [[(name, marks[0].text) for name, marks in panel.rows] for panel in panels(fig, pad=PAD)]
    assert rows[0] == [("37", "9"), ("102", "8"), ("5", "7")]
    assert rows[1] == [("−5", "7"), ("0.3333", "8"), ("1,000", "9")]


def test_values_are_written_as_the_axis_writes_them():
    fig, ax = plt.subplots()
    ax.plot([1, 2], [0.25, 0.5], label="accuracy")
    ax.yaxis.set_major_formatter(lambda value, _: f"{100 * value:g} %")
    (panel,) = panels(fig, pad=PAD)
    assert [marks[0].text for _, marks in panel.rows] == ["25 %", "50 %"]


def test_of_a_long_curve_some_values_are_taken_and_none_that_is_not_in_sight():
    fig, ax = plt.subplots()
    ax.plot(np.arange(5000), np.arange(5000), label="long")
    ax.set(ylim=(100, 6000))
    (panel,) = panels(fig, pad=PAD)
    assert 250 < len(panel.rows) <= 300 and panel.rows[-1][0] == "4,999" and int(panel.rows[0][0]) >= 100


def test_a_figure_without_curves_has_none():
    fig, ax = plt.subplots()
    ax.imshow(np.eye(3))
    assert panels(fig, pad=PAD) == []
