"""Bars: in a notebook one display whose content is the latest line; elsewhere lines on stderr."""

import IPython
import IPython.display
import pytest

from fer import progress


@pytest.fixture
def shown(monkeypatch):
    """What a notebook was given to show, and what that became."""
    contents = []

    class Handle:
        def update(self, content, *, raw):
            contents.append(("updated", content["text/plain"]))

    def display(content, *, raw, display_id):
        contents.append(("shown", content["text/plain"]))
        return Handle()

    kernel = type("ZMQInteractiveShell", (), {})()
    monkeypatch.setattr(IPython, "get_ipython", lambda: kernel)
    monkeypatch.setattr(IPython.display, "display", display)
    return contents


def test_in_a_notebook_a_bar_is_one_display_that_is_updated(shown):
    with progress.bar(description="faces", total=4) as bar:
        bar.refresh()
        bar.update(3)
        bar.refresh()
    (first, begun), (*_, (second, gone_on)) = shown[0], shown[1:]
    assert (first, second) == ("shown", "updated")
    assert begun.startswith("faces:   0%") and "0/4" in begun
    assert "4" in gone_on
    assert all(how == "updated" and text.isascii() and "\n" not in text for how, text in shown[1:])


@pytest.mark.parametrize(("items", "total"), [([5, 6, 7], 3), (iter([5, 6, 7]), None)])
def test_items_pass_and_are_counted_where_their_number_is_known(monkeypatch, items, total):
    bar, totals = progress.bar, []

    def watched(*, total, **options):
        totals.append(total)
        return bar(total=total, **options)

    monkeypatch.setattr(progress, "bar", watched)
    assert list(progress.track(items, description="items")) == [5, 6, 7]
    assert totals == [total]


def test_an_empty_line_is_nothing_to_show(shown):
    with progress.bar(description="faces", total=1) as bar:
        shown.clear()
        bar.fp.write("\r   \r")
    assert all(text for _, text in shown)


def test_a_description_keeps_its_first_letter_in_a_notebook(shown):
    """Of a terminal's code for a step up, ESC [ A, the letter is no letter of the words behind it."""
    with progress.bar(description="Adam", total=1) as bar:
        bar.refresh()
    assert all(text.startswith("Adam") for _, text in shown)


def test_one_is_one():
    assert [progress.counted(number, "epoch") for number in (0, 1, 2, 1000)] == [
        "0 epochs",
        "1 epoch",
        "2 epochs",
        "1,000 epochs",
    ]
