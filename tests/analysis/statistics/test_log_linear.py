import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics import log_linear as module
from fourfold.analysis.statistics.log_linear import log_linear, robust_covariance
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import likelihood

# Dobson's randomised trial: counts by three outcomes (side by side) and treatments.
COUNTS = (18, 17, 15, 20, 10, 20, 25, 13, 12)
PLACES = np.arange(9)
DESIGN = np.column_stack(
    [np.ones(9)]
    + [outcome == PLACES % 3 for outcome in (1, 2)]
    + [treatment == PLACES // 3 for treatment in (1, 2)]
).astype(float)


def test_the_published_trial_comes_out():
    found = log_linear(DESIGN, COUNTS)

    np.testing.assert_allclose(
        found.effects, [3.045, -0.4543, -0.2930, 0, 0], atol=5e-4
    )
    np.testing.assert_allclose(
        np.sqrt(np.diag(found.covariance)),
        [0.1709, 0.2022, 0.1927, 0.2, 0.2],
        atol=5e-5,
    )
    assert found.freedom == 4


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.floats(-1, 1), st.sampled_from([1.0, 2.0])),
        min_size=4,
        max_size=8,
        unique_by=lambda row: round(row[1], 1),
    )
)
@settings(deadline=None, max_examples=25)
def test_agrees_with_climbing_the_likelihood(rows):
    counts, sizes, exposures = zip(*rows, strict=True)
    design = [[1.0, size] for size in sizes]

    found = log_linear(design, counts, exposure=exposures)

    climbed = likelihood.most_likely(design, counts, list(exposures))
    np.testing.assert_allclose(found.effects, climbed, atol=1e-6)
    np.testing.assert_allclose(
        found.fitted,
        [
            likelihood.mean(row, climbed, exposure)
            for row, exposure in zip(design, exposures, strict=True)
        ],
        rtol=1e-5,
    )


def test_limits_of_effects_hold_them():
    rng = np.random.default_rng(2026)
    design = np.column_stack([np.ones(40), np.arange(40) >= 20]).astype(float)
    held = []
    for _ in range(400):
        found = log_linear(design, rng.poisson(np.exp(design @ [2, 0.3])))
        error = np.sqrt(found.covariance[1, 1])
        held.append(abs(found.effects[1] - 0.3) < 1.96 * error)

    assert 0.92 <= np.mean(held) <= 0.98


def test_counts_that_spread_more_weigh_large_ones_less():
    design = np.ones((4, 1))

    found = log_linear(design, [1, 2, 30, 40], spread=0.5)

    assert found.fitted[0] == pytest.approx(18.25)
    assert found.covariance[0, 0] == pytest.approx((1 / 18.25 + 0.5) / 4)


def test_without_lags_robust_limits_are_those_of_single_rows():
    fit = log_linear(np.ones((5, 1)), [2, 4, 6, 8, 10])

    found = robust_covariance(fit, lags=0)

    # Squares of what each is off, over the square of the sum; five rows, one effect.
    assert found[0, 0] == pytest.approx(40 / 30**2 * 5 / 4)


def test_rows_that_hang_together_have_wider_limits():
    fit = log_linear(np.ones((8, 1)), [9, 9, 9, 9, 1, 1, 1, 1])

    alone, together = (robust_covariance(fit, lags=lags) for lags in (0, 3))

    assert together[0, 0] > 2 * alone[0, 0]


def test_rows_without_anything_left_over_tell_no_spread():
    fit = log_linear(np.eye(2), [3, 4])

    assert np.isnan(fit.dispersion)
    assert np.isnan(robust_covariance(fit, lags=0)).all()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"design": np.ones((2, 1)), "counts": [1, 2, 3]}, "a row for each of counts"),
        ({"design": [[np.nan]], "counts": [1]}, "design must be finite"),
        ({"design": np.ones((2, 1)), "counts": [1, -1]}, "counts must be known"),
        ({"design": np.ones((2, 2)), "counts": [1, 2]}, "none can be made of"),
        ({"design": np.eye(2), "counts": [0, 9]}, "without limit"),
        (
            {"design": np.ones((2, 1)), "counts": [1, 2], "exposure": 0},
            "exposure must be above 0",
        ),
        (
            {"design": np.ones((2, 1)), "counts": [1, 2], "exposure": [1]},
            "one for each of counts",
        ),
        (
            {"design": np.ones((2, 1)), "counts": [1, 2], "spread": -1},
            "spread must be 0 or more",
        ),
    ],
)
def test_what_does_not_fit_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        log_linear(**arguments)


def test_effects_that_are_not_found_are_refused(monkeypatch):
    monkeypatch.setattr(module, "MOST_STEPS", 1)

    with pytest.raises(ValueError, match="no effects that are most likely"):
        log_linear(DESIGN, COUNTS)


def test_a_first_step_too_far_is_halved():
    design = np.array([[1.0, 0], [1, 1], [1, 2], [1, 9]])

    found = log_linear(design, [1, 0, 0, 900])

    assert found.fitted.sum() == pytest.approx(901)


def test_lags_out_of_range_are_refused():
    fit = log_linear(np.ones((3, 1)), [1, 2, 3])

    with pytest.raises(ValueError, match="lags must be 0 to 2"):
        robust_covariance(fit, lags=3)


def test_the_page_tells_the_trial():
    found = log_linear(DESIGN, COUNTS)
    error = np.sqrt(found.covariance[1, 1])

    assert (
        f"the second outcome came {np.exp(found.effects[1]):.3f} times as often as the"
        f" first, with a standard error of {error:.4f} on the log scale"
    ) in page("log-linear.md")
