import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.statistics.grids import Grid
from fourfold.analysis.statistics.kernel_density import density_of
from fourfold.analysis.statistics.local_clusters import beyond_chance
from fourfold.analysis.statistics.relative_risk import relative_risk
from tests.analysis.statistics.test_method_pages import page
from tests.oracles import risk_surface

GRID = Grid.over(shapely.box(0, 0, 400, 300), 100)
BOROUGH = Grid.over(shapely.box(0, 0, 2_000, 2_000), 200)
POINT = st.tuples(st.integers(0, 399), st.integers(0, 299))
WEIGHED = st.tuples(POINT, st.sampled_from([1, 2, 365]))
# Four robberies and four homes on one street; invented.
ROBBERIES = [(50, 50), (60, 50), (150, 50), (350, 50)]
HOMES = [(50, 50), (150, 50), (250, 50), (350, 50)]


def middle(place, size=100):
    row, column = place
    return (column + 0.5) * size, (row + 0.5) * size


def split(points):
    return [point for point, _ in points], [weight for _, weight in points]


@given(
    st.lists(WEIGHED, min_size=1, max_size=5), st.lists(WEIGHED, min_size=1, max_size=5)
)
@settings(deadline=None, max_examples=30)
def test_the_ratio_agrees_with_sums_of_kernels(cases, others):
    (first, days), (second, people) = split(cases), split(others)

    found = relative_risk(
        GRID,
        first,
        second,
        bandwidth=170,
        case_weights=days,
        other_weights=people,
        draws=19,
    )

    for place, value in np.ndenumerate(found.ratio):
        wanted = risk_surface.ratio(middle(place), cases, others, 170)
        # So few that it is nobody: see NOBODY.
        if wanted is not None and not np.isnan(value):
            assert value == pytest.approx(wanted, rel=1e-6)
        elif wanted is None:
            assert np.isnan(value)


def test_dealt_labels_agree_with_every_way_of_dealing_them():
    cases = [((50, 50), 1), ((60, 70), 1), ((150, 50), 365)]
    others = [((250, 150), 2), ((80, 40), 1), ((120, 90), 1), ((350, 250), 1)]
    (first, days), (second, people) = split(cases), split(others)

    found = relative_risk(
        GRID,
        first,
        second,
        bandwidth=170,
        case_weights=days,
        other_weights=people,
        draws=999,
    )

    for place in ((0, 0), (0, 1), (1, 1)):
        high, low = risk_surface.shares_of_labels(middle(place), cases, others, 170)
        assert found.p_upper[place] == pytest.approx(high, abs=0.06)
        assert found.p_lower[place] == pytest.approx(low, abs=0.06)


def test_the_ratio_is_that_of_two_kernel_densities_mended_at_the_edge():
    chance = np.random.default_rng(2026)
    cases, others = (chance.uniform(0, 2_000, (each, 2)) for each in (60, 90))

    found = relative_risk(BOROUGH, cases, others, bandwidth=450, draws=19)

    one, other = (
        density_of(BOROUGH, each, bandwidth=450).values / len(each)
        for each in (cases, others)
    )
    np.testing.assert_allclose(found.ratio, one / other)


def test_cases_that_lie_as_people_do_are_nowhere_dense():
    found = relative_risk(GRID, HOMES, HOMES, bandwidth=150, null="people", draws=19)

    np.testing.assert_allclose(found.ratio[0], 1)


def test_where_nobody_is_there_is_no_risk_and_it_is_told():
    found = relative_risk(GRID, [*HOMES, (350, 290)], HOMES, bandwidth=150, draws=19)

    assert np.isnan(found.ratio[2]).all()
    assert np.isnan(found.p_value[2]).all()
    assert found.left_out == pytest.approx(1 / 5)


@pytest.mark.parametrize("null", ["labels", "people"])
def test_by_chance_few_cells_stand_out(null):
    chance = np.random.default_rng(2026)
    small = []
    for seed in range(12):
        people = chance.uniform(0, 2_000, (150, 2))
        cases = people[chance.choice(150, 80)] + chance.normal(0, 1, (80, 2))

        found = relative_risk(
            BOROUGH, cases, people, null=null, bandwidth=400, draws=99, seed=seed
        )

        small.append(np.nanmean(found.p_value <= 0.1))

    assert np.mean(small) <= 0.15


def test_a_street_with_more_than_its_people_is_found():
    chance = np.random.default_rng(2026)
    people = chance.uniform(0, 2_000, (400, 2))
    usual = people[chance.choice(400, 60)]
    street = chance.normal((500, 500), 80, (60, 2))

    found = relative_risk(
        BOROUGH,
        np.concatenate([usual, street]),
        people,
        null="people",
        bandwidth=400,
        draws=299,
    )

    named = beyond_chance(found.p_value) & (found.ratio > 1)
    assert named[2, 2]
    assert not named[8:, 8:].any()
    assert found.ratio[2, 2] > 3


def test_a_bandwidth_is_chosen_from_all_points():
    found = relative_risk(GRID, ROBBERIES, HOMES, draws=19)

    assert found.bandwidth > 50


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"null": "none"}, "null must be one of labels, people"),
        ({"draws": 5}, "draws must be 19"),
        ({"case_weights": 0}, "cases must weigh something"),
        ({"other_weights": [0, 0, 0, 0]}, "others must weigh something"),
        ({"bandwidth": 9}, "less than half a cell"),
    ],
)
def test_what_does_not_fit_is_refused(how, message):
    with pytest.raises(ValueError, match=message):
        relative_risk(GRID, ROBBERIES, HOMES, **{"bandwidth": 150, **how})


def test_the_page_tells_the_street():
    found = relative_risk(
        GRID, ROBBERIES, HOMES, null="people", bandwidth=150, draws=999
    )

    text = page("relative-risk.md")
    for column, name in enumerate(("first", "second", "third", "fourth")):
        ratio, p_value = found.ratio[0, column], found.p_value[0, column]
        assert f"| {name} | {ratio:.2f} | {p_value:.2f} |" in text
