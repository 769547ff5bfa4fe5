"""The sentences on filters that say the same, or nothing, follow the numbers, and turn when these do."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.filters.findings import groups
from fer.filters.groups import Groups
from fer.wording.load import load

ENGLISH = load("en")
GROUPS = Groups(alike=0.9, near_equal=((3, 5),), silent=())


def verdict(found: Groups, unheard: tuple[int, ...] = ()) -> str:
    return ENGLISH.text(groups.verdict(found, unheard=unheard, filters=100))


def test_groups_and_dead_filters_are_told():
    text = verdict(GROUPS)
    assert text.startswith("2 of 100 filters belong to 1 group") and "group is 3 and 5." in text
    assert "**No** filter is dead" in text
    dead = verdict(replace(GROUPS, near_equal=(), silent=(7,)), (7, 9))
    assert dead.startswith("**No** two of 100 filters") and "2 filters are dead: 1 never varies" in dead


def test_of_a_large_group_eight_filters_are_named():
    assert "group is 0, 1, 2, 3, 4, 5, 6 and 7." in verdict(replace(GROUPS, near_equal=(tuple(range(8)),)))
    assert "6 and 7 and others." in verdict(replace(GROUPS, near_equal=(tuple(range(9)),)))


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)), st.sets(st.integers(0, 99), max_size=20))
def test_filters_are_called_dead_or_near_equal_only_where_they_are(silent, unheard, alike):
    group = (tuple(sorted(alike)),) if len(alike) > 1 else ()
    found = replace(GROUPS, near_equal=group, silent=tuple(silent))
    equal, dead = groups.verdict(found, unheard=tuple(unheard), filters=100)
    assert all(load(code).text([equal, dead]) for code in ("en", "zh-TW"))
    assert equal.key.endswith("none_near_equal") == (not group)
    assert dead.key.endswith("none_dead") == (not silent | unheard)
    assert dead.values.get("dead", 0) == len(silent | unheard)
