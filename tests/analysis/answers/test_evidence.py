"""What is loaded, as the questions take it: the same numbers as in the cube."""

import numpy as np
import pytest
import shapely

import fourfold.analysis as ff
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.measures import measure

CODE = "E09990001"


@pytest.fixture(scope="module")
def here(demo):
    return ff.evidence(demo / "data", CODE)


@pytest.fixture(scope="module")
def cube(demo):
    with open_cube(Store(demo / "data")) as opened:
        yield opened


def test_invented_data_say_so_and_thank_nobody(here):
    assert here.attribution == ("Invented data: nothing of this happened.",)
    assert repr(here) == (
        "<evidence of Invented Borough of Marshgate: 2023-06 to 2026-06>"
    )


def test_counts_are_those_of_the_cube_and_a_gap_is_not_known(here, cube):
    wards = cube.areas("ward", authority=CODE)
    expected = cube.counts(wards).of_offences(measure("robbery").offences)
    values = expected.values.sum(axis=2)

    found = here.counts("robbery")

    assert found.areas.tolist() == [ward.name for ward in wards]
    assert (np.isnan(found.counts) == ~expected.known).all()
    assert np.isnan(found.counts).any()
    assert (found.counts[expected.known] == values[expected.known]).all()


def test_crimes_lie_in_the_authority_and_add_up_to_the_counts(here):
    first = here.months[-6]

    crimes = here.crimes("robbery", first=first)

    points = shapely.points(crimes["east"], crimes["north"])
    assert shapely.intersects(here.outline.buffer(1), points).all()
    assert crimes["month"].min() == np.datetime64(first)
    counted = here.counts("robbery", first=first)
    assert np.nansum(counted.counts) == len(points)


def test_small_areas_and_residents_have_one_order(here, cube):
    areas = cube.areas("lsoa", authority=CODE)

    people = here.residents("lsoa")

    expected = [each.people for each in cube.populations(areas, "all")]
    assert people.tolist() == expected
    assert here.counts("robbery", of="lsoa").areas.tolist() == [a.name for a in areas]


def test_an_authority_that_is_not_there_is_refused(demo):
    with pytest.raises(FourfoldError, match="fourfold areas"):
        ff.evidence(demo / "data", "Atlantis")
