"""Captions that depend on no fact: each is a sentence in every language."""

import importlib
import inspect
import pkgutil

import pytest

import fer
from fer.findings.said import Said
from fer.wording.load import languages, load

FINDINGS = [
    module.name for module in pkgutil.walk_packages(fer.__path__, "fer.") if ".findings." in module.name
]  # of all questions
CAPTIONS = [
    pytest.param(function, id=f"{name}.{function.__name__}")
    for name in FINDINGS
    for function in vars(importlib.import_module(name)).values()
    if inspect.isfunction(function)
    and function.__module__ == name
    and not inspect.signature(function).parameters
    and inspect.signature(function).return_annotation is Said
]


def test_there_are_some():
    assert len(CAPTIONS) > 10


@pytest.mark.parametrize("caption", CAPTIONS)
def test_it_is_said_in_every_language(caption):
    texts = [load(language).text(caption()) for language in languages()]
    assert all(texts) and len(set(texts)) == len(texts)
