"""The state of the program: the commit of a checkout, and nothing where there is none. The processors allowed."""

import os
import re

import psutil
import pytest

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


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processes are not tied to processors there")
def test_processors_that_are_kept_from_this_process_are_not_counted():
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        assert provenance.processors() == 1
    finally:
        os.sched_setaffinity(0, allowed)
    assert provenance.processors() == len(allowed)


def test_where_processes_are_not_tied_to_processors_all_are_counted(monkeypatch):
    monkeypatch.delattr(psutil.Process, "cpu_affinity", raising=False)
    assert provenance.processors() == psutil.cpu_count()
