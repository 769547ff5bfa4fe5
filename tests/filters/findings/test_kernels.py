"""The sentences on the first layer's kernels follow the numbers, and turn when these do."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.filters.findings import kernels
from fer.filters.kernels import Kernels
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH = load("en")


def kernels_of(edges: int, brightness: int, *, number: int = 48, chance: float = 0.5) -> Kernels:
    share = edges / number
    return Kernels(
        side=3,
        edge_share=(0.5,) * number,
        edges=edges,
        brightness=brightness,
        interval=Interval(share, share - 0.1, share + 0.1),
        chance=chance,
    )


def test_kernels_compare_more_or_less_than_random_weights_or_as_much():
    more = ENGLISH.text(kernels.verdict(kernels_of(40, 5)))
    assert "40 detect edges" in more and "5 detect brightness" in more and "3 lie between" in more
    assert "significantly more edge detectors than among random kernels" in more
    same = ENGLISH.text(kernels.verdict(kernels_of(26, 21)))
    assert "**not** significantly more or fewer" in same and "1 lies between" in same
    fewer = ENGLISH.text(kernels.verdict(kernels_of(5, 43)))
    assert "significantly **fewer** edge detectors" in fewer and "between" not in fewer


def test_the_caption_holds_the_numbers():
    caption = ENGLISH.text(kernels.caption(kernels_of(40, 5)))
    assert "The 48 kernels" in caption and "3 × 3" in caption
    assert "40 mix dark and light" in ENGLISH.text(kernels.alt(kernels_of(40, 5)))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 48), st.floats(0.05, 0.95))
def test_more_or_fewer_is_said_only_where_chance_lies_outside_the_interval(edges, chance):
    found = kernels_of(edges, 0, chance=chance)
    told = [*kernels.verdict(found), kernels.caption(found), kernels.alt(found)]
    assert all(load(code).text(told) for code in ("en", "zh-TW"))
    key = kernels.verdict(found)[1].key.rpartition(".")[2]
    assert (key == "more_than_chance") == (chance < found.interval.low)
    assert (key == "fewer_than_chance") == (chance > found.interval.high)
