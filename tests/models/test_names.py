"""The names of networks that are known without torch are those that can be built."""

import pytest

from fer.errors import InputError
from fer.models import names
from fer.models.build import MODELS


def test_every_network_that_is_named_can_be_built():
    assert set(names.NETWORKS) == set(MODELS)


def test_the_ensemble_is_no_word_of_a_person():
    with pytest.raises(
        InputError, match=r"model 'ensemble': none to train, .*; choose one of original, resnet, vgg, or"
    ):
        names.refuse_ensemble("ensemble")
    for word in (None, *MODELS, "mynets:small"):
        names.refuse_ensemble(word)


def test_a_name_that_is_none_is_refused_and_a_persons_own_is_not():
    for name in (*MODELS, "ensemble", "mynets:small"):
        names.require(name)
    with pytest.raises(InputError, match="no model 'vggs'; did you mean 'vgg'"):
        names.require("vggs")
