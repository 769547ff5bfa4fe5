"""What is said of layers follows the differences' intervals, and turns when these do."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.filters.findings import layer_probes
from fer.filters.layer_probes import LayerRead, LayersKnow, Read
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH = load("en")
DIFFERENCES = st.tuples(st.floats(-0.5, 0.5), st.floats(0.001, 0.4)).map(
    lambda of: Interval(of[0], of[0] - of[1], of[0] + of[1])
)
LAYER = LayerRead(8, 6, Interval(0.5, 0.4, 0.6), Interval(0.3, 0.2, 0.4))
READ = st.builds(
    Read,
    st.just(500),
    st.just(500),
    st.just(0.25),
    st.just((LAYER,)),
    DIFFERENCES,
    DIFFERENCES,
    st.none() | DIFFERENCES,
    st.none() | DIFFERENCES,
)
KNOW = st.builds(
    LayersKnow, st.just(1000), st.just(Interval(0.5, 0.4, 0.6)), st.none() | READ, st.just(60), st.none() | READ
)
TURNED = {"above": "below", "below": "above", "open": "open"}


def ways(said):
    return [one.key.rsplit("_", 1)[1] for one in said]


def negated(read: Read) -> Read:
    names = ("over_chance", "over_random", "over_first", "over_own")
    turned = {name: getattr(read, name) for name in names if getattr(read, name) is not None}
    return replace(read, **{name: Interval(-of.value, -of.high, -of.low) for name, of in turned.items()})


@settings(max_examples=100, deadline=None)
@given(KNOW)
def test_a_difference_is_called_one_where_its_interval_says_so(know):
    for said, read in ((layer_probes.classes(know), know.classes), (layer_probes.units(know), know.units)):
        assert ENGLISH.text(said)
        if read is None:
            assert said[0].key.rsplit(".", 1)[1].startswith("too_few")
            continue
        for one in said:
            difference = one.values["difference"]
            assert one.key.endswith("above") == (difference.low > 0)
            assert one.key.endswith("below") == (difference.high < 0)
        assert said[0].values["difference"] == read.over_chance
    if know.classes is not None:
        turned = layer_probes.classes(replace(know, classes=negated(know.classes)))
        assert ways(turned) == [TURNED[way] for way in ways(layer_probes.classes(know))]
    caption = ENGLISH.text(layer_probes.caption(know))
    assert "Half of them fit the probe" in caption and load("zh-TW").text(layer_probes.caption(know))
    assert ("Left: empty." in caption, "Right: empty." in caption) == (know.classes is None, know.units is None)
    for language in (ENGLISH, load("zh-TW")):
        assert language.text([*layer_probes.classes(know), *layer_probes.units(know), layer_probes.alt(know)])
