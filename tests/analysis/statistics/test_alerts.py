import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.alerts import FARRINGTON, NOUFAILY, Version, alert
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import unusual_months

VERSIONS = st.sampled_from([FARRINGTON, NOUFAILY])
# Six years of robberies in a ward, month by month; invented.
ROBBERIES = [
    *(11, 9, 12, 10, 13, 15, 14, 12, 13, 16, 15, 14, 12, 10, 11, 13, 12, 14, 16, 13),
    *(14, 15, 17, 13, 10, 11, 13, 12, 15, 16, 31, 14, 12, 17, 16, 15, 13, 10, 12, 14),
    *(13, 17, 15, 16, 14, 18, 15, 14, 11, 12, 14, 13, 16, 15, 17, 14, 15, 17, 18, 15),
    *(13, 12, 15, 14, 16, 17, 29),
]


def drawn(number, seed, mean=12, dispersion=1.0):
    chance = np.random.default_rng(seed)
    means = mean * np.exp(0.3 * np.sin(np.arange(number) * np.pi / 6))
    if dispersion == 1:
        return chance.poisson(means)
    return chance.negative_binomial(means / (dispersion - 1), 1 / dispersion)


@given(st.integers(0, 999), st.integers(40, 75), VERSIONS, st.sampled_from([1.0, 2.5]))
@settings(deadline=None, max_examples=25)
def test_agrees_with_plain_loops(seed, number, version, dispersion):
    counts = drawn(number, seed, mean=9, dispersion=dispersion).tolist()
    months = unusual_months.past(number, 5, 1, 3, version.all_months)
    assume(len(months) >= 6)

    found = alert(counts, version=version)

    mean, spread, unsure, has_trend = unusual_months.usual(counts, months, version)
    assert found.months == len(months)
    assert found.has_trend == has_trend
    assert found.expected == pytest.approx(mean, rel=1e-6)
    assert found.dispersion == pytest.approx(spread, rel=1e-6)
    if version.negative_binomial:
        upper = unusual_months.quantile_limit(mean, spread, 0.005)
    else:
        upper = unusual_months.power_limit(mean, spread, unsure, 0.005)
    assert found.upper == pytest.approx(upper, rel=1e-6)
    assert found.stands_out == (counts[-1] > found.upper)


def test_a_month_that_stood_out_before_hides_no_other():
    quiet = [each if each < 25 else 15 for each in ROBBERIES[:-1]] + [29]

    found, without = alert(ROBBERIES), alert(quiet)

    assert found.stands_out
    assert found.upper - without.upper <= 2


def test_a_usual_month_does_not_stand_out():
    found = alert([*ROBBERIES[:-1], 16])

    assert not found.stands_out
    assert found.score < 1


@pytest.mark.parametrize("version", [FARRINGTON, NOUFAILY])
def test_few_are_never_worth_a_look(version):
    counts = [0, 0, 1] * 20 + [4]

    assert alert(counts, version=version, fewest=0).stands_out
    assert not alert(counts, version=version).stands_out


@pytest.mark.parametrize(("dispersion", "most"), [(1.0, 0.012), (2.0, 0.02)])
def test_usual_months_stand_out_as_seldom_as_they_may(dispersion, most):
    found = [
        alert(drawn(73, seed, mean=20, dispersion=dispersion), fewest=0).stands_out
        for seed in range(500)
    ]

    assert np.mean(found) <= most


def test_twice_as_many_mostly_stand_out():
    found = []
    for seed in range(60):
        counts = drawn(73, seed, mean=20)
        found.append(alert([*counts[:-1], 2 * counts[-13] + 8]).stands_out)

    assert np.mean(found) >= 0.8


def test_a_trend_is_not_drawn_on_beyond_what_was_seen():
    rising = [round(2 * 1.05**month) for month in range(60)] + [90]

    found = alert(rising, version=FARRINGTON, recent=0)

    assert found.expected <= max(rising[:-1])


def test_gaps_and_a_season_without_any_are_left_out():
    counts = np.array(ROBBERIES, dtype=float)
    counts[10:20] = np.nan

    assert alert(counts).months == alert(ROBBERIES).months - 10
    winters = [0 if month % 12 in (11, 0, 1) else 9 for month in range(66)]
    assert alert([*winters, 9]).expected == pytest.approx(9)


def test_too_little_tells_nothing():
    for counts in ([7], [3] * 14, [0] * 60 + [9]):
        found = alert(counts)

        assert np.isnan(found.upper)
        assert not found.stands_out


def test_two_earlier_years_have_no_trend():
    found = alert(ROBBERIES[-28:])

    assert not found.has_trend
    assert found.expected > 0


def test_a_version_can_be_mixed():
    mixed = Version(True, False, 2.58, False)

    assert alert(ROBBERIES, version=mixed).stands_out


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"counts": [1, np.nan]}, "whose last count is known"),
        ({"counts": []}, "whose last count is known"),
        ({"counts": [0.5]}, "counts must be whole"),
        ({"period": 1}, "period and years must be 2"),
        ({"years": 1}, "period and years must be 2"),
        ({"either_side": 6}, "within half of a year"),
        ({"recent": -1}, "recent must be 0 or more"),
        ({"false_alarm": 0.2}, "false_alarm must be"),
    ],
)
def test_what_does_not_fit_is_refused(how, message):
    with pytest.raises(ValueError, match=message):
        alert(**{"counts": ROBBERIES, **how})


def test_the_page_tells_the_robberies():
    text = page("alerts.md")
    for version, name in ((FARRINGTON, "1996"), (NOUFAILY, "2013")):
        found = alert(ROBBERIES, version=version)
        assert (
            f"| {name} | {found.months} | {found.expected:.1f} | {found.upper:.1f}"
            f" | {found.score:.1f} |"
        ) in text
