"""What is said of rate and gradient: the opposite where the numbers are the opposite."""

import numpy as np
import pandas as pd
import pytest

from fer.training.findings import gradients
from fer.training.gradients import gradient, rate
from fer.wording.load import load

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
    assert "it grew (Kendall's τ = 1.00, p" in sound
    assert "the training did not come apart" in sound
    assert "the training came **apart**" in apart
    unclear = verdict(RISING, objective=[1.0, 1.1] * 10)
    assert "whether the training was coming apart cannot be told" in unclear
    assert "peaks in the last epoch, at 3." in sound


def test_a_falling_and_a_level_norm_are_said_to_be_so():
    falling = verdict(RISING[::-1], objective=np.linspace(2, 1, 20))
    assert "it fell (Kendall's τ = −1.00" in falling
    assert "peaks in the first epoch, at 3, and is 1 at the end." in falling
    assert "no trend" in verdict([1.0, 2.0] * 10)
    assert "too short" in verdict([1.0, 2.0])
    assert "one epoch has no course" in verdict([2.0])


def test_a_loss_too_even_for_a_trend_is_said_to_be():
    assert "is too even to tell a trend" in verdict(RISING)


def test_steps_that_were_held_back_are_told():
    assert "In no epoch does the mean norm exceed 5" in verdict([1.0, 4.9])
    held_back = verdict([9.0, 7.0, 1.0])
    assert "In 2 epochs the mean norm exceeds 5, above which a step is scaled down: there some steps" in held_back


@pytest.mark.parametrize(
    ("lr", "said"),
    [
        (0.001, "was 0.001 throughout"),
        ([0.1, 0.2, 0.2], "rose to 0.2, where it still stood"),
        ([0.1, 0.2, 0.05], "rose until epoch 2 (0.2) and had come down to 0.05"),
        ([0.2, 0.1, 0.05], "was highest in the first epoch (0.2)"),
    ],
)
def test_the_course_of_the_rate_is_told(lr, said):
    assert said in verdict([1.0, 1.0, 1.0], lr=lr)


def test_norms_that_are_means_over_networks_are_called_so():
    assert "The gradient norm (mean over the networks) peaks at epoch 2" in verdict([1.0, 2.0, 1.5], several=True)
    assert "The gradient norm peaks" in verdict([1.0, 2.0, 1.5])
