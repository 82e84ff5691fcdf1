import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.recent_level import recent_level
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import months, two_levels

COUNTS = st.integers(1, 300)
FACTORS = st.floats(0.5, 2)
MONTHS = st.tuples(COUNTS, FACTORS)
# Fifteen months of a borough, invented for the page.
USUAL = [41, 38, 52, 47, 55, 60, 63, 58, 49, 51, 44, 40]
LAST = [56, 49, 66]
SEASON = [0.85, 0.8, 1.0, 0.95, 1.1, 1.2, 1.2, 1.1, 1.0, 1.0, 0.9, 0.9]

# Breaks of yarn in nine looms with wool A and with wool B, all tensions L (R's
# `warpbreaks`, from Tippett, Technological Applications of Statistics, 1950).
WOOL_A = [26, 30, 54, 25, 70, 52, 51, 26, 67]
WOOL_B = [27, 14, 29, 19, 29, 31, 41, 20, 44]


def parts(level):
    found = (level.ratio, level.lower, level.upper, level.p_value)
    return np.array([*found, level.dispersion])


def test_the_ratio_is_that_of_published_means():
    """Tippett's yarn breaks 44.56 times with wool A and 28.22 times with wool B."""
    level = recent_level(WOOL_A, WOOL_B)

    assert level.ratio == pytest.approx(28.22 / 44.56, abs=0.0005)
    expected = two_levels.ratio_with_limits(WOOL_A, WOOL_B, seasons=([1] * 9, [1] * 9))
    assert parts(level) == pytest.approx(expected)


@given(
    st.lists(MONTHS, min_size=2, max_size=14),
    st.lists(MONTHS, min_size=1, max_size=4),
    st.floats(0, 0.2),
)
@settings(deadline=None, max_examples=60)
def test_the_level_agrees_with_a_model_of_months(usual, last, error):
    (before, seasons), (after, factors) = (
        zip(*usual, strict=True),
        zip(*last, strict=True),
    )

    level = recent_level(
        before,
        after,
        usual_season=seasons,
        last_season=factors,
        season_error=error,
        confidence=0.9,
    )

    expected = two_levels.ratio_with_limits(
        before, after, seasons=(seasons, factors), error=error, confidence=0.9
    )
    assert parts(level) == pytest.approx(expected, rel=1e-5, abs=1e-9)


@given(st.lists(MONTHS, min_size=3, max_size=12), st.floats(0.1, 10))
def test_the_scale_of_the_season_moves_nothing(usual, scale):
    counts, seasons = (np.array(each) for each in zip(*usual, strict=True))

    level = recent_level(counts, [20, 30], usual_season=seasons)
    scaled = recent_level(
        counts, [20, 30], usual_season=seasons * scale, last_season=scale
    )

    assert parts(scaled) == pytest.approx(parts(level), rel=1e-9)


def test_months_that_follow_the_season_are_as_usual():
    season = np.array([1, 2, 3, 4, 3, 2, 1, 1, 1, 1, 1, 4]) / 2

    level = recent_level(
        season * 40, season[3:6] * 40, usual_season=season, last_season=season[3:6]
    )

    assert level.ratio == pytest.approx(1)
    assert level.dispersion == 1
    assert level.p_value == pytest.approx(1)


def test_a_doubtful_season_widens_the_limits():
    known = recent_level([50] * 12, [60] * 3)
    doubted = recent_level([50] * 12, [60] * 3, season_error=0.1)

    assert doubted.lower < known.lower < known.upper < doubted.upper
    assert doubted.p_value > known.p_value


def test_a_gap_is_left_out_with_its_season():
    level = recent_level(
        [*USUAL, np.nan, 90], LAST, usual_season=[*[1] * 12, 7, np.nan]
    )

    np.testing.assert_array_equal(parts(level), parts(recent_level(USUAL, LAST)))


def test_a_side_without_a_known_month_is_not_known():
    assert np.isnan(parts(recent_level([np.nan] * 12, [1, 2, 3]))).all()
    assert np.isnan(parts(recent_level([], [1, 2, 3]))).all()


def test_two_months_have_a_ratio_and_no_limits():
    assert parts(recent_level([4], [5])) == pytest.approx(
        [1.25, *[np.nan] * 4], nan_ok=True
    )


def test_a_nought_has_exact_limits():
    fell = recent_level([2, 3, 1, 2], [0, 0, 0])
    rose = recent_level([0] * 9, [2, 1, 2])

    assert (fell.ratio, fell.lower) == (0, 0)
    # (3/7)^8 is the chance that all eight fell in the first four months of seven.
    assert fell.upper == pytest.approx((0.025 ** (-1 / 8) - 1) * 4 / 3)
    assert (rose.ratio, rose.upper) == (np.inf, np.inf)
    assert rose.lower > 1


def test_none_and_none_says_nothing():
    level = recent_level([0] * 12, [0] * 3)

    assert np.isnan([level.ratio, level.dispersion]).all()
    assert (level.lower, level.upper, level.p_value) == (0, np.inf, 1)


def test_the_level_takes_areas_by_months():
    level = recent_level([USUAL, [0] * 12], [LAST, [1, 2, 3]])

    assert parts(level)[:, 0] == pytest.approx(parts(recent_level(USUAL, LAST)))
    assert level.ratio[1] == np.inf


def test_half_a_crime_and_a_negative_season_are_refused():
    with pytest.raises(ValueError, match="last must be whole numbers"):
        recent_level([1, 2], [0.5])
    with pytest.raises(ValueError, match="usual_season must be 0 or more"):
        recent_level([1, 2], [1], usual_season=-1)


def test_the_page_tells_the_level():
    level = recent_level(
        USUAL, LAST, usual_season=SEASON, last_season=SEASON[:3], season_error=0.03
    )

    text = page("recent-level.md")
    assert f"| season | {' | '.join(map(str, SEASON))} |" in text
    assert f"| offences | {' | '.join(map(str, USUAL))} |" in text
    assert (
        f"ratio {level.ratio:.3f}, limits {level.lower:.3f} to {level.upper:.3f},"
        f" p = {level.p_value:.3f}, dispersion {level.dispersion:.2f}"
    ) in text


@pytest.mark.parametrize("dispersion", [1, 2, 3])
@pytest.mark.parametrize("mean", [5, 40, 150])
def test_limits_hold_the_truth_about_95_times_in_100(mean, dispersion):
    rng = np.random.default_rng(2026)
    drawn = months.drawn(rng, mean, dispersion=dispersion, shape=(20_000, 2, 12))

    level = recent_level(
        drawn[:, 0],
        drawn[:, 1, :3],
        usual_season=months.SUMMER_PEAK,
        last_season=months.SUMMER_PEAK[:3],
    )

    held = ((level.lower <= 1) & (level.upper >= 1)).mean()
    assert 0.945 <= held <= 0.975
