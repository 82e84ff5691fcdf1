from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.statistics.weighted_displacement import (
    Place,
    detectable_fall,
    over_outcomes,
    weighted_displacement,
)
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import displaced

PAIR = st.tuples(st.integers(0, 400), st.integers(0, 400))
SIZES = st.sampled_from([0.5, 1.0, 1.25, 3.0])
# Wheeler and Ratcliffe's example: treated, comparison, next door, its comparison.
PUBLISHED = [(207, 110), (308, 318), (178, 157), (150, 140)]
# Five types of crime of a published example, with weights of harm.
BY_TYPE = [
    ((130, 74), (133, 91)),
    ((327, 202), (388, 305)),
    ((398, 190), (148, 97)),
    ((144, 92), (86, 64)),
    ((183, 96), (94, 67)),
]
WEIGHTS = (3, 2, 5, 7, 10)


def of(places, sizes=(1, 1, 1, 1), **how):
    given_places = [
        Place(counts, size) for counts, size in zip(places, sizes, strict=False)
    ]
    names = ("next_door", "next_door_control")
    beside = dict(zip(names, given_places[2:], strict=False))
    return weighted_displacement(*given_places[:2], **beside, **how)


def numbers(difference):
    return np.array([getattr(difference, each.name) for each in fields(difference)])


def test_the_published_example_comes_out():
    found = of(PUBLISHED)

    assert (found.local.estimate, found.moved.estimate) == (-107, -11)
    assert found.local.standard_error == pytest.approx(30.70831, abs=5e-6)
    assert found.moved.standard_error == pytest.approx(25)
    np.testing.assert_allclose(
        numbers(found.total)[:5],
        [-118, 39.59798, -195.6106, -40.38939, -2.97995],
        rtol=2e-6,
    )
    assert not found.is_few


def test_the_published_example_of_areas_comes_out():
    found = of(PUBLISHED, sizes=(1.2, 0.9, 1.5, 1.6))

    np.testing.assert_allclose(
        numbers(found.total)[:5],
        [-99.69444444, 35.4280755, -169.1321965, -30.25669241, -2.813995483],
        rtol=1e-8,
    )
    assert found.local.estimate == pytest.approx(-91.94444444)
    assert found.local.standard_error == pytest.approx(31.51156, abs=5e-6)


def test_the_published_example_of_unequal_times_comes_out():
    found = of([(80, 20), (100, 50)], lengths=(2, 1))

    assert found.total.estimate == -20
    assert found.total.standard_error == pytest.approx(115**0.5)


def test_the_published_example_of_harm_comes_out():
    treated, control = np.array(BY_TYPE).swapaxes(0, 1)
    found = weighted_displacement(Place(treated), Place(control))

    harm = over_outcomes(found, WEIGHTS)

    np.testing.assert_array_equal(found.local.estimate, [-14, -42, -157, -30, -60])
    np.testing.assert_allclose(
        found.local.standard_error,
        [20.68816, 34.95712, 28.86174, 19.64688, 20.97618],
        atol=5e-6,
    )
    assert harm.estimate == -1721
    assert harm.standard_error == pytest.approx(304.10, abs=0.005)
    assert harm.z == pytest.approx(-5.66, abs=0.005)


@given(
    st.lists(PAIR, min_size=4, max_size=4),
    st.lists(SIZES, min_size=4, max_size=4),
    st.tuples(SIZES, SIZES),
    st.booleans(),
)
def test_agrees_with_fractions(places, sizes, lengths, has_next_door):
    used = places if has_next_door else places[:2]

    found = of(used, sizes, lengths=lengths).total

    estimate, variance = displaced.difference(used, lengths, sizes)
    assert found.estimate == pytest.approx(float(estimate), abs=1e-9)
    assert found.standard_error == pytest.approx(float(variance) ** 0.5)


def test_without_next_door_the_total_is_the_local():
    found = of(PUBLISHED[:2])

    np.testing.assert_array_equal(numbers(found.total), numbers(found.local))
    assert np.isnan(numbers(found.moved)).all()


def test_counts_that_vary_more_have_wider_limits():
    plain, spread = of(PUBLISHED).total, of(PUBLISHED, dispersion=4).total

    assert spread.estimate == plain.estimate
    assert spread.standard_error == 2 * plain.standard_error


def test_small_counts_are_told():
    assert of([(4, 9), (20, 20)]).is_few
    assert of([(9, 9), (20, 20), (5, 5), (4, 5)]).is_few


def test_no_offence_at_all_is_no_difference():
    found = of([(0, 0), (0, 0)]).total

    assert (found.estimate, found.z, found.p_value) == (0, 0, 1)


def test_what_is_not_known_gives_nothing():
    found = of([(np.nan, 3), (5, 5)]).total

    assert np.isnan(numbers(found)).all()


def test_areas_are_told_as_if_alone():
    rng = np.random.default_rng(2026)
    treated, control = rng.poisson(30, (2, 50, 2))

    together = weighted_displacement(Place(treated), Place(control)).total

    alone = [
        numbers(of([one, other]).total)
        for one, other in zip(treated, control, strict=True)
    ]
    np.testing.assert_allclose(numbers(together), np.transpose(alone))


def test_no_effect_seldom_seems_one_and_limits_hold_it():
    rng = np.random.default_rng(2026)
    treated, control = rng.poisson(20, (2, 20_000, 2))

    found = weighted_displacement(Place(treated), Place(control)).total

    assert 0.045 <= (found.p_value < 0.05).mean() <= 0.055
    assert ((found.lower <= 0) & (found.upper >= 0)).mean() >= 0.945


@pytest.mark.parametrize(("power", "lengths"), [(0.8, (1, 1)), (0.9, (2, 1))])
def test_a_fall_that_can_be_found_is_found_as_often_as_told(power, lengths):
    before, expected = 400 * lengths[0], 400 * lengths[1]
    fall = detectable_fall(
        Place((before, expected)),
        Place((before, expected)),
        lengths=lengths,
        power=power,
    )
    rng = np.random.default_rng(2026)
    means = [before, expected - fall * lengths[1]]
    treated = rng.poisson(means, (20_000, 2))
    control = rng.poisson([before, expected], (20_000, 2))

    found = weighted_displacement(Place(treated), Place(control), lengths=lengths)

    assert (found.total.upper < 0).mean() == pytest.approx(power, abs=0.012)


def test_where_even_none_would_not_be_found_no_fall_is_told():
    assert detectable_fall(Place((3, 3)), Place((3, 3))) == np.inf
    assert np.isnan(detectable_fall(Place((np.nan, 3)), Place((3, 3))))


@pytest.mark.parametrize(
    ("places", "how", "message"),
    [
        ([(1, 2, 3), (1, 2)], {}, "treated must have two counts"),
        ([1, (1, 2)], {}, "treated must have two counts"),
        ([(1, 2), (1, -2)], {}, "control must be whole numbers"),
        ([(1, 2), (1, 2), (1, 2)], {}, "go together"),
        ([(1, 2), (1, 2)], {"lengths": (0, 1)}, "lengths must be above 0"),
        ([(1, 2), (1, 2)], {"sizes": (1, 0)}, "control size must be above 0"),
        ([(1, 2), (1, 2)], {"dispersion": 0.5}, "dispersion must be 1 or more"),
        ([(1, 2), (1, 2)], {"confidence": 0.2}, "confidence must be"),
    ],
)
def test_what_does_not_fit_is_refused(places, how, message):
    with pytest.raises(ValueError, match=message):
        of(places, **how)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ((1, 2), "one for each outcome"),
        ((1, -2, 3, 4, 5), "0 or more"),
        ((1, np.inf, 3, 4, 5), "finite"),
    ],
)
def test_weights_that_do_not_fit_are_refused(weights, message):
    treated, control = np.array(BY_TYPE).swapaxes(0, 1)
    found = weighted_displacement(Place(treated), Place(control))

    with pytest.raises(ValueError, match=message):
        over_outcomes(found, weights)


def test_one_place_alone_has_no_outcomes_to_weigh():
    with pytest.raises(ValueError, match="axis of outcomes"):
        over_outcomes(of(PUBLISHED), [1])


def test_power_out_of_range_is_refused():
    with pytest.raises(ValueError, match="power must be"):
        detectable_fall(Place((1, 2)), Place((1, 2)), power=0.2)


def test_the_page_tells_the_example():
    text, found = page("weighted-displacement.md"), of(PUBLISHED)

    for name, each in (
        ("where it was done", found.local),
        ("next door", found.moved),
        ("together", found.total),
    ):
        assert (
            f"| {name} | {each.estimate:.0f} | {each.standard_error:.2f} |"
            f" {each.lower:.0f} to {each.upper:.0f} | {each.p_value:.3f} |"
        ) in text
    fall = detectable_fall(Place((207, 207)), Place((308, 308)))
    assert f"a fall of {fall:.0f} or more, {fall / 207:.0%} of 207" in text
