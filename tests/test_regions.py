"""Shares of maps in boxes of known size."""

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from fer import regions


def test_an_even_map_gives_each_region_its_share_of_the_area():
    for region in regions.REGIONS.values():
        shares = regions.share_inside(np.full((2, 48, 48), -0.3), region)
        np.testing.assert_allclose(shares, region.mean())
    assert regions.REGIONS["lower_half"].mean() == 0.5
    assert regions.REGIONS["inner_face"].mean() == pytest.approx(4 / 9)


def test_a_map_of_the_mouth_lies_in_the_lower_half_and_one_of_zeros_nowhere():
    maps = np.zeros((3, 48, 48))
    maps[0, 36, 24] = -2.0
    maps[1, 15, 24] = 1.0
    shares = regions.share_inside(maps, regions.REGIONS["lower_half"])
    assert shares[0] == 1 and shares[1] == 0 and np.isnan(shares[2])


def test_mean_share_has_students_interval_and_skips_nan():
    values = np.array([0.2, 0.5, 0.4, np.nan, 0.7])
    low, high = ttest_1samp(values[[0, 1, 2, 4]], 0).confidence_interval(0.95)
    assert regions.mean_share(values) == pytest.approx((0.45, low, high, 4))


@pytest.mark.parametrize(("values", "expected"), [([], (None, None, None, 0)), ([0.3], (0.3, None, None, 1))])
def test_too_few_faces_have_no_interval(values, expected):
    assert regions.mean_share(np.array(values)) == expected


def test_shares_by_class():
    maps = np.zeros((3, 48, 48))
    maps[:2, 40, 24] = 1.0
    maps[2, 5, 24] = 1.0
    found = regions.shares(maps, np.array([3, 3, 4]))["lower_half"]
    assert found["classes"][3] == {"value": 1, "low": 1, "high": 1, "faces": 2}
    assert found["classes"][4]["value"] == 0 and found["classes"][0]["value"] is None
    assert found["all"]["value"] == pytest.approx(2 / 3)


def test_density_weighs_every_face_alike():
    maps = np.ones((2, 48, 48))
    maps[1] = 0
    maps[1, :24] = -50.0  # all of it in the upper half: density 2 there
    density = regions.mean_density(maps)
    np.testing.assert_allclose(density[:24], 1.5)
    np.testing.assert_allclose(density[24:], 0.5)
    assert not regions.mean_density(np.zeros((2, 48, 48))).any()


def test_class_means_are_none_without_faces():
    images = np.stack([np.full((48, 48), 10, np.uint8), np.full((48, 48), 30, np.uint8)])
    means = regions.class_means(images, np.array([2, 2]))
    assert [mean is None for mean in means] == [True, True, False, True, True, True, True]
    assert (means[2] == 20).all()
    assert regions.class_densities(images, np.array([2, 2]))[2] == pytest.approx(np.ones((48, 48)))
