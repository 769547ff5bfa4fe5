"""01_architecture runs by papermill alone, and keeps the facts that its sentences state."""

import pytest

from fer.architecture.facts import Facts

pytestmark = pytest.mark.whole


def test_notebook_01_shows_the_model_and_writes_its_facts(copied_run, shown_by):
    shown = shown_by("01_architecture")
    kinds = [about["kind"] for about in shown]
    assert kinds == ["answer", "anchor", "figure", "caption", "say", "say", "caption", "table", "listing", "say"]
    assert shown[0]["figure"] == "architecture"
    assert shown[2]["alt"]
    assert [about["name"] for about in shown if "name" in about] == ["architecture", "layers"]
    facts = copied_run.facts("01", Facts)
    assert facts.model == "vgg"
    assert facts.parameters.total == copied_run.metrics().parameters
    # widths 8 and 16, the first convolution with stride 2: two pairs of 3x3 at 24x24 and at 12x12 positions
    assert facts.multiply_adds.total == 9 * (8 + 64) * 24**2 + 9 * (128 + 256) * 12**2 + 16 * 7
    assert facts.receptive_field == 3 + 2 * 2 + 2 + 2 * 4 + 2 * 4
