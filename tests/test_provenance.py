"""The state of the program: the commit of a checkout, and nothing where there is none."""

import re

from fer import provenance


def test_a_program_from_a_wheel_or_without_history_has_no_commit(monkeypatch, tmp_path):
    with monkeypatch.context() as patch:
        patch.setattr(provenance, "IN_CHECKOUT", False)
        assert provenance.revision() is None
    monkeypatch.setattr(provenance, "IN_CHECKOUT", True)
    monkeypatch.setattr(provenance, "ROOT", tmp_path)
    assert provenance.revision() is None


def test_a_commit_is_told_in_twelve_digits():
    assert re.fullmatch("[0-9a-f]{12}[+]?", provenance.revision() or "0" * 12)
