import numpy as np
import pytest

from fourfold.demo.chance import stream
from fourfold.demo.places import invent_places, written


@pytest.fixture(scope="module")
def places(borough, plan):
    return invent_places(stream(2026, "places"), borough, plan)


def share_of(places, plan, spot, kind):
    types = [details["id"] for details in plan["types"]]
    return places.weights[types.index(kind), list(places.hotspots[spot])].sum()


def test_places_are_in_the_borough_and_no_two_in_one_cell(places, borough):
    assert len(set(places.cells.tolist())) == 1_500
    assert np.all(borough.ground.authority[places.cells] == 0)


def test_every_ward_has_places(places, borough):
    assert np.bincount(borough.ward[places.cells], minlength=22).min() > 20


def test_weights_of_a_type_are_shares(places):
    np.testing.assert_allclose(places.weights.sum(axis=1), 1)


def test_a_few_places_have_much_of_the_crime(places):
    violence = np.sort(places.weights[-1])[::-1]

    # Of Waltham Forest's 1,647 points the first 100 had 28% and 500 had 65%.
    assert 0.2 < violence[:100].sum() < 0.4
    assert 0.5 < violence[:500].sum() < 0.75


def test_hot_spots_are_in_their_wards_under_their_names(places, borough, plan):
    for spot, members in zip(plan["hotspots"], places.hotspots, strict=True):
        wards = {borough.wards[borough.ward[places.cells[m]]].name for m in members}

        assert wards == {spot["ward"]}
        assert {places.names[m] for m in members} == {f"On or near {spot['name']}"}
        assert len(members) == spot["places"]


def test_no_place_is_in_two_hot_spots(places):
    members = [member for spot in places.hotspots for member in spot]

    assert len(set(members)) == len(members)


def test_a_hot_spot_has_at_least_its_share_of_crime(places, plan):
    for number, spot in enumerate(plan["hotspots"]):
        for kind, share in spot["share"].items():
            assert share <= share_of(places, plan, number, kind) < share + 0.05


def test_written_is_longitude_then_latitude_to_6_places():
    assert written((1.5, 53.12345678)) == "1.500000,53.123457"
