"""Statistics of events and areas beside those of other programs, where installed.

`./run test-peers` installs them and runs these; else each test skips, and says so.
"""

import warnings

import numpy as np
import pytest

from fourfold.analysis.statistics.grids import Grid
from fourfold.analysis.statistics.interrupted_series import interrupted_series
from fourfold.analysis.statistics.kernel_density import SQUARE_KILOMETRE, density_of
from fourfold.analysis.statistics.log_linear import log_linear, robust_covariance
from fourfold.analysis.statistics.near_repeats import near_repeats
from fourfold.analysis.statistics.poisson_tests import e_test
from fourfold.analysis.statistics.segments import Shape
from fourfold.analysis.statistics.synthetic_control import synthetic_control

pytestmark = pytest.mark.slow
SEED = 2026


def installed(name):
    """A module of a peer, whose own libraries may warn of each other."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip(name)


def test_densities_are_those_of_scikit_learn():
    neighbors = installed("sklearn.neighbors")
    chance = np.random.default_rng(SEED)
    points = chance.normal((5_000, 4_000), 900, (3_000, 2))
    grid = Grid(0.0, 0.0, 250.0, np.ones((32, 40), dtype=bool))
    rows, columns = np.indices(grid.shape).reshape(2, -1)
    middles = np.column_stack([columns, rows]) * 250.0 + 125

    found = density_of(
        grid, points, bandwidth=300, kernel="gaussian", corrects_edges=False
    )

    kernel = neighbors.KernelDensity(bandwidth=300).fit(points)
    theirs = np.exp(kernel.score_samples(middles)).reshape(grid.shape)
    ours = found.values / SQUARE_KILOMETRE / len(points)
    # Points are shared out among squares of a sixth of the bandwidth.
    np.testing.assert_allclose(ours, theirs, atol=0.005 * theirs.max())


def test_near_repeats_are_those_of_pointpats():
    pointpats = installed("pointpats")
    chance = np.random.default_rng(SEED)
    points = chance.uniform(0, 3_000, (600, 2)).round()
    days = chance.integers(0, 365, 600)
    points[:40], days[:40] = points[40:80] + 30, days[40:80] + 3

    found = near_repeats(
        points,
        days,
        # It counts pairs of exactly the distance and the time.
        distances=[0, np.nextafter(200, 300)],
        times=[0, 15],
        metric="euclidean",
    )

    theirs = pointpats.Knox(
        points, days[:, np.newaxis].copy(), delta=200, tau=14, permutations=999
    )
    assert found.observed[0, 0] == theirs.statistic_
    # Both are by 999 draws: four errors of chance.
    p_value = found.p_value[0, 0]
    error = np.sqrt(2 * p_value * (1 - p_value) / 999)
    assert p_value == pytest.approx(theirs.p_sim, abs=4 * error)


def test_e_tests_are_those_of_statsmodels():
    rates = installed("statsmodels.stats.rates")
    chance = np.random.default_rng(SEED)
    before, after = chance.poisson(12, (2, 40))
    people = chance.integers(1_000, 3_000, (2, 40)).astype(float)

    found = e_test(before, after, exposure_before=people[0], exposure_after=people[1])

    theirs = [
        rates.test_poisson_2indep(
            a, m, b, n, method="etest-wald", compare="diff"
        ).pvalue
        for a, b, m, n in zip(before, after, *people, strict=True)
    ]
    np.testing.assert_allclose(found, theirs, atol=1e-8)


def test_effects_that_multiply_are_those_of_statsmodels():
    api = installed("statsmodels.api")
    chance = np.random.default_rng(SEED)
    design = np.column_stack([np.ones(60), np.arange(60) / 60, chance.normal(size=60)])
    people = chance.uniform(1, 3, 60)
    counts = chance.poisson(people * np.exp(design @ (2, 0.4, -0.2)))

    found = log_linear(design, counts, exposure=people)
    robust = robust_covariance(found, lags=3)

    model = api.GLM(counts, design, family=api.families.Poisson(), exposure=people)
    theirs = model.fit(tol=1e-12)
    np.testing.assert_allclose(found.effects, theirs.params, rtol=1e-8)
    np.testing.assert_allclose(found.covariance, theirs.cov_params(), rtol=1e-6)
    assert found.dispersion == pytest.approx(theirs.pearson_chi2 / 57)
    hac = model.fit(
        tol=1e-12, cov_type="HAC", cov_kwds={"maxlags": 3, "use_correction": True}
    )
    np.testing.assert_allclose(robust, hac.cov_params(), rtol=1e-6)


def test_an_interrupted_series_is_that_of_statsmodels():
    api = installed("statsmodels.api")
    chance = np.random.default_rng(SEED)
    time = np.arange(48.0)
    after = (time >= 30).astype(float)
    counts = chance.poisson(20 * np.exp(0.004 * time - 0.3 * after))

    found = interrupted_series(counts, 30, shape=Shape(season=None))

    design = np.column_stack([np.ones(48), time, after, after * (time - 30)])
    theirs = api.GLM(counts, design, family=api.families.Poisson()).fit(tol=1e-12)
    assert np.log(found.level.ratio) == pytest.approx(theirs.params[2], rel=1e-6)


def test_a_mixture_is_no_worse_than_that_of_pysyncon():
    pysyncon = installed("pysyncon")
    pandas = installed("pandas")
    chance = np.random.default_rng(SEED)
    common = np.cumsum(chance.normal(0, 3, 36)) + 60
    others = common + chance.normal(0, 12, (8, 1)) + chance.normal(0, 2, (8, 36))
    treated = others[:3].mean(axis=0) + chance.normal(0, 1, 36)
    values = np.vstack([treated, others]).round().clip(0)

    found = synthetic_control(values, 0, 24)

    months = list(range(24))
    names = [f"area{at}" for at in range(9)]
    frame = pandas.DataFrame(values.T, columns=names)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        peer = pysyncon.Synth()
        peer.fit(
            X0=frame.loc[months, names[1:]],
            X1=frame.loc[months, names[0]],
            Z0=frame.loc[months, names[1:]],
            Z1=frame.loc[months, names[0]],
            custom_V=np.ones(24),
        )

    def misfit(weights):
        return ((values[0, :24] - weights @ values[1:, :24]) ** 2).mean()

    assert misfit(found.weights[1:]) <= misfit(peer.W) * 1.001
