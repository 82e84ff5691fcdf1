import re

import numpy as np
import pytest
import shapely

from fourfold.demo.borough import invent_borough
from fourfold.demo.chance import stream


def outlines(areas, authority=None):
    return [a.geometry for a in areas if authority in (None, a.authority)]


def test_the_borough_has_22_wards_and_146_lsoas(borough):
    assert (borough.own_wards, borough.own_lsoas) == (22, 146)


def test_the_neighbours_have_wards_and_lsoas_of_their_own(borough):
    for authority in (1, 2):
        assert len(outlines(borough.wards, authority)) == 4
        assert len(outlines(borough.lsoas, authority)) == 24


@pytest.mark.parametrize("level", ["lsoas", "wards"])
@pytest.mark.parametrize("authority", [0, 1, 2])
def test_parts_of_an_authority_tile_it(borough, level, authority):
    parts = outlines(getattr(borough, level), authority)
    whole = borough.authorities[authority].geometry

    union = shapely.union_all(parts)

    assert sum(part.area for part in parts) == pytest.approx(whole.area, rel=1e-9)
    assert union.symmetric_difference(whole).area == pytest.approx(0, abs=0.01)


def test_every_outline_is_valid(borough):
    areas = (*borough.lsoas, *borough.wards, *borough.authorities)

    assert all(area.geometry.is_valid for area in areas)


def test_no_border_of_a_ward_is_a_straight_line(borough):
    for ward in borough.wards:
        corners = shapely.get_coordinates(ward.geometry)
        sides = np.hypot(*np.diff(corners, axis=0).T)

        assert len(corners) > 60
        assert sides.max() < 200


def test_codes_are_unique_and_shaped_like_those_of_no_place(borough):
    areas = (*borough.lsoas, *borough.wards, *borough.authorities)
    codes = [area.code for area in areas]

    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"E0(1|5|9)99\d{4}", code) for code in codes)
    assert borough.authorities[0].code == "E09990001"


def test_ward_codes_follow_the_alphabet(borough):
    own = [ward for ward in borough.wards if ward.authority == 0]

    by_code = sorted(own, key=lambda ward: ward.code)

    assert [ward.name for ward in by_code] == sorted(ward.name for ward in own)


def test_wards_are_listed_from_north_to_south(borough):
    middles = [ward.geometry.centroid.y for ward in borough.wards[:22]]

    trend = np.corrcoef(np.arange(22), middles)[0, 1]

    assert trend < -0.9


def test_names_of_lsoas_say_that_they_are_invented(borough):
    names = [lsoa.name for lsoa in borough.lsoas]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"Invented \w+ \d{3}[A-Z]", name) for name in names)


def test_only_cut_lsoas_lie_in_two_wards(borough):
    crossed = [
        number
        for number in range(len(borough.lsoas))
        if len(set(borough.ward[borough.lsoa == number])) == 2
    ]

    assert tuple(crossed) == borough.cut
    assert len(borough.cut) == 4


def test_a_cut_lsoa_is_counted_in_the_ward_that_has_most_of_it(borough):
    for number in borough.cut:
        lsoa = borough.lsoas[number].geometry
        best = borough.wards[borough.best_fit[number]].geometry

        share = lsoa.intersection(best).area / lsoa.area

        assert 0.5 < share < 0.8


def test_split_lsoas_are_pairs_of_neighbours(borough):
    pairs = {}
    for number, (code, name) in borough.split.items():
        pairs.setdefault((code, name), []).append(borough.lsoas[number].geometry)

    assert len(pairs) == 2
    assert all(code.startswith("E01998") for code, _ in pairs)
    assert all(first.touches(second) for first, second in pairs.values())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_another_seed_gives_another_whole_borough(seed, borough, plan):
    other = invent_borough(stream(seed, "borough"), plan)

    assert (other.own_wards, other.own_lsoas) == (22, 146)
    assert len(other.cut) == 4
    assert len(other.split) == 4
    assert not other.wards[0].geometry.equals(borough.wards[0].geometry)
