"""What can be set of a recipe, as a table; what cannot be trained has none."""

import pytest

from fer.errors import InputError
from fer.training.listing import list_settings
from fer.training.plan import Request


def test_an_ensemble_is_neither_listed_nor_trained():
    for asked in (lambda: list_settings("cpu", model="ensemble"), lambda: Request(model="ensemble").completed(None)):
        with pytest.raises(InputError, match=r"model 'ensemble': none to train, .*original, resnet, vgg"):
            asked()


def test_a_parameter_that_is_called_as_a_setting_is_listed_with_its_own_value(monkeypatch):
    monkeypatch.setattr("fer.models.own_code.load", lambda name: lambda shift=7.5: None)
    rows = [line.split()[:2] for line in list_settings("cpu", model="mynets:small").splitlines()]
    assert [row for row in rows if row[:1] == ["shift"]] == [["shift", "3.0"], ["shift", "7.5"]]
