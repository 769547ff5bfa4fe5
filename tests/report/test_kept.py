"""A second report never takes the place of what a person edited."""

from fer.report.kept import note, set_aside


def test_only_what_was_edited_is_set_aside(tmp_path):
    (tmp_path / "notebooks").mkdir()
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text("made")
    note(tmp_path, ["a.html", "b.html", "not-there.html"])
    (tmp_path / "b.html").write_text("edited")
    ((edited, kept),) = set_aside(tmp_path, ["a.html", "b.html", "not-there.html"])
    assert (edited, kept.read_text()) == (tmp_path / "b.html", "edited")
    assert kept.name.startswith("b.edited-")
    assert (tmp_path / "a.html").exists()
    assert not (tmp_path / "b.html").exists()


def test_what_no_report_is_known_to_have_written_is_set_aside(tmp_path):
    (tmp_path / "a.html").write_text("mine")
    assert len(set_aside(tmp_path, ["a.html"])) == 1
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / ".made.json").write_text("[")
    (tmp_path / "a.html").write_text("mine again")
    assert len(set_aside(tmp_path, ["a.html"])) == 1
    (tmp_path / "a.html").write_text("mine once more")
    (tmp_path / "notebooks" / ".made.json").write_text("[" * 100_000)
    assert len(set_aside(tmp_path, ["a.html"])) == 1


def test_two_that_are_set_aside_within_a_second_are_both_kept(tmp_path):
    kept = []
    for text in ("one", "two", "three"):
        (tmp_path / "a.tar.html").write_text(text)
        kept += [path for _, path in set_aside(tmp_path, ["a.tar.html"])]
    assert [path.read_text() for path in kept] == ["one", "two", "three"]


def test_what_is_unknown_may_be_left(tmp_path):
    (tmp_path / "a.html").write_text("part of something")
    assert set_aside(tmp_path, ["a.html"], unknown=False) == []


def test_where_nothing_was_written_nothing_is_noted(tmp_path):
    note(tmp_path / "gone", ["a.html"])
    assert not (tmp_path / "gone").exists()
