"""Splits by seed: validation, folds and smaller training sets, with twins on one side."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made_faces import random_faces

from fer.data.faces import Faces, Origin
from fer.data.splits import Fold, fewer, folded, stratified_split
from fer.errors import InputError


def test_split_takes_its_share_of_each_class_and_parts_no_twins():
    labels = np.repeat([0, 1, 2], [100, 40, 1])
    groups = np.arange(141)
    groups[[1, 2, 3]] = 0
    chosen = stratified_split(labels, groups, share=0.1, seed=0)
    assert 9 <= chosen[labels == 0].sum() <= 14
    assert chosen[labels == 1].sum() == 4
    assert not chosen[labels == 2].any(), "a class of one face has none to spare"
    assert len(set(chosen[:4])) == 1
    assert (stratified_split(labels, groups, share=0.1, seed=0) == chosen).all()
    assert (stratified_split(labels, groups, share=0.1, seed=1) != chosen).any()


def test_folds_hold_every_labelled_face_out_once_and_twins_together():
    """Ten faces a class in train, the first two of each copied into val; test faces and unlabelled ones stay."""
    images = random_faces(70)
    labels = np.tile(np.arange(7), 10)
    images = np.concatenate([images, images[:14], random_faces(7, seed=1), random_faces(3, seed=2)])
    labels = np.concatenate([labels, labels[:14], np.arange(7), np.full(3, -1)])
    usage = np.repeat(["train", "val", "test", "train"], [70, 14, 7, 3])
    faces = Faces(images, labels, usage, np.arange(94).astype(str), Origin("made", "made", ""))
    cuts = [folded(faces, Fold(k, 5), seed=3).usage for k in range(1, 6)]
    held_out = np.array(cuts) == "val"
    assert (held_out[:, :84].sum(axis=0) == 1).all()
    assert not held_out[:, 84:].any()
    assert all((cut[84:] == usage[84:]).all() for cut in cuts)
    assert (held_out[:, :14] == held_out[:, 70:84]).all()
    different = held_out[:, :70].reshape(5, 10, 7).sum(axis=1)
    assert (different == 2).all()


def test_more_folds_than_faces_of_a_class_are_refused():
    faces = Faces(
        random_faces(14), np.tile(np.arange(7), 2), np.repeat("train", 14), np.arange(14), Origin("x", "", "")
    )
    with pytest.raises(InputError, match="3 folds, but a class has 2 different faces"):
        folded(faces, Fold(1, 3), seed=0)


@pytest.mark.parametrize("word", ["3", "0/5", "6/5", "1/1", "a/b", "-1/3", "1/" + "9" * 5000])
def test_a_word_that_is_no_fold_is_refused(word):
    with pytest.raises(InputError, match="such as 2/5"):
        Fold.read(word)


@pytest.fixture
def faces():
    """300 training faces of classes as 1 to 2 to 3, ten of them unlabelled, and 30 validation faces."""
    labels = np.concatenate([np.repeat([0, 1, 2], [50, 100, 150]), np.repeat([-1, 0], [10, 30])])
    usage = np.repeat(["train", "val"], [310, 30])
    rows = np.arange(len(labels))
    return Faces(np.zeros((len(labels), 48, 48), np.uint8), labels, usage, rows, Origin("made", "made", "ab"))


def training_rows(faces: Faces) -> set[int]:
    return set(faces.split("train").labelled().rows.tolist())


def test_a_smaller_training_set_lies_within_every_larger_one(faces):
    parts = [training_rows(fewer(faces, n, seed=3)) for n in (30, 31, 60, 200, 299, 300)]
    assert [len(part) for part in parts] == [30, 31, 60, 200, 299, 300]
    assert all(small < large for small, large in pairwise(parts))


@pytest.mark.parametrize("number", [30, 47, 60, 299])
def test_every_class_keeps_its_share_to_within_a_face(faces, number):
    labels = fewer(faces, number, seed=1).split("train").labelled().labels
    assert (np.abs(np.bincount(labels) - number * np.array([1, 2, 3]) / 6) <= 1).all()


def test_only_training_faces_go_and_the_order_stays(faces):
    left = fewer(faces, 60, seed=0)
    assert left.split("val").rows.tolist() == faces.split("val").rows.tolist()
    assert (left.labels == -1).sum() == 10
    assert (np.diff(left.rows) > 0).all()


def test_the_seed_draws_the_part(faces):
    assert training_rows(fewer(faces, 60, seed=0)) == training_rows(fewer(faces, 60, seed=0))
    assert training_rows(fewer(faces, 60, seed=0)) != training_rows(fewer(faces, 60, seed=1))


@pytest.mark.parametrize(
    ("number", "says"), [(301, "301 training faces asked for, but it has 300"), (12, "leave fewer than 5 of a class")]
)
def test_too_many_and_too_few_are_refused(faces, number, says):
    with pytest.raises(InputError, match=says) as caught:
        fewer(faces, number, seed=0)
    assert "\n" not in str(caught.value)


def test_a_class_that_is_small_anyhow_is_no_obstacle(faces):
    few = faces.where(np.r_[0:3, 50:340])
    labels = fewer(few, 240, seed=0).split("train").labelled().labels
    assert np.bincount(labels)[0] >= 2


@st.composite
def grouped(draw):
    """Up to 60 labels, the groups of faces that stay together, whatever their labels, and numbers drawn beside them."""
    n, number = draw(st.integers(1, 60)), draw(st.integers(1, 90))
    beside = np.random.default_rng(draw(st.integers(0, 2**32)))
    return beside.choice(4, size=n, p=[0.05, 0.15, 0.3, 0.5]), beside.integers(number, size=n), beside


@given(grouped(), st.floats(0.02, 0.98), st.integers(0, 2**32 - 1))
@settings(max_examples=80, deadline=None)
def test_any_split_parts_no_group_and_takes_the_share_of_every_class_to_within_a_group(faces, share, seed):
    labels, groups, _ = faces
    chosen = stratified_split(labels, groups, share=share, seed=seed)
    assert len(chosen) == len(labels)
    assert all(len(set(chosen[groups == group])) == 1 for group in groups)
    _, first = np.unique(groups, return_index=True)
    for label in np.unique(labels[first]):
        taken = chosen[first][labels[first] == label]
        assert taken.sum() < len(taken), "some are left"
        assert len(taken) == 1 or taken.sum() >= 1
        assert abs(taken.sum() - share * len(taken)) <= 1
    assert (stratified_split(labels, groups, share=share, seed=seed) == chosen).all()
    renamed = stratified_split(labels, 7 * groups + 3, share=share, seed=seed)
    assert (renamed == chosen).all(), "what groups are called is nothing to it"


def painted(pictures: np.ndarray, labels: np.ndarray, usage: np.ndarray) -> Faces:
    """Faces of one grey each, so that those of one number are twins."""
    images = np.broadcast_to(pictures.astype(np.uint8)[:, None, None], (len(pictures), 48, 48))
    return Faces(images, labels, usage, np.arange(len(labels)).astype(str), Origin("made", "made", ""))


@given(grouped(), st.integers(2, 4), st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None)
def test_any_folds_are_disjoint_cover_all_and_are_stratified_to_within_a_face(faces, of, seed):
    labels, groups, beside = faces
    usage = beside.choice(["train", "val", "test"], size=len(labels))
    labels = np.where(beside.random(len(labels)) < 0.1, -1, labels)
    made = painted(groups, labels, usage)
    pool = (usage != "test") & (labels != -1)
    _, first = np.unique(groups[pool], return_index=True)
    different = np.bincount(labels[pool][first])
    assume(pool.any())
    if different[different > 0].min() < of:
        with pytest.raises(InputError, match="ask for fewer folds"):
            folded(made, Fold(1, of), seed=seed)
        return
    cuts = np.array([folded(made, Fold(k + 1, of), seed=seed).usage for k in range(of)])
    assert (cuts[:, ~pool] == usage[~pool]).all()
    held_out = cuts[:, pool] == "val"
    assert (held_out.sum(axis=0) == 1).all()
    assert (cuts[:, pool] == np.where(held_out, "val", "train")).all()
    of_groups = [held_out[:, groups[pool] == group] for group in set(groups[pool])]
    assert all((twins == twins[:, :1]).all() for twins in of_groups)
    for label in np.flatnonzero(different):
        share = held_out[:, first][:, labels[pool][first] == label].sum(axis=1)
        assert np.ptp(share) <= 1
    assert (folded(made, Fold(1, of), seed=seed).usage == cuts[0]).all()


@given(grouped(), st.integers(0, 2**32 - 1))
@settings(max_examples=60, deadline=None)
def test_any_smaller_training_set_is_nested_and_keeps_shares_to_within_a_face(faces, seed):
    labels, groups, beside = faces
    usage = beside.choice(["train", "train", "val"], size=len(labels))
    labels = np.where(beside.random(len(labels)) < 0.1, -1, labels)
    made, pool = painted(groups, labels, usage), (usage == "train") & (labels != -1)
    assume(pool.any())
    counts, larger = np.bincount(labels[pool]), set(np.flatnonzero(pool).astype(str))
    for number in range(pool.sum(), 0, -1):
        try:
            left = fewer(made, number, seed=seed)
        except InputError:
            assert number * counts[counts > 0].min() / pool.sum() < 6, "a class would be left with fewer than 5"
            continue
        kept = left.split("train").labelled()
        assert set(kept.rows) <= larger
        larger = set(kept.rows)
        assert len(kept.labels) == number
        assert (np.abs(np.bincount(kept.labels, minlength=len(counts)) - number * counts / pool.sum()) <= 1).all()
        assert set(left.rows) - larger == set(made.rows[~pool])
