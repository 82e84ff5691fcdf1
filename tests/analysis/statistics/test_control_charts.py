import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.control_charts import control_chart
from fourfold.analysis.statistics.run_rules import RunRules
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import months, published_charts, shewhart

MONTHS = st.lists(st.none() | st.integers(0, 60), min_size=1, max_size=40)
# Thefts a month, invented for the page.
THEFTS = [31, 40, 36, 49, 44, 52, 43, 33, 38, 27, 29, 22]


def whole(values):
    return ((0, len(values)),)


def kept(chart):
    """Rule and place of each signal."""
    return [(signal.rule, signal.first, signal.last) for signal in chart.signals]


@pytest.mark.parametrize(
    ("kind", "values", "expected", "digits"),
    [
        ("xmr", published_charts.NIST_FLOW, published_charts.NIST_FLOW_LINES, 5e-5),
        ("c", published_charts.NIST_WAFERS, published_charts.NIST_WAFER_LINES, 1e-9),
        ("c", published_charts.CIRCUITS, published_charts.CIRCUIT_LINES, 0.01),
    ],
)
def test_lines_agree_with_the_published(kind, values, expected, digits):
    chart = control_chart(values, True, bases=whole(values), chart=kind)

    found = (chart.lower[0], chart.centre[0], chart.upper[0])
    assert found == pytest.approx(expected, abs=digits)


def test_u_chart_agrees_with_the_dyed_cloth():
    chart = control_chart(
        published_charts.CLOTH_FLAWS,
        True,
        bases=((0, 10),),
        exposure=published_charts.CLOTH_AREA,
    )

    assert chart.centre == pytest.approx([published_charts.CLOTH_CENTRE] * 10, abs=0.01)
    assert chart.upper == pytest.approx(published_charts.CLOTH_UPPER, abs=0.011)
    assert chart.lower == pytest.approx(published_charts.CLOTH_LOWER, abs=0.011)
    assert chart.signals == ()


def test_signals_agree_with_the_printed_circuits():
    values = published_charts.CIRCUITS

    chart = control_chart(values, True, bases=whole(values), chart="c")

    low, high, pair = chart.signals
    assert (low.rule, low.first + 1, low.side) == ("beyond-limits", 6, -1)
    assert (high.rule, high.first + 1, high.side) == ("beyond-limits", 20, 1)
    assert (pair.rule, pair.first + 1, pair.last + 1) == ("two-of-three", 20, 21)


def test_a_point_on_the_limit_is_not_beyond_it():
    values = published_charts.NIST_WAFERS

    chart = control_chart(values, True, bases=whole(values), chart="c")

    assert values[2] == chart.upper[2] == 28
    assert kept(chart) == [("beyond-limits", 23, 23)]


@given(MONTHS, st.sampled_from(["u", "c", "xmr"]), st.booleans())
@settings(deadline=None)
def test_control_chart_agrees_with_plain_lists(values, kind, laney):
    laney = laney and kind != "xmr"
    exposures = [5 + k % 3 for k in range(len(values))] if kind == "u" else None
    out_of = exposures or [1] * len(values)

    chart = control_chart(
        np.array(values, dtype=float),
        [value is not None for value in values],
        bases=whole(values),
        chart=kind,
        exposure=exposures,
        laney=laney,
    )

    points = [
        None if value is None else value / base
        for value, base in zip(values, out_of, strict=True)
    ]
    centre, sigmas = shewhart.lines(points, out_of, kind, laney)
    expected = [np.nan if sigma is None else sigma for sigma in sigmas]
    assert chart.sigma == pytest.approx(expected, nan_ok=True)
    assert chart.centre[0] == pytest.approx(
        np.nan if centre is None else centre, nan_ok=True
    )
    low = -np.inf if kind == "xmr" else 0
    limits = np.maximum(chart.centre - 3 * chart.sigma, low)
    np.testing.assert_allclose(chart.lower, limits)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=30), st.integers(2, 9))
def test_limits_of_an_xmr_chart_go_with_the_unit(values, times):
    one = control_chart(values, True, bases=whole(values), chart="xmr")
    other = control_chart(
        np.array(values) * times, True, bases=whole(values), chart="xmr"
    )

    np.testing.assert_allclose(other.upper, one.upper * times, rtol=1e-12)


def test_a_declared_base_has_lines_of_its_own_and_starts_runs_anew():
    values = [10, 12, 11, 9, 10, 20, 22, 21, 19, 20, 5]

    chart = control_chart(values, True, bases=((0, 5), (5, 10)), chart="c")

    assert chart.centre[:10].tolist() == [10.4] * 5 + [20.4] * 5
    assert np.isnan(chart.centre[10])
    assert np.isnan(chart.upper[10])
    assert chart.points[10] == 5
    assert chart.signals == ()


def test_signals_count_months_of_the_whole_series():
    values = [10] * 6 + [9, 40, 11, 10, 9, 11]

    chart = control_chart(values, True, bases=((0, 6), (6, 12)), chart="c")

    assert ("beyond-limits", 7, 7) in kept(chart)


def test_a_gap_breaks_a_run_and_is_not_a_nought():
    values = [12.0, 13, 12, 13, 0, 12, 13, 12, 13, 1, 2, 1, 2, 1, 2]
    gapless = control_chart(
        values[:4] + values[5:], True, bases=((0, 14),), chart="xmr"
    )

    chart = control_chart(
        values, np.arange(15) != 4, bases=((0, 15),), chart="xmr", rules=RunRules()
    )

    assert ("run", 0, 7) in kept(gapless)
    assert [signal for signal in chart.signals if signal.rule == "run"] == []
    assert np.isnan(chart.points[4])
    assert chart.centre[4] == gapless.centre[0]


def test_moving_ranges_do_not_step_over_a_gap():
    chart = control_chart([1, 2, np.nan, 102, 103], True, bases=((0, 5),), chart="xmr")

    assert chart.sigma == pytest.approx([1 / 1.128] * 5)


def test_a_month_without_exposure_is_not_plotted():
    chart = control_chart([4, 5, 6], True, bases=((0, 3),), exposure=[2, 0, np.nan])

    assert chart.points[0] == chart.centre[0] == 2
    assert np.isnan(chart.points[1:]).all()
    assert np.isnan(chart.upper[1:]).all()


def test_a_base_of_gaps_has_no_lines():
    chart = control_chart([1, 2], False, bases=((0, 2),), chart="c")

    assert np.isnan(chart.centre).all()
    assert np.isnan(chart.dispersion).all()
    assert chart.signals == ()


def test_a_base_of_noughts_has_no_width_and_no_signal():
    chart = control_chart([0] * 12, True, bases=((0, 12),), chart="c", laney=True)

    assert chart.lower.tolist() == chart.upper.tolist() == [0] * 12
    assert (chart.dispersion, chart.signals) == ((1,), ())


def test_laney_limits_of_months_that_vary_as_chance_are_those_of_a_u_chart():
    values = [20, 21, 20, 19, 20, 21, 20]
    arguments = {"bases": whole(values), "exposure": 3}

    plain = control_chart(values, True, **arguments)
    widened = control_chart(values, True, laney=True, **arguments)

    assert widened.dispersion == (1,)
    np.testing.assert_array_equal(widened.upper, plain.upper)


def test_without_neighbours_laney_has_no_limits():
    chart = control_chart([5, np.nan, 7], True, bases=((0, 3),), chart="c", laney=True)

    assert np.isnan(chart.upper).all()
    assert (chart.centre == 6).all()


def test_laney_keeps_false_alarms_of_restless_months_down():
    rng = np.random.default_rng(2026)
    series = months.drawn(rng, 40, dispersion=3, shape=(300, 2, 12)).reshape(300, 24)

    def alarms(laney):
        charts = (
            control_chart(months, True, bases=((0, 24),), chart="c", laney=laney)
            for months in series
        )
        return sum(any(s.rule == "beyond-limits" for s in c.signals) for c in charts)

    assert alarms(laney=True) < 300 * 0.15
    assert alarms(laney=False) > 300 * 0.7


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"bases": ((0, 4),)}, "bases must follow each other"),
        ({"bases": ((2, 2),)}, "bases must follow each other"),
        ({"bases": ((0, 2), (1, 3))}, "bases must follow each other"),
        ({"chart": "p"}, "chart must be one of u, c, xmr"),
        ({"chart": "u"}, "a u chart needs an exposure"),
        ({"exposure": 5}, "no other chart has one"),
        ({"chart": "xmr", "laney": True}, "no Laney limits"),
        ({"values": [1, 2.5, 3]}, "values must be whole numbers"),
        ({"values": [[1, 2, 3]]}, "of one series"),
    ],
)
def test_control_chart_refuses_what_does_not_fit(arguments, message):
    given_values = {"values": [1, 2, 3], "chart": "c", "bases": ((0, 3),)} | arguments
    values = given_values.pop("values")

    with pytest.raises(ValueError, match=message):
        control_chart(values, True, **given_values)


def test_the_page_tells_the_lines_of_the_three_charts():
    text = page("control-charts.md")
    plain = control_chart(THEFTS, True, bases=whole(THEFTS), chart="c")
    widened = control_chart(THEFTS, True, bases=whole(THEFTS), chart="c", laney=True)
    ranges = control_chart(THEFTS, True, bases=whole(THEFTS), chart="xmr")

    assert f"thefts: {', '.join(map(str, THEFTS))}." in text
    for name, chart in (("c", plain), ("c, Laney", widened), ("xmr", ranges)):
        lines = (chart.centre[0], chart.lower[0], chart.upper[0])
        assert f"| {name} | " + " | ".join(f"{x:.1f}" for x in lines) + " |" in text
    assert f"widened {widened.dispersion[0]:.2f} times" in text
