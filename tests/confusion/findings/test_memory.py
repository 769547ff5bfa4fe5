"""The sentences on twins, fed with numbers that demand opposite ones."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_twins import HAPPY, memory_of, twins

from fer.confusion.findings import memory
from fer.confusion.memory import Disputed
from fer.statistics.interval import Interval, wilson
from fer.twins.altered_copies import FOUND
from fer.wording.load import load

NBSP = "\N{NO-BREAK SPACE}"
ENGLISH = load("en")
said = ENGLISH.text


LIFTED = memory_of((500, 250, "none"), (200, 190, "near"), (100, 95, "exact"))


@pytest.mark.parametrize(
    ("groups", "sentence"),
    [
        (((500, 250, "none"),), "No twin of any face was found in training"),
        (((500, 250, "none"), (200, 190, "near")), ": the accuracy is significantly higher with the twins"),
        (((500, 450, "none"), (200, 20, "exact")), ": the accuracy is significantly **lower** with the twins"),
        (((500, 250, "none"), (40, 20, "near")), ": no significant difference"),
        (((40, 20, "near"), (10, 5, "exact")), "nothing is known of new faces"),
    ],
)
def test_the_accuracy_is_higher_with_twins_only_where_they_are_recognised_better(groups, sentence):
    assert sentence in said(memory.verdict(memory_of(*groups)))


def test_the_accuracy_without_twins_and_the_difference_have_intervals():
    text = said(memory.verdict(LIFTED)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Without exact or near twins, on 500 faces, the accuracy is 50.0 % (95 % CI 45.6–54.4)" in text
    assert "The accuracy on all faces minus this one is 16.9 percentage points (95 % CI 14." in text


@pytest.mark.parametrize(
    ("search", "searched", "verdict"),
    [
        (
            "drawn",
            "draws every face afresh",
            "has an exact twin in training, so the accuracy is one without twins",
        ),
        ("absent", "not all at hand", "**not known**"),
        ("folds", "on the other folds", "**not known**"),
    ],
)
def test_twins_that_were_not_looked_for_are_not_denied(search, searched, verdict):
    found = memory_of((100, 50, "none"), search=search)
    assert searched in said(memory.search(found))
    assert memory.premise(known=True) == []
    assert "on these does what follows speak of memory" in said(memory.premise(known=False))
    assert verdict in said(memory.verdict(found))
    assert "near" not in said(memory.verdict(found))


def test_where_near_twins_are_unknown_only_exact_ones_are_left_out():
    text = said(memory.verdict(memory_of((500, 250, "none"), (200, 190, "exact"), search="absent")))
    assert text.startswith("Without exact twins, on 500 faces")
    assert ": the accuracy is significantly higher with the twins" in text
    exact = memory_of((500, 250, "none"), (200, 190, "exact"), search="absent")
    table = ENGLISH.table(memory.table(exact, accuracy=wilson(440, 700)))
    assert table.iloc[:, 0].tolist() == ["without exact twins", "exact twin", "all faces"]
    assert "near twins were not searched for" in said(memory.table_caption(exact))


def test_too_few_faces_of_a_sort_tell_nothing_of_a_lift():
    text = said(memory.verdict(memory_of((500, 250, "none"), (4, 4, "near"))))
    assert "too few faces of one kind to say whether the accuracy is higher with twins" in text
    assert "recognised significantly better" not in said(
        memory.remembered(memory_of((500, 250, "none"), (4, 4, "near")))
    )


def test_many_mirrored_matches_put_likeness_in_doubt():
    groups = (500, 250, "none"), (100, 90, "near")
    assert "So at most 14.0 % of the matches are chance" in said(memory.search(memory_of(*groups, mirrored=2))).replace(
        NBSP, " "
    )
    assert "So all matches may be chance" in said(memory.search(memory_of(*groups, mirrored=48)))
    assert "copies were mirrored on purpose" in said(memory.search(memory_of(*groups, mirrored=100)))
    assert "too few to say" in said(memory.search(memory_of((9, 5, "none"), (1, 1, "near"))))
    assert "too few to say" in said(memory.search(memory_of((9, 5, "none"), (1, 1, "near"), mirrored=1)))
    some = memory_of((500, 250, "none"), (300, 290, "near"), mirrored=40)
    assert "So at most 35.3 % of the matches are chance" in said(memory.search(some)).replace(NBSP, " ")
    assert "No near twin was found" in said(memory.search(memory_of((100, 50, "none"))))
    assert said(memory.search(memory_of((9, 5, "none"), (1, 1, "near")))).startswith("1 face has")
    assert said(memory.search(memory_of((9, 5, "near"), (1, 1, "exact")))).startswith("9 more faces have")


@pytest.mark.parametrize(
    ("remembers", "right", "sentence"),
    [
        (True, 5, "The network **remembers** labels"),
        (False, 95, "this is not memory"),
        (None, 50, "memory cannot be separated from recognition"),
    ],
)
def test_memory_is_claimed_only_where_the_twins_label_is_answered(remembers, right, sentence):
    assert sentence in said(memory.remembered(memory_of((500, 250, "none"), (100, right, "near"), remembers=remembers)))


def test_an_even_split_of_disputed_labels_leaves_memory_open():
    found = memory_of((50, 25, "none"), (100, 90, "near"))
    found = replace(found, disputed=Disputed(97, 34, 39, 0.64))
    assert "do not differ significantly, so it remains open whether it remembers" in said(memory.remembered(found))
    neither = replace(found, disputed=Disputed(97, 0, 0, 1.0))
    assert "gives neither label" in said(memory.remembered(neither))


def test_twins_are_set_beside_their_own_class():
    assert "twins are recognised significantly better" in said(memory.remembered(LIFTED))
    assert "significantly **less** well" in said(memory.remembered(memory_of((500, 450, "none"), (200, 20, "near"))))
    assert "no significant difference" in said(memory.remembered(memory_of((500, 250, "none"), (40, 20, "near"))))


def test_the_table_has_a_row_a_kind_and_the_headline():
    table = ENGLISH.table(memory.table(LIFTED, accuracy=wilson(535, 800)))
    assert table["Faces"].tolist() == ["500", "200", "100", "800"]
    assert table["Accuracy, % (95 % CI)"].tolist()[0].startswith("50.0 (")
    assert table.iloc[-1].tolist()[-1].startswith("66.9 (")
    table = ENGLISH.table(memory.table(memory_of((9, 5, "none")), accuracy=wilson(5, 9)))
    assert table.iloc[1].tolist()[1:] == ["0", "0.0\N{NO-BREAK SPACE}%", "–"]


def test_the_finding_gives_the_accuracy_without_twins():
    text = said(memory.finding(LIFTED)).replace("\N{NO-BREAK SPACE}", " ")
    assert text.startswith("For 37.5 % of the held-out faces the same photograph was found in training. On the others")
    weighted = replace(LIFTED, standard=Interval(0.615, 0.597, 0.633))
    text = said(memory.finding(weighted)).replace(NBSP, " ")
    assert "61.5 % (95 % CI 59.7–63.3) with the classes weighted by" in text
    assert "nothing is known" in said(memory.finding(memory_of((9, 5, "near"))))
    assert said(memory.figure_alt(LIFTED)).endswith("500 faces to the left of it, 200 to the right.")
    assert ENGLISH.words("confusion.memory.pair_labels", likeness=[0.7512, 0.8]) == ["0.751", "", "0.800", ""]


def test_what_the_search_misses_is_told_with_the_rates_of_copies():
    table = ENGLISH.table(memory.copies_table())
    assert len(table) == len(FOUND)
    assert table.iloc[0].tolist()[0] == "mirrored"
    assert "of the hardest kind it finds 15.0" in said(memory.search(LIFTED))
    assert "copies-found" not in said(memory.search(memory_of((100, 50, "none"), search="drawn")))


intervals = st.tuples(*[st.floats(-0.1, 0.1)] * 3).map(lambda of: Interval(*(sorted(of)[k] for k in (1, 0, 2))))
counts = st.integers(0, 40)


@settings(max_examples=100, deadline=None)
@given(
    lift=intervals | st.none(),
    excess=intervals,
    own=counts,
    training=counts,
    p=st.floats(0, 1),
)
def test_lift_excess_and_memory_are_claimed_by_their_intervals_and_turn_round(lift, excess, own, training, p):
    disputed = Disputed(own + training + 1, own, training, p)
    facts = replace(LIFTED, lift=lift, excess=excess, disputed=disputed)
    turned = replace(facts, lift=lift and negative(lift), excess=negative(excess),
                     disputed=Disputed(own + training + 1, training, own, p))  # fmt: skip
    keys, others = keys_of(facts), keys_of(turned)
    opposite = {"lift_up": "lift_down", "excess_up": "excess_down", "remembers": "not_memory"}
    opposite |= {b: a for a, b in opposite.items()}
    if own != training or p >= 0.05:
        assert [opposite.get(key, key) for key in keys] == others
    assert ("lift_up" in keys) == (lift is not None and round(lift.low, 3) > 0)
    assert ("excess_up" in keys) == (round(excess.low, 3) > 0)
    assert ("remembers" in keys) == (training > own and p < 0.05)
    assert ("neither_answered" in keys) == (own + training == 0)


def negative(interval):
    return Interval(-interval.value, -interval.high, -interval.low)


def keys_of(facts):
    return [said.key.rpartition(".")[2] for said in (*memory.verdict(facts), *memory.remembered(facts))]


@settings(max_examples=50, deadline=None)
@given(
    faces=st.tuples(counts, counts, counts).filter(any),
    search=st.sampled_from(["done", "drawn", "folds", "absent"]),
    data=st.data(),
)
def test_near_twins_are_denied_or_left_out_only_where_they_were_sought(faces, search, data):
    none, near, exact = faces
    near = near if search == "done" else 0
    if not none + near + exact:
        return
    mirrored = data.draw(st.integers(0, near))
    kinds = ((none, none, "none"), (near, near, "near"), (exact, exact, "exact"))
    facts = memory_of(*kinds, search=search, mirrored=mirrored)
    verdict, caption = said(memory.verdict(facts)), said(memory.table_caption(facts))
    if search != "done":
        assert "near" not in verdict
        assert "near twins were not searched for" in caption
    assert "leak-free" not in verdict + caption + said(memory.search(facts))
    if none and near + exact:
        assert ("exact or near twins" in verdict) == (search == "done")
    if not none:
        assert "nothing is known of new faces" in verdict
    if search == "done" and near:
        text = said(memory.search(facts))
        assert ("too few to say" in text) == (near < memory.FEW)
        on_purpose = near >= memory.FEW and round(wilson(mirrored, near).low, 3) > 0.5
        assert ("copies were mirrored on purpose" in text) == on_purpose
        all_chance = near >= memory.FEW and 2 * wilson(mirrored, near).high >= 1 and not on_purpose
        assert ("So all matches may be chance" in text) == all_chance


def test_the_figures_are_told_by_their_counts_and_their_limit():
    """Faces without a twin lie below the limit, near twins above it, and exact ones beyond the end."""
    assert "500" in ENGLISH.plain(memory.figure_alt(LIFTED))
    assert "200" in ENGLISH.plain(memory.figure_alt(LIFTED))
    assert f"{LIFTED.alike:g}" in said(memory.figure_caption(LIFTED))


def test_pairs_at_the_limit_are_told_by_their_likeness():
    met = twins(np.array(["near", "none"]), np.full(2, HAPPY))
    met = replace(met, likeness=np.array([0.915, 0.874], np.float32))
    told = ENGLISH.plain(memory.pairs_alt(met, (np.array([0]), np.array([1]))))
    assert told.index("0.9") < told.index("0.87")
