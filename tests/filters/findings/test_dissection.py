"""What is said of filters and parts follows the shares of places and swaps, whatever these are."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.data.emotions import PARTS
from fer.filters.dissection import PLACES, Dissection, Overlap, PartsSeen
from fer.filters.findings import dissection
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH = load("en")
SHARES = st.sampled_from([0.001, 0.01, 0.025, 0.03, 0.05, 0.2, 1.0])
OVERLAPS = st.builds(Overlap, st.integers(0, 99), st.sampled_from(PARTS), SHARES, st.floats(0, 20), SHARES, SHARES)


@st.composite
def dissections(draw):
    filters = tuple(draw(st.lists(OVERLAPS, max_size=6)))
    return Dissection(filters, draw(st.integers(0, 3)), draw(st.integers(0, 6)), draw(st.integers(0, 9)), draw(SHARES))


SEEN = st.builds(
    PartsSeen,
    faces=st.integers(1, 200),
    of=st.integers(6, 200),
    top=st.just(0.05),
    learnt_from=st.sampled_from(["drawn", "photographs", "unknown"]),
    accuracy=st.sampled_from([Interval(0.5, 0.4, 0.6), Interval(0.2, 0.1, 0.3)]),
    luck=st.just(0.25),
    trained=dissections(),
    random=dissections(),
)


@settings(max_examples=80, deadline=None)
@given(SEEN)
def test_claims_need_their_shares(seen):
    lying, beside, following, *position = dissection.verdict(seen)
    assert (lying.key.endswith("lie_on_parts")) == (seen.trained.p <= dissection.LEVEL)
    assert (beside.key.endswith("random_too")) == (seen.random.p <= dissection.LEVEL)
    follow = [of for of in seen.trained.filters if of.p_follows <= dissection.LEVEL]
    assert following.key.endswith("some_follow" if follow else "none_follows")
    assert sum(number for _, number in following.values.get("parts", ())) == len(follow)
    lie = [of for of in seen.trained.filters if of.places <= PLACES]
    still = [of for of in lie if of not in follow]
    assert bool(position) == bool(still)
    for said in position:
        assert (said.values["lie"], said.values["still"]) == (len(lie), len(still))
        assert dict(said.values["parts"]) == Counter(of.part for of in still)
    told = dissection.told_of(seen)
    assert told.values["better"].key.endswith("knows_them" if seen.accuracy.low > seen.luck else "guesses")
    best = seen.trained.filters[:4]
    shown = [dissection.figure_caption(best), dissection.figure_alt(best, faces=6), dissection.table_caption(seen)]
    text, chinese = (load(code).text([*dissection.verdict(seen), told, *shown]) for code in ("en", "zh-TW"))
    assert chinese and len(load("zh-TW").table(dissection.table(seen))) == 4
    assert ("**more** than" in text) == (seen.trained.p <= dissection.LEVEL)
    rows = dissection.table(seen).rows
    assert [row["part"] for row in rows] == list(PARTS)
    assert sum(row["on"] for row in rows) == sum(of.places <= PLACES for of in seen.trained.filters)
    assert len(ENGLISH.table(dissection.table(seen))) == 4


@settings(max_examples=30, deadline=None)
@given(SEEN)
def test_swapped_networks_swap_what_is_said(seen):
    there, back = (dissection.verdict(of) for of in (seen, replace(seen, trained=seen.random, random=seen.trained)))
    assert (there[0].key.endswith("lie_on_parts"), there[1].key.endswith("random_too")) == (
        back[1].key.endswith("random_too"),
        back[0].key.endswith("lie_on_parts"),
    )


def test_the_caption_of_the_table_names_the_limits_of_the_code():
    seen = PartsSeen(9, 300, 0.05, "drawn", Interval(0.5, 0.4, 0.6), 0.2, *(Dissection((), 128, 0, 3.0, 1.0),) * 2)
    text = ENGLISH.text(dissection.table_caption(seen))
    assert "128 filters (of 300)" in text and "at most 2.5\N{NO-BREAK SPACE}% of the swaps" in text


def test_filters_are_shown_and_counted_by_what_displaced_masks_overlap_and_not_by_the_overlap_alone():
    seen = parts_seen((Overlap(1, "nose", 0.1, 9.0, 0.01, 1.0), Overlap(2, "mouth", 0.3, 2.0, 0.01, 1.0)))
    for said in (dissection.figure_caption(seen.trained.filters), dissection.table_caption(seen)):
        text, chinese = ENGLISH.text(said), load("zh-TW").text(said)
        assert "the largest multiple" in text and "of what displaced masks do" in text
        assert "mask 移位後的重疊" in chinese and "倍數最大" in chinese and "overlap most" not in text


def parts_seen(filters=(), **changes):
    random = Dissection((), 128, 0, 3.0, 1.0)
    accuracy, trained = Interval(0.42, 0.33, 0.52), replace(random, filters=filters)
    return replace(PartsSeen(100, 192, 0.05, "photographs", accuracy, 0.19, trained, random), **changes)


def test_a_filter_that_lies_on_a_part_and_does_not_follow_it_may_owe_that_to_its_place():
    still, follows = Overlap(1, "nose", 0.2, 9.0, 0.01, 1.0), Overlap(2, "mouth", 0.2, 9.0, 0.01, 0.01)
    elsewhere = replace(still, places=0.5)
    seen = parts_seen((still, still, replace(still, part="eyes"), follows, elsewhere))
    text = ENGLISH.text(dissection.verdict(seen))
    assert "Of 4 filters that lie on a part, 3 are not shown to follow it: the eyes (1) and the nose (2)." in text
    assert "That may be position alone" in text
    assert "4 個 filter 中，有 3 個看不出會隨著部位移動：眼睛（1 個）和鼻子（2 個）" in load("zh-TW").text(
        dissection.verdict(seen)
    )
    for of in ((follows, elsewhere), (elsewhere,), ()):
        assert "position alone" not in ENGLISH.text(dissection.verdict(parts_seen(of)))


def test_what_holds_of_drawn_faces_is_said_to_hold_of_them_alone_unless_the_network_was_trained_on_such():
    foreign, own = parts_seen(), parts_seen(learnt_from="drawn")
    text = ENGLISH.text(dissection.photographs(foreign))
    assert text.startswith("The network was not trained on drawn faces: it gets 42.0\N{NO-BREAK SPACE}%")
    assert "(95\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}CI 33.0–52.0) of them right" in text
    for said in (dissection.photographs(foreign), dissection.told_of(foreign)):
        assert ENGLISH.text(said).endswith("says nothing certain of photographs.")
        assert load("zh-TW").text(said).endswith("換成照片就不能確定。")
    unknown = parts_seen(learnt_from="unknown")
    for said in (dissection.photographs(unknown), dissection.told_of(unknown)):
        text = ENGLISH.text(said)
        assert "**not known** whether the network was ever trained on" in text and "was not trained" not in text
        assert "trained on others" not in text and text.endswith("says nothing certain of photographs.")
        assert "**不得而知**" in load("zh-TW").text(said)
    assert dissection.photographs(own) == [] and "photographs" not in ENGLISH.text(dissection.told_of(own))
