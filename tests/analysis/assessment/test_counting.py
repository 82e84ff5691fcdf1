import pytest

from fourfold.analysis.assessment.counting import RESIDENTS, UNDER_25, Ledger
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.errors import UnknownLabelError
from fourfold.analysis.offences.measures import measure
from tests.analysis.assessment.small_cube import AUTHORITY, WARDS, SmallCube

ASH = WARDS[0]
VIOLENCE = measure("violence")
YEAR = Period("2023-07", "2024-06")


def ledger(**settings):
    cube = SmallCube(**settings)
    return Ledger(cube, authority=AUTHORITY, within=WARDS)


def test_a_total_adds_the_measures_offences_over_the_months():
    # 10 violent crimes and 2 robberies a month
    assert ledger().total(VIOLENCE, ASH, YEAR).count == 144


def test_an_authority_is_the_sum_of_its_wards():
    assert ledger().total(VIOLENCE, AUTHORITY, YEAR).count == 3 * 144


def test_a_total_over_an_unknown_month_is_not_known():
    total = ledger(unknown=("2023-09",)).total(VIOLENCE, ASH, YEAR)

    assert total.count is None
    assert total.missing == ("2023-09",)
    assert total.reason == (
        "not known, because there are no figures for September 2023"
    )


def test_a_total_over_months_outside_the_data_is_not_known():
    total = ledger().total(VIOLENCE, ASH, Period("2021-11", "2022-01"))

    assert total.missing == ("2021-11", "2021-12")


def test_a_known_total_has_no_reason():
    assert ledger().total(VIOLENCE, ASH, YEAR).reason == ""


def test_known_months_leave_out_the_gaps():
    series = ledger(unknown=("2022-02",)).series(VIOLENCE, ASH)

    known = series.known_months(ASH.code)

    assert len(known) == 29
    assert "2022-02" not in known


def test_people_are_of_the_band_asked_for():
    found = ledger()

    assert found.people(ASH, RESIDENTS).people == 1_000
    assert found.people(ASH, UNDER_25).people == 250


def test_people_that_are_not_known_are_none():
    assert ledger(residents={}).people(ASH, RESIDENTS) is None


def test_an_area_of_elsewhere_is_refused():
    with pytest.raises(UnknownLabelError, match="not part of Little Fold"):
        ledger().area("E05000999")


def test_a_series_is_added_up_once():
    found = ledger()

    assert found.series(VIOLENCE, ASH) is found.series(VIOLENCE, WARDS[1])
