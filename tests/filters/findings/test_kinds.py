"""The sentences on what replicates and on kinds follow the numbers, and turn when these do."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.filters.counted import TRAITS, Alike, Kinds, Share
from fer.filters.findings import kinds
from fer.filters.kinds import KINDS
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH = load("en")
SHARE = Share(3, 0.1, 0.1, Interval(0.0, -0.1, 0.1))
FOUND = Kinds(
    filters=10,
    of=10,
    steps=(80, 96, 80),
    gains=(0.01, 0.0, -0.05),
    side=29,
    alike={
        "kind": Alike(0.62, 0.629, Interval(-0.009, -0.1, 0.08)),
        "frequency": Alike(-0.5, -0.9, Interval(0.4, 0.2, 0.6)),
    },
    shares={"dark_on_three_sides": SHARE, "other": replace(SHARE, excess=Interval(-0.01, -0.1, 0.08))},
    frequency=(4.0, 5.0, 6.0),
)
REPLICATES = {"kind": Alike(0.8, 0.6, Interval(0.2, 0.1, 0.3))}


def test_kinds_that_agree_by_chance_are_the_starts():
    text = ENGLISH.text(kinds.replicates(FOUND))
    assert text.startswith("In fineness, two images of the same filter are significantly closer")
    assert "So this belongs to the filter. In kind that is **not** shown" in text
    assert text.endswith("5.0 cycles across.")
    assert "counts of images, **not** of filters" in ENGLISH.text(kinds.verdict(FOUND))
    cover = ENGLISH.text(kinds.finding(FOUND))
    assert "is not shown to depend on the filter" in cover and "what does depend on the filter is fineness" in cover
    assert "in 62.0\N{NO-BREAK SPACE}% of cases, two filters in 62.9\N{NO-BREAK SPACE}%" in cover


def test_kinds_that_replicate_are_the_filters():
    alike = replace(FOUND, alike=REPLICATES)
    assert "**not**" not in ENGLISH.text(kinds.replicates(alike))
    assert "it tells something about the filters" in ENGLISH.text(kinds.verdict(alike))
    assert "The kind of image depends on the filter" in ENGLISH.text(kinds.finding(alike))


def test_ascents_settled_or_not():
    assert ENGLISH.text(kinds.converged(FOUND)).endswith("after 80, 96 and 80 steps, when they had settled.")
    cut = replace(FOUND, gains=(0.01, 0.03, None))
    assert "2 of them had **not** settled" in ENGLISH.text(kinds.converged(cut))
    assert "其中 2 個**還沒**收斂" in load("zh-TW").text(kinds.converged(cut))


def test_where_nothing_replicates_nothing_is_counted_by_filters():
    none = replace(FOUND, alike={"kind": FOUND.alike["kind"]})
    text = ENGLISH.text(kinds.replicates(none))
    assert "are **not** shown to be closer" in text and "the start may decide" in text
    assert "what does depend" not in ENGLISH.text(kinds.finding(none))
    one = replace(FOUND, filters=1, alike={"kind": Alike(1.0, 1.0, None)})
    assert "With a single filter" in ENGLISH.text(kinds.replicates(one)) == ENGLISH.text(kinds.finding(one))


def test_each_kind_is_judged_by_itself_and_none_by_a_union():
    """Corners are rarer than in noise while lines are more frequent."""
    shares = {
        "vertical": Share(20, 0.2, 0.05, Interval(0.15, 0.05, 0.3)),
        "dark_on_three_sides": Share(1, 0.01, 0.08, Interval(-0.07, -0.1, -0.02)),
        "other": SHARE,
    }
    text = ENGLISH.text(kinds.verdict(replace(FOUND, shares=shares)))
    assert "Significantly more frequent than in noise: “lines, vertical”" in text
    assert "Significantly **less** frequent than in noise: “dark on three sides, light in the middle”" in text
    assert ENGLISH.text(kinds.verdict(FOUND)).startswith("**None** of the 2 kinds")


def test_captions_say_how_many_filters_were_compared():
    assert "(all 10 filters, 3 starts each)" in ENGLISH.text(kinds.alike_caption(FOUND))
    assert "the 10 filters shown of 64, 3 starts each" in ENGLISH.text(kinds.table_caption(replace(FOUND, of=64)))


def test_the_tables_have_a_row_a_trait_and_a_row_a_kind():
    frame = ENGLISH.table(kinds.alike_table(FOUND))
    assert frame.iloc[1].tolist() == [
        "fineness",
        "cycles across the image apart",
        "0.50",
        "0.90",
        "0.40 (0.20 to 0.60)",
    ]
    frame = ENGLISH.table(kinds.table(FOUND))
    assert frame.iloc[0].tolist() == [
        "dark on three sides, light in the middle",
        "3",
        "10.0",
        "10.0",
        "0.0 (−10.0 to 10.0)",
    ]


def test_kinds_that_neither_images_nor_noise_show_are_named_and_not_tabulated():
    nought = Share(0, 0.0, 0.0, Interval(0.0, -0.1, 0.1))
    found = replace(FOUND, shares={"even": nought, "rising": replace(nought, chance=0.1), "other": SHARE})
    assert ENGLISH.table(kinds.table(found))["kind"].tolist() == ["lines, rising", "none of these"]
    assert ENGLISH.text(kinds.table_caption(found)).endswith("Neither shows: “even”.")
    assert "Neither" not in ENGLISH.text(kinds.table_caption(FOUND))


INTERVALS = st.tuples(st.floats(-1, 1), st.floats(0, 0.5), st.floats(0, 0.5)).map(
    lambda drawn: Interval(drawn[0], drawn[0] - drawn[1], drawn[0] + drawn[2])
)


@st.composite
def counted(draw):
    return replace(
        FOUND,
        alike={trait: Alike(draw(st.floats(0, 1)), draw(st.floats(0, 1)), draw(INTERVALS)) for trait in TRAITS},
        shares={kind: Share(1, 0.1, 0.1, draw(INTERVALS)) for kind in KINDS},
    )


def last(said) -> str:
    return said.key.rpartition(".")[2]


@settings(max_examples=80, deadline=None)
@given(counted())
def test_only_what_replicates_is_said_to_be_the_filters(found):
    traits = [trait for trait, of in found.alike.items() if of.beyond.low > 0]
    told = {last(said): said for said in kinds.replicates(found)}
    assert (told["replicate"].values["traits"] if "replicate" in told else []) == traits
    assert ("none_replicates" in told) == (not traits) and ("frequency" in told) == ("frequency" in traits)
    cover = kinds.finding(found)
    assert last(cover) == ("finding_filters" if "kind" in traits else "finding_start")
    others = [trait for trait in traits if trait != "kind"]
    assert (cover.values["traits"].values["traits"] if others else []) == others
    said = [*told.values(), *kinds.verdict(found), cover, kinds.alike_caption(found), kinds.table_caption(found)]
    for code in ("en", "zh-TW"):
        assert load(code).text(said) and len(load(code).table(kinds.alike_table(found))) == len(TRAITS)
    assert last(kinds.verdict(found)[-1]) == ("of_the_filter" if "kind" in traits else "of_the_start")


@settings(max_examples=80, deadline=None)
@given(counted())
def test_every_kind_is_held_against_noise_and_turned_shares_turn_the_sentence(found):
    def turned(share):
        return replace(share, excess=Interval(-share.excess.value, -share.excess.high, -share.excess.low))

    def said(of):
        return {last(one): one.values["kinds"] for one in kinds.verdict(of)[:-1]}

    here = said(found)
    expected = {
        "more": [kind for kind, of in found.shares.items() if of.excess.low > 0],
        "fewer": [kind for kind, of in found.shares.items() if of.excess.high < 0],
    }
    assert here == ({key: of for key, of in expected.items() if of} or {"as_in_noise": len(KINDS)})
    there = said(replace(found, shares={kind: turned(of) for kind, of in found.shares.items()}))
    assert here.get("more") == there.get("fewer") and here.get("fewer") == there.get("more")
