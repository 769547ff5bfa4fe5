"""Images that agree from start to start or by chance, and kinds beside those of noise."""

import numpy as np
import pytest
from made_filters import ANGLES, FilterBank

from fer.filters import counted
from fer.filters.kinds import KINDS
from fer.filters.maximise import Maximisers, maximise
from fer.statistics.clusters import exact_cluster_share
from fer.statistics.interval import difference, exact_share, together

Y, X = np.meshgrid(np.arange(48), np.arange(48), indexing="ij")


def grating(angle, cycles):
    turn = np.radians(angle)
    return 0.5 + 0.4 * np.sin(2 * np.pi * cycles * (X * np.sin(turn) + Y * np.cos(turn)) / 48)


def made_of(images):
    number = len(images)
    return Maximisers(np.arange(number), images, np.ones(number), np.zeros(number), 80, 0.01)


def test_filters_that_make_the_same_again_replicate_in_all_traits():
    """Four directions and frequencies, drawn alike from three starts."""
    images = np.stack([grating(angle, 3 + k) for k, angle in enumerate((0, 45, 90, 135))])
    motifs, noise = np.tile(images, (3, 1, 1))[:, :29, :29], np.full((4, 29, 29), 0.5)
    found = counted.measure([made_of(images)] * 3, motifs, noise, of=9)
    assert (found.filters, found.of, found.side) == (4, 9, 29)
    assert (found.steps, found.gains) == ((80,) * 3, (0.01,) * 3)
    assert list(found.alike) == list(counted.TRAITS) and list(found.shares) == list(KINDS)
    assert all(of.beyond.low > 0 for of in found.alike.values())
    kind, turn = found.alike["kind"], found.alike["direction"]
    assert (kind.same, kind.other) == (1, 0) and turn.same == pytest.approx(0, abs=1e-6)
    assert turn.other == pytest.approx(-60, abs=2)  # 45, 45 and 90 degrees away
    assert found.frequency == pytest.approx([3, 4, 5, 6], rel=0.1)
    assert found.shares["vertical"].images == 3 and found.shares["even"].chance == 1


def test_images_dealt_to_filters_at_random_replicate_in_none():
    rng = np.random.default_rng(0)
    images = np.stack([grating(rng.choice((0, 45, 90, 135)), rng.uniform(2, 7)) for _ in range(60)])
    found = counted.alike(images.reshape(3, 20, 48, 48), rng.choice(list("abc"), (3, 20)))
    assert all(of.beyond.low < 0 < of.beyond.high for of in found.values())


def test_nearness_by_hand():
    """The diagonal is 1, all else 0.5, and one filter's own image is as far as others."""
    table = np.full((4, 4), 0.5) + 0.5 * np.diag([1, 1, 1, 0])
    found = counted.nearness(table)
    assert (found.same, found.other) == (0.875, 0.5) and found.beyond.value == pytest.approx(0.375)
    assert counted.nearness(np.ones((1, 1))).beyond is None


def test_a_bank_of_lines_replicates_in_kind_direction_and_frequency():
    bank = FilterBank()
    made = [maximise(bank, bank.last, np.arange(len(ANGLES)), steps=64, seed=seed) for seed in (0, 1)]
    found = counted.alike(np.stack([of.images for of in made]), np.zeros((2, len(ANGLES))))
    assert found["direction"].same > -10 and found["direction"].beyond.low > 0
    assert found["picture"].beyond.low > 0
    assert found["kind"].beyond.value == 0  # all of one kind: nothing shows


def test_a_kind_is_held_against_noise():
    sorted_ = np.array([["even", "other", "even"], ["even", "other", "other"]])
    found = counted.share_of("even", sorted_, ["even", "other"])
    assert (found.images, found.share, found.chance) == (3, 0.5, 0.5)
    level = together(len(KINDS))
    ours = exact_cluster_share(np.array([2, 0, 1]), np.full(3, 2), level=level)
    assert found.excess == difference(ours, exact_share(1, 2, level=level))


@pytest.mark.parametrize(("filters", "starts", "more"), [(1, 2, False), (1, 3, False), (2, 1, False), (3, 1, True)])
def test_a_kind_that_noise_never_shows_is_more_frequent_only_if_several_filters_show_it(filters, starts, more):
    """Of 16 filters with three starts each, beside 512 patterns of noise: images of one filter are no evidence."""
    sorted_ = np.full((3, 16), "other", dtype=object)
    sorted_[:starts, :filters] = "horizontal"
    found = counted.share_of("horizontal", sorted_.astype(str), ["other"] * 512)
    assert found.images == filters * starts and found.chance == 0 < found.share
    assert (found.excess.low > 0) == more
