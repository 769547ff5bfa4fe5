"""People are said to refuse the head of the ranking more often than the rest only where that is certain."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from fer.data.findings import suspects
from fer.data.suspects import Refused, Suspect, Suspects
from fer.statistics.interval import difference, share
from tests.data.made_facts import CHINESE, ENGLISH, FACTS, text


def ranked(hits: int, first: int, others: int = 0, below: int = 0):
    """Facts of so many faces, `hits` of the first refused and `others` of those below."""
    rest = difference(share(hits, first), share(others, below)) if below else None
    refused = Refused(share(hits, first), share(hits + others, first + below), rest)
    return replace(FACTS, suspects=Suspects(faces=first + below, confident=1, first=first, refused=refused))


def test_the_released_network_finds_labels_that_people_refuse():
    said = text([suspects.counted(FACTS), *suspects.votes(FACTS)]).replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("Of 7,178 ranked faces, 1,900 look confidently like another class")
    assert "On 88.0 % (95 % CI 80.2–93.0) of the first 100 faces more annotators chose another answer" in said
    assert "on all ranked faces that share is 37.0 %" in said
    assert said.endswith("People refuse the labels at the head of the ranking more often than the others.")


def test_without_votes_or_faces_below_nothing_is_compared():
    assert "No votes of annotators" in text(suspects.votes(replace(FACTS, suspects=Suspects(9, 1, 9, None))))
    assert "There are no further faces to compare with" in text(suspects.votes(ranked(5, 40)))
    assert "of the one ranked face more" in text(suspects.votes(ranked(1, 1)))


@settings(max_examples=50, deadline=None)
@given(hits=st.integers(0, 100), others=st.integers(0, 100))
def test_the_order_is_claimed_only_where_the_interval_of_the_difference_allows(hits, others):
    (_, verdict) = suspects.votes(ranked(hits, 100, others, 100))
    apart = difference(share(hits, 100), share(others, 100))
    held = {
        "people_agree": apart.low > 0,
        "people_disagree": apart.high < 0,
        "people_open": apart.low <= 0 <= apart.high,
    }
    assert held[verdict.key.removeprefix("data.suspects.")]


def test_faces_are_told_with_label_answer_and_votes():
    face = Suspect(label=2, answer=3, sure=0.994, votes=(1, 10))
    assert text(suspects.below(face)).split("\n") == ["fear → happy", "99\N{NO-BREAK SPACE}%", "1 of 10 votes"]
    assert CHINESE.text(suspects.below(face)).endswith("10 票中 1 票")
    assert text(suspects.below(replace(face, votes=None))).count("\n") == 1
    assert "votes" in text(suspects.caption(FACTS))
    assert "votes" not in text(suspects.caption(replace(FACTS, suspects=Suspects(1, 1, 1, None))))
    assert text(suspects.alt(12, face)).endswith("labelled fear, and the network says happy.")
    assert ENGLISH.text(suspects.alt(1, face)).startswith("One small grey face with")
