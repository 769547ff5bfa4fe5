"""Augmentation: one draw a face, the amounts that were asked for, labels mixed as faces are."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from fer.recipes import Augmentation
from fer.training.augment import augment, draw, draw_mix, erase, mix, move, relight, shrink


@pytest.fixture
def generator():
    return torch.Generator().manual_seed(0)


def same_face(n: int) -> torch.Tensor:
    """n copies of one smooth face-sized picture without symmetry."""
    ramp = torch.linspace(0.2, 0.8, 48)
    return (ramp[:, None] * ramp[None, :].flip(1)).expand(n, 1, 48, 48).clone()


def distinct(x: torch.Tensor) -> int:
    return len({row.numpy().tobytes() for row in x})


def test_no_augmentation_changes_nothing(generator):
    x = same_face(8)
    assert torch.equal(augment(x, draw(8, generator), Augmentation()), x)


@pytest.mark.parametrize(
    "how", [{"rotation": 10.0}, {"shift": 3.0}, {"scale": 0.1}, {"contrast": 0.2}, {"brightness": 0.2}]
)
def test_every_face_of_a_batch_has_its_own_draw(how, generator):
    assert distinct(augment(same_face(16), draw(16, generator), Augmentation(**how))) == 16


def test_flip_mirrors_about_half_and_only_mirrors(generator):
    x = same_face(400)
    out = move(x, draw(400, generator)[:5], Augmentation(flip=True))
    mirrored = (out == x.flip(3)).all(dim=(1, 2, 3))
    assert ((out == x).all(dim=(1, 2, 3)) ^ mirrored).all()
    assert 150 < mirrored.sum() < 250


def test_flip_inside_the_sampling_equals_a_mirrored_face(generator):
    """With a rotation too small to see, sampling must agree with the plain mirror image."""
    x = same_face(64)
    out = move(x, draw(64, generator)[:5], Augmentation(flip=True, rotation=1e-6))
    nearest = torch.minimum((out - x).abs().amax(dim=(1, 2, 3)), (out - x.flip(3)).abs().amax(dim=(1, 2, 3)))
    assert nearest.max() < 1e-4
    assert ((out - x.flip(3)).abs().amax(dim=(1, 2, 3)) < 1e-4).any()


def test_shift_is_at_most_what_was_asked(generator):
    """A bright column stays within three pixels of its place."""
    x = torch.zeros(200, 1, 48, 48)
    x[..., 24] = 1
    moved = move(x, draw(200, generator)[:5], Augmentation(shift=3.0))
    centre = (moved * torch.arange(48)).sum(dim=(1, 2, 3)) / 48
    assert (centre - 24).abs().max() <= 3.01
    assert (centre - 24).abs().max() > 2


def test_relight_stays_in_range(generator):
    out = relight(same_face(50), draw(50, generator)[5:7], Augmentation(brightness=0.9, contrast=0.9))
    assert out.min() >= 0
    assert out.max() <= 1


def test_erasing_greys_one_rectangle_in_the_asked_share(generator):
    out = erase(torch.ones(600, 1, 48, 48), draw(600, generator)[7:], share=0.3)
    erased = (out == 0.5).any(dim=(1, 2, 3))
    assert 0.2 < erased.float().mean() < 0.4
    for face in out[erased][:, 0]:
        grey = face == 0.5
        rows, columns = grey.any(dim=1).sum(), grey.any(dim=0).sum()
        assert grey.sum() == rows * columns
        assert 5 <= rows <= 25
        assert 5 <= columns <= 25


def test_mixup_mixes_labels_as_it_mixes_faces(generator):
    """Faces of constant grey equal to their label's weight show that one share serves both."""
    y = torch.eye(2).repeat(50, 1)
    x = y[:, 1].view(-1, 1, 1, 1).expand(-1, 1, 4, 4)
    how = draw_mix(len(x), alpha=0.4, generator=generator)
    mixed, labels = mix(x, how), mix(y, how)
    torch.testing.assert_close(mixed[:, 0, 0, 0], labels[:, 1])
    torch.testing.assert_close(labels.sum(dim=1), torch.ones(100))
    assert ((labels > 0.01) & (labels < 0.99)).any()


def test_one_seed_gives_one_result():
    how = Augmentation(flip=True, rotation=10, shift=3, scale=0.1, brightness=0.1, contrast=0.1, erasing=0.5)
    x = same_face(32)
    first, second = (augment(x, draw(32, torch.Generator().manual_seed(7)), how) for _ in range(2))
    assert torch.equal(first, second)


def test_smaller_faces_keep_their_greys_and_lose_what_is_too_fine_for_them():
    x = same_face(3)
    small = shrink(x, 32)
    assert small.shape == (3, 1, 32, 32)
    torch.testing.assert_close(small.mean(dim=(2, 3)), x.mean(dim=(2, 3)), rtol=1e-3, atol=0)
    lines = torch.arange(48).remainder(2).float().expand(1, 1, 48, 48)  # black and white by turns
    assert (shrink(lines, 32)[..., 2:-2] - 0.5).abs().max() < 0.2
    assert shrink(x, 48) is x


AMOUNTS = {
    "rotation": st.floats(0, 180),
    "scale": st.floats(0, 0.9),
    "shift": st.floats(0, 48),
    "brightness": st.floats(0, 1),
    "contrast": st.floats(0, 1),
    "erasing": st.floats(0, 1),
}
SETTINGS = st.builds(Augmentation, flip=st.booleans(), **{name: st.just(0.0) | of for name, of in AMOUNTS.items()})
SEEDS = st.integers(0, 2**32)


def any_faces(n: int, seed: int) -> torch.Tensor:
    return torch.rand(n, 1, 24, 24, generator=torch.Generator().manual_seed(seed))


@given(SETTINGS, SEEDS)
@settings(max_examples=40, deadline=None)
def test_whatever_is_asked_for_greys_stay_in_range_and_a_face_changes_by_its_own_draw_alone(how, seed):
    x, draws = any_faces(4, seed), draw(4, torch.Generator().manual_seed(seed))
    untouched = x.clone()
    out = augment(x, draws, how)
    assert out.shape == x.shape
    assert out.min() >= 0 and out.max() <= 1
    assert torch.equal(x, untouched), "the faces themselves are left as they are"
    alone = torch.cat([augment(x[k : k + 1], draws[:, k : k + 1], how) for k in range(4)])
    torch.testing.assert_close(out, alone)
    assert torch.equal(out, augment(x, draw(4, torch.Generator().manual_seed(seed)), how))


@given(SETTINGS, SEEDS)
@settings(max_examples=40, deadline=None)
def test_what_is_not_asked_for_leaves_its_part_of_the_draw_without_effect(how, seed):
    """A row of draws may hold anything where its setting is off."""
    x, draws = any_faces(3, seed), draw(3, torch.Generator().manual_seed(seed))
    on = [how.rotation, how.scale, how.shift, how.shift, how.flip, how.contrast, how.brightness, *[how.erasing] * 5]
    other = torch.where(torch.tensor(on, dtype=torch.bool)[:, None], draws, 1 - draws)
    assert torch.equal(augment(x, draws, how), augment(x, other, how))


@given(SEEDS, st.floats(0.05, 5), st.integers(1, 12))
@settings(max_examples=40, deadline=None)
def test_mixed_labels_sum_to_one_and_a_mixed_face_lies_between_its_two(seed, alpha, n):
    generator = torch.Generator().manual_seed(seed)
    how = draw_mix(n, alpha=alpha, generator=generator)
    x, labels = any_faces(n, seed), torch.eye(7)[torch.randint(7, (n,), generator=generator)]
    assert sorted(how.partner.tolist()) == list(range(n)), "each face is the partner of one"
    assert how.share.min() >= 0 and how.share.max() <= 1
    mixed, soft = mix(x, how), mix(labels, how)
    torch.testing.assert_close(soft.sum(dim=1), torch.ones(n))
    torch.testing.assert_close(soft, torch.lerp(labels[how.partner], labels, how.share[:, None]))
    assert (mixed >= torch.minimum(x, x[how.partner]) - 1e-6).all()
    assert (mixed <= torch.maximum(x, x[how.partner]) + 1e-6).all()
    again = draw_mix(n, alpha=alpha, generator=torch.Generator().manual_seed(seed))
    assert torch.equal(again.partner, how.partner) and torch.equal(again.share, how.share)


@given(SEEDS, st.sampled_from([8, 11, 16, 23, 24]))
@settings(max_examples=20, deadline=None)
def test_a_smaller_face_spans_no_more_greys_and_one_grey_stays(seed, side):
    x = any_faces(2, seed)
    small = shrink(x, side)
    assert x.min() - 1e-6 <= small.min() and small.max() <= x.max() + 1e-6
    torch.testing.assert_close(shrink(torch.full((1, 1, 24, 24), 0.3), side), torch.full((1, 1, side, side), 0.3))
