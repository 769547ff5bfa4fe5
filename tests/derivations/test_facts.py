"""The facts of question 6 come back from JSON as they were, also where a formula is not finite."""

import json
from dataclasses import replace

import pytest

from fer.derivations.deviation import GradientCheck
from fer.derivations.facts import Facts, measure
from fer.findings.facts import from_json, to_json


@pytest.fixture(scope="module")
def facts() -> Facts:
    return measure(3)


def read_back(facts: Facts) -> Facts:
    return from_json(Facts, json.loads(json.dumps(to_json(facts), allow_nan=False)))


def test_what_is_measured_is_read_back(facts):
    assert (facts.seed, facts.stairs.cases, facts.removed.examples) == (3, 22 * 3 + 8 * 3, 12)
    assert facts.symbolic is facts.edges is facts.trials is None
    assert read_back(facts) == facts


def test_a_deviation_that_is_not_finite_is_read_back(facts):
    spoilt = replace(facts, batch_norm=GradientCheck(1, {"x": None}))
    assert read_back(spoilt) == spoilt
