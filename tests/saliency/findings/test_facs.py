"""Whether maps follow FACS, told of facts that demand opposite sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.data.emotions import EMOTIONS
from fer.saliency.facs import Expectation
from fer.saliency.findings import facs
from fer.statistics.interval import Interval
from fer.statistics.means import Mean
from fer.wording.load import load

ENGLISH, CHINESE = load("en"), load("zh-TW")


def mean(value, reach=0.06):
    return Mean(value, Interval(value, value - reach, value + reach), 20)


def found(differences, gain=0.5):
    """One difference a class."""
    return tuple(
        Expectation(mean(1 + d), mean(1.0), mean(d), mean(gain * (d > 0) - gain * (d < 0))) if emotion.parts else None
        for emotion, d in zip(EMOTIONS, differences, strict=True)
    )


@pytest.mark.parametrize(
    ("differences", "sentence"),
    [
        ([0.5] * 7, "The network looks where FACS expects the expression ([@tab:saliency-facs]). The density is sig"),
        ([-0.5] * 7, "The network looks **more at other parts** than at those where FACS expects the expression"),
        ([0.0] * 7, "It is **open** whether the network looks where FACS expects"),
        (
            [0.5, 0.5, 0.5, -0.5, 0.5, 0.5, 0.0],
            "Beyond random weights, the maps for angry, disgust, fear, sad and surprise lie more on the parts that "
            "FACS expects, those for happy **more on others** ([@tab",
        ),
        (
            [0.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0],
            "Beyond random weights, the maps for disgust lie more on the parts that FACS expects than on others; for "
            "no other class is this shown ([@tab",
        ),
        (
            [0.0, 0.0, 0.0, -0.5, 0.0, 0.0, 0.0],
            "Beyond random weights, the maps for happy lie **more on other parts** than on those that FACS expects; "
            "for **no** class are they shown to follow it ([@tab",
        ),
    ],
)
def test_facs(differences, sentence):
    text = ENGLISH.text(facs.verdict(found(differences)))
    assert text.startswith(sentence)
    assert "Neutral has no action units and is left out." in text
    assert "For angry, fear and surprise the nose is the only other part" in text
    assert ("**other** parts, and more so than with random weights, for happy" in text) == (
        differences.count(-0.5) == 1
    )


def test_the_same_is_said_in_chinese():
    for differences, sentence in (
        ([-0.5, -0.5, 0.0, 0.0, 0.0, 0.0, 0.0], "憤怒和厭惡的 map 比隨機權重時更偏向**其他**部位"),
        ([0.5, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0], "憤怒和厭惡的 map 比隨機權重時更偏向 FACS 預期的部位；其他類別都無法"),
        (
            [0.5, -0.5, 0.0, 0.0, 0.0, 0.0, 0.0],
            "和隨機權重時相比，憤怒的 map 更偏向 FACS 預期的部位，厭惡的更偏向**其他",
        ),
    ):
        assert CHINESE.text(facs.verdict(found(differences))).startswith(sentence)


def test_a_difference_that_random_weights_have_too_is_open():
    text = ENGLISH.text(facs.verdict(found([0.5] * 7, gain=0.0)))
    assert "in the expected parts, but not significantly more so than with random weights, for angry" in text
    assert text.startswith("It is **open**")


def test_the_table_leaves_neutral_out():
    table = ENGLISH.table(facs.table(found([-0.01] * 7)))
    assert "neutral" not in table["Class"].tolist()
    assert table["Expected"].iloc[3] == "eyes and mouth"
    assert table["Difference"].iloc[0] == "0.0 (−0.1 to 0.0)"


def test_a_class_without_faces_has_dashes():
    nothing = tuple(Expectation(None, None, None, None) if emotion.parts else None for emotion in EMOTIONS)
    assert ENGLISH.table(facs.table(nothing)).iloc[0].tolist()[2:] == ["–"] * 4
    assert ENGLISH.text(facs.verdict(nothing)).startswith("It is **open**")


MEANS = st.one_of(st.none(), st.tuples(st.floats(-2, 2), st.floats(0, 1)).map(lambda of: mean(*of)))


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(MEANS, MEANS), min_size=6, max_size=6))
def test_adversary_every_class_is_told_as_its_two_intervals_lie(drawn):
    facts = (*(Expectation(None, None, difference, gain) for difference, gain in drawn), None)
    said = facs.verdict(facts)[0]
    assert CHINESE.text(facs.verdict(facts))
    told = {k: clause.values for clause in said.values["told"] for k in clause.values["classes"]}
    shown = [k for k, both in enumerate(drawn) if both != (None, None)] or list(range(6))
    assert sorted(told) == shown
    for k, both in enumerate(drawn):
        for word, of in zip((told[k]["there"], told[k]["random"]) if k in told else (), both, strict=k in told):
            assert (word == "more") == (of is not None and of.interval.low > 0)
            assert (word == "less") == (of is not None and of.interval.high < 0)
    sides = {(told[k]["there"], told[k]["random"]) for k in told}
    key = said.values["lead"].key.removeprefix("saliency.facs.")
    assert (key == "looks_there") == (sides == {("more", "more")})
    assert (key == "looks_elsewhere") == (sides == {("less", "less")})
    assert (key in ("open_for_others", "not_for_others", "looks_there")) == (("more", "more") in sides)
    assert (key in ("not_for_others", "for_no_class", "looks_elsewhere")) == (("less", "less") in sides)
    there, elsewhere = (
        [k for k in told if (told[k]["there"], told[k]["random"]) == (of, of)] for of in ("more", "less")
    )
    named = {"open_for_others": {"classes": there}, "for_no_class": {"classes": elsewhere}}
    named["not_for_others"] = {"there": there, "elsewhere": elsewhere}
    assert said.values["lead"].values == named.get(key, {})


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_the_caption_says_how_far_a_map_reaches_where_it_does(language):
    assert "37" in language.text(facs.caption(reach=37))
    assert "37" not in language.text(facs.caption(reach=None))
