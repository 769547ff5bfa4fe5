"""FER+ votes join the faces by row, and are refused where they cannot."""

import numpy as np
from made_faces import write_csv, write_fer2013

from fer.data.layouts.ferplus import VOTES, ballots_of
from fer.data.source import open_faces
from tests.data.bad_input import VOTES_HEADER, refuse


def test_ferplus_votes_join_by_row_and_labels_stay(tmp_path):
    faces = open_faces(write_fer2013(tmp_path / "fer2013.csv"))
    votes = np.random.default_rng(0).integers(11, size=(63, 10))
    usage = np.repeat(["Training", "PublicTest", "PrivateTest"], 21)
    write_csv(tmp_path / "fer2013new.csv", VOTES_HEADER, ((u, "", *v) for u, v in zip(usage, votes, strict=True)))
    for source in (tmp_path, tmp_path / "fer2013.csv", tmp_path / "fer2013new.csv"):
        voted = open_faces(source)
        np.testing.assert_array_equal(voted.votes, votes)
        assert voted.origin.sha256 == faces.origin.sha256
        assert "FER+" in voted.origin.layout
    np.testing.assert_array_equal(open_faces(tmp_path, limit=14).split("val").votes, votes[21:35])


def test_votes_on_another_number_of_faces(fer_csv):
    rows = [("Training", "", *range(10))] * 20
    write_csv(fer_csv.with_name("fer2013new.csv"), VOTES_HEADER, rows)
    refuse(fer_csv, "fer2013new.csv: votes on 20 faces where fer2013.csv has 63")
    rows += [("Training", "", *range(10))] * 43
    write_csv(fer_csv.with_name("fer2013new.csv"), VOTES_HEADER, rows)
    refuse(fer_csv, "fer2013new.csv, line 23: its Usage is not")


def test_votes_that_are_none(fer_csv):
    votes = fer_csv.with_name("fer2013new.csv")
    write_csv(votes, VOTES_HEADER, [("Training", "", *range(10)), ("Training", "", 11, *range(9))])
    refuse(fer_csv, "fer2013new.csv, line 3: '11' is no count of votes")
    for word in ("²", "1" * 5000):
        write_csv(votes, VOTES_HEADER, [("Training", "", word, *range(9))])
        refuse(fer_csv, f"fer2013new.csv, line 2: '{word[:20]}' is no count of votes")
    write_csv(votes, "Usage,Image name,neutral", [])
    refuse(fer_csv, "fer2013new.csv, line 1: the header lacks happiness")
    refuse(votes.rename(fer_csv.parent / "cache_of_votes.csv"), "line 1")
    fer_csv.unlink()
    refuse(write_csv(votes, VOTES_HEADER, []), "holds votes and no faces")


def test_votes_are_sorted_into_our_classes_and_the_rest():
    votes = np.zeros((1, 10), dtype=np.uint8)
    for word, number in {"neutral": 1, "anger": 2, "contempt": 3, "unknown": 2, "nf": 1, "fear": 1}.items():
        votes[0, VOTES.index(word)] = number
    assert ballots_of(votes).tolist() == [[2, 0, 1, 0, 0, 0, 1, 6]]
