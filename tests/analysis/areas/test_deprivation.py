import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.areas.deprivation import combined_score
from fourfold.analysis.definitions import settings
from tests.oracles import deprivation_index

WEIGHTS = settings("sources/iod.toml")["weights"]
SHARE = st.floats(0.001, 1)


def of_one(**shares):
    return float(combined_score(shares, WEIGHTS)[0])


def test_the_most_deprived_area_of_every_domain_has_a_score_of_100():
    assert of_one(**dict.fromkeys(WEIGHTS, 1.0)) == pytest.approx(100)


def test_the_most_deprived_tenth_takes_the_upper_half_of_the_scale():
    assert of_one(income=0.9) == pytest.approx(50, abs=0.5)
    assert of_one(income=0.5) == pytest.approx(15.6, abs=0.1)


@given(st.dictionaries(st.sampled_from(sorted(WEIGHTS)), SHARE, min_size=1))
def test_the_score_is_that_of_the_slow_way(shares):
    assert of_one(**shares) == pytest.approx(deprivation_index.index(shares, WEIGHTS))


def test_only_the_proportions_of_the_weights_matter():
    shares = {"income": [0.2, 0.9], "health": [0.7, 0.1]}

    doubled = combined_score(shares, {name: 2 * each for name, each in WEIGHTS.items()})

    assert doubled == pytest.approx(combined_score(shares, WEIGHTS))


def test_being_deprived_in_one_domain_is_not_undone_by_another():
    one_high = combined_score({"income": [1.0], "health": [0.01]}, WEIGHTS)
    both_middling = combined_score({"income": [0.6], "health": [0.6]}, WEIGHTS)

    assert one_high > 2 * both_middling


def test_weights_of_the_published_index_add_up_to_all():
    assert sum(WEIGHTS.values()) == pytest.approx(1, abs=0.0011)


@pytest.mark.parametrize("share", [0, -0.1, 1.01])
def test_a_share_out_of_range_is_refused(share):
    with pytest.raises(ValueError, match="shares of income must be above 0"):
        combined_score({"income": [0.5, share]}, WEIGHTS)


def test_areas_are_worked_out_side_by_side():
    found = combined_score({"income": [0.1, 0.5, 1.0]}, WEIGHTS)

    assert found.shape == (3,)
    assert (np.diff(found) > 0).all()
