"""Statistics of places beside those of another program, where that is installed."""

import time
import warnings

import numpy as np
import pytest

from fourfold.analysis.statistics.autocorrelation import local_moran, moran
from fourfold.analysis.statistics.local_clusters import gi_star_by_draws
from fourfold.analysis.statistics.neighbours import shares, touching, with_self

SHAPE = (60, 80)
DRAWS = 999


@pytest.fixture(scope="module")
def peer():
    """What the other program says of a map, and how long it took for Gi*."""
    with warnings.catch_warnings():
        # Its own libraries warn of each other.
        warnings.simplefilter("ignore")
        esda = pytest.importorskip("esda")
        weights = pytest.importorskip("libpysal.weights").lat2W(*SHAPE, rook=False)
        few = pytest.importorskip("libpysal.weights").lat2W(5, 5, rook=False)
        # The first call compiles.
        esda.G_Local(np.arange(25.0), few, transform="B", star=True, permutations=9)
        values = np.random.default_rng(2026).gamma(0.4, 3, SHAPE).round().ravel()
        begun = time.perf_counter()
        high = esda.G_Local(
            values, weights, transform="B", star=True, permutations=DRAWS, seed=1
        )
        took = time.perf_counter() - begun
        each = esda.Moran_Local(values, weights, permutations=0)
        return values, high, took, each, esda.Moran(values, weights, permutations=9)


@pytest.mark.slow
def test_z_and_p_of_hotspots_agree_and_take_a_sixth_of_the_time(peer):
    values, high, took, _, _ = peer
    near = with_self(touching(np.ones(SHAPE)))

    begun = time.perf_counter()
    found = gi_star_by_draws(values, near, draws=DRAWS)
    ours = time.perf_counter() - begun

    np.testing.assert_allclose(found.z, high.Zs, atol=1e-9)
    many = gi_star_by_draws(values, near)
    # It leaves ties out of the lower tail, so that an empty neighbourhood, common as it
    # is, gets the least p-value there is: only upper tails can be compared.
    true = many.p_upper[many.p_upper < 0.3]
    error = np.sqrt(true * (1 - true) / DRAWS) + 1 / DRAWS
    away = np.abs(high.p_sim[many.p_upper < 0.3] - true) / error
    assert np.quantile(away, 0.99) < 3.5
    assert ours * 6 < took


@pytest.mark.slow
def test_morans_statistics_agree(peer):
    values, _, _, each, whole = peer
    near = touching(np.ones(SHAPE))

    found = moran(values, shares(near), draws=19)
    here = local_moran(values, shares(near), draws=19)

    assert found.statistic == pytest.approx(whole.I)
    assert found.variance_normal == pytest.approx(whole.VI_norm)
    assert found.variance_random == pytest.approx(whole.VI_rand)
    # It divides by one fewer than the source does.
    number = values.size
    np.testing.assert_allclose(here.statistic, each.Is * number / (number - 1))
    assert here.kind.tolist() == each.q.tolist()
