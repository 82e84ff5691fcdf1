from dataclasses import replace

import numpy as np
import pytest
import shapely

from fourfold.analysis.areas.populations import Population
from fourfold.analysis.cube.facts import Area
from fourfold.analysis.cube.indicators import Indicator
from fourfold.analysis.errors import PlanError, StoreError
from fourfold.analysis.evaluation.suggesting import DEPRIVATION, suggest
from tests.analysis.evaluation.plan_files import MONTHS, WARDS, counts, plan

TOWN, NEXT_TOWN = "E09000001", "E09000002"
AREAS = tuple(Area(code, f"Ward {code[-2:]}", "ward", TOWN) for code in WARDS)
ELSEWHERE = Area("E05000099", "Elsewhere", "ward", NEXT_TOWN)
LSOAS = tuple(
    Area(f"E01{number:06d}", f"LSOA {number}", "lsoa", TOWN) for number in range(24)
)
ASKED = plan(treated=[WARDS[0]], controls=list(WARDS[1:3]))


class Town:
    """Twelve wards in a row, each of two LSOAs; as much of a cube as is asked."""

    def __init__(self, given=None, residents=None, deprivation=None, has_lsoas=True):
        self.given = given if given is not None else counts()
        self.residents = residents
        self.deprivation = deprivation
        self.has_lsoas = has_lsoas

    def area(self, code):
        return next(each for each in (*AREAS, ELSEWHERE) if each.code == code)

    def areas(self, level, *, authority=None):
        if level == "lsoa" and not self.has_lsoas:
            raise StoreError("none")
        found = LSOAS if level == "lsoa" else (*AREAS, ELSEWHERE)
        return tuple(each for each in found if each.authority == authority)

    def counts(self, areas):
        assert [each.code for each in areas] == list(WARDS)
        return self.given

    def populations(self, areas, band):
        if self.residents is None:
            return (None,) * len(areas)
        part = 1.0 if band == "all" else 0.3
        return tuple(
            Population(area.code, band, int(people * part), 2021, "", "published")
            for area, people in zip(areas, self.residents, strict=True)
        )

    def indicators(self):
        if self.deprivation is None:
            return {}
        each = zip((lsoa.code for lsoa in LSOAS), self.deprivation, strict=True)
        values = {code: value for code, value in each if np.isfinite(value)}
        return {DEPRIVATION: Indicator(DEPRIVATION, "", "", False, 2019, "", values)}

    def outlines(self, areas):
        width = 1.0 if areas[0].level == "ward" else 0.5
        return tuple(
            shapely.box(at * width, 0, (at + 1) * width, 1) for at in range(len(areas))
        )


def features(found):
    return {each.feature: each for each in found.balance}


def test_the_ward_with_as_many_offences_is_suggested():
    given = counts()
    level = np.arange(5, 41, 3)
    values = np.broadcast_to(level[:, np.newaxis, np.newaxis], given.values.shape)
    values = values.copy()
    values[7] = values[0]

    found = suggest(ASKED, Town(replace(given, values=values)), number=2)

    assert [each.control.code for each in found.pairs] == [WARDS[7], WARDS[1]]
    assert found.pairs[0].distance == 0
    assert list(features(found)) == [
        "offences a month",
        "change within the time before, logarithm",
    ]


def test_residents_their_age_and_deprivation_count_where_they_are_known():
    deprivation = np.repeat(np.arange(12.0), 2)
    # Of one LSOA it is not known: the other stands for the ward.
    deprivation[1] = np.nan
    town = Town(residents=np.arange(10_000, 22_000, 1_000), deprivation=deprivation)

    found = features(suggest(ASKED, town, number=1))

    assert found["residents"].treated == 10_000
    assert found["share of residents under 25"].treated == pytest.approx(0.3)
    assert found["deprivation without its crime part"].treated == 0
    assert found["deprivation without its crime part"].all_others == 6


def test_deprivation_that_cannot_be_placed_is_left_out():
    town = Town(deprivation=np.arange(24.0), has_lsoas=False)

    assert not any(
        "depriv" in each for each in features(suggest(ASKED, town, number=1))
    )


def test_what_came_afterwards_is_not_looked_at():
    given = counts()
    values = given.values.copy()
    values[:, 24:] = 0

    one, two = (
        suggest(ASKED, Town(each), number=3)
        for each in (given, replace(given, values=values))
    )

    assert one == two


def test_next_door_is_not_suggested():
    asked = plan(
        method="weighted-displacement",
        treated=[WARDS[0]],
        controls=[WARDS[1]],
        next_door=list(WARDS[2:7]),
        next_door_controls=list(WARDS[7:12]),
    )

    found = suggest(asked, Town(), number=6)

    assert not {each.control.code for each in found.pairs} & set(WARDS[2:7])


@pytest.mark.parametrize(
    ("asked", "given", "message"),
    [
        (
            plan(treated=[WARDS[0], ELSEWHERE.code], controls=[WARDS[1]]),
            None,
            "of one level and one authority",
        ),
        (ASKED, counts(months=MONTHS[23:]), "Fewer than two months before"),
        (plan(), None, "No areas can be suggested"),
    ],
)
def test_what_cannot_be_suggested_is_said(asked, given, message):
    with pytest.raises(PlanError, match=message):
        suggest(asked, Town(given), number=4)
