"""Whether planted marks can judge the methods, told of facts that demand opposite sentences."""

from dataclasses import replace

import pytest

from fer.saliency.findings import planted
from fer.saliency.planted import Planted
from fer.statistics.interval import Interval
from fer.wording.load import load

ENGLISH, CHINESE = load("en"), load("zh-TW")
KNOWN = Planted(100, Interval(0.97, 0.92, 0.99), Interval(1.0, 0.96, 1.0), 50, 0.021, True)


def test_accuracy_with_and_without_the_mark_is_told():
    text = ENGLISH.text(planted.faces(KNOWN))
    assert "two to six patches of 7×7 pixels" in text
    assert "finds the plus in 97.0\N{NO-BREAK SPACE}%" in text
    assert "rightly finds none in 100.0\N{NO-BREAK SPACE}%" in text
    assert "judged on 50 faces" in text
    assert "50 faces" in ENGLISH.text(planted.caption(KNOWN))
    assert "各貼兩到六個 7×7 像素的方塊" in CHINESE.text(planted.faces(KNOWN))


@pytest.mark.parametrize("fit", [True, False])
def test_adversary_marks_that_are_not_known_judge_nothing(fit):
    said = [one.key.removeprefix("saliency.planted.") for one in planted.faces(replace(KNOWN, fit=fit))]
    assert ("unfit" in said) != fit
    assert ("can_show" in said) == ("judged" in said) == fit
    assert CHINESE.text(planted.faces(replace(KNOWN, fit=fit)))
    text = ENGLISH.text(planted.faces(replace(KNOWN, fit=fit)))
    assert ("**cannot be told**" in text) != fit
