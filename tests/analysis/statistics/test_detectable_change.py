import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtri

from fourfold.analysis.statistics.detectable_change import (
    Expected,
    detectable_ratio,
    periods_needed,
    power_of_ratio,
)
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import found_how_often

# Wheeler and Ratcliffe's counts before, were nothing to change.
TREATED, CONTROL = Expected(207, 207), Expected(308, 308)
MEANS = st.floats(3, 500)


@pytest.mark.parametrize("ratio", [0.6, 0.75, 1.0, 1.3])
def test_agrees_with_doing_it_many_times_over(ratio):
    rng = np.random.default_rng(2026)

    told = power_of_ratio(TREATED, CONTROL, ratio)

    done = found_how_often.how_often((207, 207 * ratio, 308, 308), rng)
    assert told == pytest.approx(done, abs=0.03)


@given(MEANS, MEANS, MEANS, st.sampled_from([1.0, 2.5]))
@settings(deadline=None, max_examples=40)
def test_agrees_with_going_down_step_by_step(before, after, control, dispersion):
    found = detectable_ratio(
        Expected(before, after), Expected(control, control), dispersion=dispersion
    )

    reach = float(ndtri(0.975) + ndtri(0.8))
    nearest = found_how_often.nearest_ratio(
        dispersion * (1 / before + 2 / control), dispersion / after, reach
    )
    expected = np.nan if nearest is None else nearest
    assert found == pytest.approx(expected, rel=2e-3, nan_ok=True)


def test_what_is_told_to_be_found_is_found_so_often():
    for power in (0.5, 0.8, 0.95):
        ratio = detectable_ratio(TREATED, CONTROL, power=power)

        assert power_of_ratio(TREATED, CONTROL, ratio) == pytest.approx(power, abs=1e-4)


def test_no_effect_is_found_as_often_as_limits_are_wrong():
    found = power_of_ratio(TREATED, CONTROL, 1, confidence=0.9)

    assert found == pytest.approx(0.1)


def test_what_varies_more_is_found_less():
    plain, spread = (
        power_of_ratio(TREATED, CONTROL, 0.75, dispersion=each) for each in (1, 3)
    )

    assert spread < plain - 0.3


def test_many_areas_are_told_at_once():
    many = Expected([207, 3, np.nan, 0], [207, 3, 5, 5])

    found = detectable_ratio(many, CONTROL)

    assert found[0] == pytest.approx(float(detectable_ratio(TREATED, CONTROL)))
    # Of three offences not even a fall to hardly any would be found.
    assert np.isnan(found[1:]).all()


def test_periods_are_counted_until_enough():
    number = periods_needed(Expected(240, 20), Expected(480, 40), 0.7)

    def power(periods):
        after = Expected(240, 20 * periods), Expected(480, 40 * periods)
        return power_of_ratio(*after, 0.7)

    assert number is not None
    assert power(number - 1) < 0.8 <= power(number)
    assert periods_needed(Expected(24, 2), Expected(48, 4), 0.9) is None


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: power_of_ratio(TREATED, CONTROL, 0), "ratio must be above 0"),
        (
            lambda: power_of_ratio(Expected(-1, 1), CONTROL, 1),
            "treated must be expected",
        ),
        (
            lambda: power_of_ratio(TREATED, Expected(1, np.inf), 1),
            "control must be expected",
        ),
        (
            lambda: power_of_ratio(TREATED, CONTROL, 1, dispersion=0.5),
            "dispersion must be 1",
        ),
        (lambda: detectable_ratio(TREATED, CONTROL, power=0.2), "power must be"),
        (lambda: detectable_ratio(TREATED, CONTROL, confidence=2), "confidence must"),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_the_page_tells_the_example():
    text = page("detectable-change.md")

    ratio = detectable_ratio(TREATED, CONTROL)
    spread = detectable_ratio(TREATED, CONTROL, dispersion=2)
    assert (
        f"a fall by {1 - ratio:.0%} or more is found 8 times in 10; where areas vary"
        f" twice as much as chance, one by {1 - spread:.0%}"
    ) in text
    assert (
        f"fall by 20% is found in {power_of_ratio(TREATED, CONTROL, 0.8):.0%}" in text
    )
    months = periods_needed(Expected(207, 207 / 12), Expected(308, 308 / 12), 0.6)
    assert f"a fall by 40% takes {months} months" in text
