"""The state of the program: the commit of a checkout, and nothing where there is none."""

import subprocess

import pytest

from fer import provenance


def test_a_program_from_a_wheel_or_without_history_has_no_commit(monkeypatch, tmp_path):
    with monkeypatch.context() as patch:
        patch.setattr(provenance, "IN_CHECKOUT", False)
        assert provenance.revision() is None
    monkeypatch.setattr(provenance, "IN_CHECKOUT", True)
    monkeypatch.setattr(provenance, "ROOT", tmp_path)
    assert provenance.revision() is None


@pytest.fixture
def checkout(monkeypatch, tmp_path):
    """A function that calls git in a new checkout of one file, whose state is then the program's."""

    def git(*words):
        return subprocess.run(["git", "-C", tmp_path, *words], capture_output=True, encoding="utf-8", check=True).stdout

    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):  # of a hook that runs this
        monkeypatch.delenv(name, raising=False)
    git("init", "--quiet")
    (tmp_path / "program.py").touch()
    git("add", ".")
    git(
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@b.c",
        "-c",
        "commit.gpgsign=false",
        "commit",
        "--quiet",
        "-m",
        "A start",
    )
    monkeypatch.setattr(provenance, "IN_CHECKOUT", True)
    monkeypatch.setattr(provenance, "ROOT", tmp_path)
    return git


def test_a_commit_is_told_in_twelve_digits(checkout):
    expected = checkout("rev-parse", "--short=12", "HEAD").strip()
    assert len(expected) == 12
    assert provenance.revision() == expected
    checkout("-c", "tag.gpgsign=false", "tag", "v1")
    assert provenance.revision() == expected


def test_files_that_differ_from_the_commit_are_told_by_a_plus(checkout, tmp_path):
    (tmp_path / "program.py").write_text("changed", encoding="utf-8")
    assert provenance.revision() == checkout("rev-parse", "--short=12", "HEAD").strip() + "+"
