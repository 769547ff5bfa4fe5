"""What is said of rate and gradient: the opposite where the numbers are the opposite."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.training.findings import gradients
from fer.training.gradients import gradient, rate
from fer.training.printed import significant
from fer.wording.load import languages, load
from tests.training.drawn import key, value

ENGLISH = load("en")
RISING = np.linspace(1, 3, 20)


def verdict(norms, *, lr=0.1, objective=1.0, several=False) -> str:
    columns = np.broadcast_arrays(np.arange(1, len(norms) + 1), norms, lr, objective)
    history = pd.DataFrame(np.transpose(columns), columns=["epoch", "gradient_norm", "lr", "objective"])
    paragraphs = gradients.verdict(rate(history), gradient(history, limit=5.0), several=several)
    return "\n\n".join(map(ENGLISH.text, paragraphs))


def test_a_growing_norm_is_set_against_the_loss():
    sound = verdict(RISING, objective=np.linspace(2, 1, 20))
    apart = verdict(RISING, objective=np.linspace(1, 2, 20))
    assert "it grew from 2.05 to 3 (p" in sound
    assert "the training stayed stable" in sound
    assert "The training became **unstable**" in apart
    unclear = verdict(RISING, objective=[1.0, 1.1] * 10)
    assert "Whether the training became unstable is not clear" in unclear
    assert "peaked in the last epoch, at 3." in sound


def test_a_falling_and_a_level_norm_are_said_to_be_so():
    falling = verdict(RISING[::-1], objective=np.linspace(2, 1, 20))
    assert "it fell from 1.95 to 1 (p" in falling
    assert "peaked in the first epoch, at 3, and ended at 1." in falling
    assert "**no significant trend**" in verdict([1.0, 2.0] * 10)
    assert "too short" in verdict([1.0, 2.0])
    assert "a single epoch shows no trend" in verdict([2.0])


def test_a_loss_too_even_for_a_trend_is_said_to_be():
    assert "too even to test for a trend" in verdict(RISING)


def test_steps_that_were_held_back_are_told():
    assert "In no epoch does the mean norm exceed 5" in verdict([1.0, 4.9])
    held_back = verdict([9.0, 7.0, 1.0])
    assert "In 2 epochs the mean norm exceeds 5, the limit above which a step is scaled down. There" in held_back


@pytest.mark.parametrize(
    ("lr", "said"),
    [
        (0.001, "was 0.001 throughout"),
        ([0.1, 0.2, 0.2], "rose from 0.1 to 0.2, its last value"),
        ([0.1, 0.2, 0.05], "peaked at epoch 2 (0.2) and ended at 0.05"),
        ([0.1, 0.10000001, 0.1], "was 0.1 throughout"),
        ([0.2, 0.2000001, 0.05], "was highest in the first epoch (0.2)"),
        ([0.2, 0.1, 0.05], "was highest in the first epoch (0.2)"),
    ],
)
def test_the_course_of_the_rate_is_told(lr, said):
    assert said in verdict([1.0, 1.0, 1.0], lr=lr)


def test_norms_that_are_means_over_networks_are_called_so():
    assert "The gradient norm (mean over the networks) peaked at epoch 2" in verdict([1.0, 2.0, 1.5], several=True)
    assert "The gradient norm peaked" in verdict([1.0, 2.0, 1.5])


def test_a_norm_that_ends_where_it_peaked_is_not_said_to_have_come_down():
    assert "was highest at epoch 2, at 2, and about the same at the end" in verdict([1.0, 2.0, 1.9999])


def test_who_does_not_see_the_figure_is_told_its_peaks():
    history = pd.DataFrame(
        {"epoch": [1, 2, 3], "gradient_norm": [1.0, 3.0, 2.0], "lr": [0.1, 0.2, 0.05], "objective": 1.0}
    )
    text = ENGLISH.text(gradients.alt(rate(history), gradient(history, limit=5.0)))
    assert "Learning rate: highest at epoch 2 with 0.2, 0.05 at the last." in text
    assert "Gradient norm: highest at epoch 2 with 3, 2 at the last." in text


SERIES = st.lists(st.floats(0.1, 9), min_size=1, max_size=24)


@settings(max_examples=80, deadline=None)
@given(SERIES, st.integers(0, 10**6), st.floats(-0.3, 0.3), st.floats(-0.3, 0.3))
def test_what_is_said_follows_from_any_course(rates, seed, up, down):
    n, rng = len(rates), np.random.default_rng(seed)
    norms, losses = (5 + slope * np.arange(n) + 0.05 * rng.standard_normal(n) for slope in (up, down))
    history = pd.DataFrame({"gradient_norm": norms, "objective": losses, "lr": rates}).assign(epoch=np.arange(1, n + 1))
    found = gradient(history, limit=5.0)
    said = gradients.verdict(rate(history), found, several=False)
    (first, _), (late, limited), _ = said
    if key(first) == "rate_constant":
        assert significant(max(rates)) == significant(min(rates))
    if key(first) in ("rate_fell", "rate_peaked"):
        assert significant(rates[-1]) < significant(max(rates))
    for language in map(load, languages()):
        assert all(map(language.text, [*said, gradients.alt(rate(history), found)]))
    sign = np.sign(found.norm.last - found.norm.first)
    trended = found.norm.p is not None and found.norm.p < 0.05
    if key(late) in ("fell", "unstable", "grew_soundly", "grew_unclearly"):
        assert trended
        assert sign == (-1 if key(late) == "fell" else 1)
        assert significant(value(late, "first")) != significant(value(late, "last"))
    if key(late) == "unstable":
        assert found.loss.p < 0.05
        assert found.loss.last > found.loss.first
    if key(late) == "grew_soundly":
        assert found.loss.p < 0.05
        assert found.loss.last < found.loss.first
    assert (key(limited) == "limited") == (norms.max() > 5)
    turned = gradient(history.assign(gradient_norm=20 - norms), limit=5.0)
    swapped = gradients.verdict(rate(history), turned, several=False)
    if key(late) == "fell":
        assert key(swapped[1][0]) in ("grew_soundly", "unstable", "grew_unclearly")
