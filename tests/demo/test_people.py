import numpy as np
import pytest

from fourfold.demo.chance import stream
from fourfold.demo.people import invent_people


@pytest.fixture(scope="module")
def residents(borough, plan):
    return invent_people(stream(2026, "people"), borough, plan["people"])


def test_the_borough_has_about_278_000_residents(residents, borough):
    assert residents[: borough.own_lsoas].sum() == pytest.approx(278_000, rel=0.02)


def test_about_3_in_10_residents_are_under_25(residents, borough):
    own = residents[: borough.own_lsoas]

    assert own[:, :2].sum() / own.sum() == pytest.approx(0.30, abs=0.02)


def test_the_share_of_young_people_differs_between_wards(residents, borough):
    own = residents[: borough.own_lsoas]
    ward = borough.best_fit[: borough.own_lsoas]

    shares = np.bincount(ward, own[:, :2].sum(axis=1)) / np.bincount(
        ward, own.sum(axis=1)
    )

    assert np.ptp(shares) > 0.05


def test_every_lsoa_has_people_of_every_age(residents):
    assert residents.shape == (194, 6)
    assert residents.min() > 0
