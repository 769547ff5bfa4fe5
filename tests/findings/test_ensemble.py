"""What a chapter on one network says of the others that answer with it."""

import pytest

from fer.findings.ensemble import first_of


@pytest.mark.parametrize(("alike", "key"), [(True, "first_of_alike"), (False, "first_of_different")])
def test_of_several_networks_the_chapter_is_about_the_first(alike, key):
    (said,) = first_of(3, alike=alike)
    assert said.key == f"ensemble.{key}" and said.values == {"networks": 3}


def test_of_one_network_nothing_is_said():
    assert first_of(1, alike=True) == []
