import pytest
from shapely import Polygon

from fourfold.analysis.areas.boundaries import Boundary
from fourfold.analysis.areas.lookups import (
    BestFit,
    LookupRow,
    best_fit,
    changes_of,
    successors_of,
)
from fourfold.analysis.errors import UnknownLabelError
from tests.analysis.areas.squares import AUTHORITY, OTHER_WARD, WARD, lsoa, square

FIRST, SECOND = "E01000001", "E01000002"
BY_LOOKUP = "look-up lsoa21-ward24"
BY_POINT = "a point inside the LSOA"


def row(from_code, to_code, *, kind="lsoa21-ward24", change=None):
    return LookupRow(kind, from_code, "", to_code, "", AUTHORITY, change)


def changed(from_code, to_code, change):
    return row(from_code, to_code, kind="lsoa11-lsoa21", change=change)


def test_best_fit_follows_the_published_look_up():
    rows = [row(SECOND, WARD), row(FIRST, WARD)]

    fits = best_fit([square(WARD)], rows=rows)

    assert fits == (
        BestFit(FIRST, WARD, BY_LOOKUP),
        BestFit(SECOND, WARD, BY_LOOKUP),
    )


def test_best_fit_of_an_authority_is_the_authority_of_the_look_up():
    borough = square(AUTHORITY, level="authority")

    fits = best_fit([borough], rows=[row(FIRST, WARD)])

    assert fits == (BestFit(FIRST, AUTHORITY, BY_LOOKUP),)


def test_best_fit_leaves_out_what_leads_elsewhere():
    fits = best_fit([square(WARD)], rows=[row(FIRST, OTHER_WARD)])

    assert fits == ()


def test_best_fit_without_a_look_up_goes_by_a_point_inside():
    wards = [square(WARD, 0), square(OTHER_WARD, 10)]
    lsoas = [lsoa(FIRST, 3, 3), lsoa(SECOND, 14, 3), lsoa("E01000003", 50, 50)]

    fits = best_fit(wards, lsoas=lsoas)

    assert fits == (
        BestFit(FIRST, WARD, BY_POINT),
        BestFit(SECOND, OTHER_WARD, BY_POINT),
    )


def test_best_fit_of_a_crescent_uses_a_point_that_it_contains():
    crescent = Polygon(
        [(0, 0), (9, 0), (9, 2), (1, 2), (1, 8), (9, 8), (9, 10), (0, 10)]
    )
    around = Boundary(FIRST, "", "lsoa", 2021, None, crescent)
    wards = [square(WARD, 2, 3, size=4), square(OTHER_WARD, 0, 0, size=1.5)]

    fits = best_fit([*wards], lsoas=[around])

    assert WARD not in {fit.area for fit in fits}


def test_best_fit_prefers_the_look_up_to_the_point():
    wards = [square(WARD, 0), square(OTHER_WARD, 10)]

    fits = best_fit(wards, rows=[row(FIRST, OTHER_WARD)], lsoas=[lsoa(FIRST, 3, 3)])

    assert fits == (BestFit(FIRST, OTHER_WARD, BY_LOOKUP),)


def test_best_fit_goes_by_point_in_a_ward_redrawn_after_the_look_up():
    abolished = "E05000099"

    fits = best_fit(
        [square(WARD)], rows=[row(FIRST, abolished)], lsoas=[lsoa(FIRST, 3, 3)]
    )

    assert fits == (BestFit(FIRST, WARD, BY_POINT),)


def test_best_fit_believes_the_newest_look_up():
    rows = [
        row(FIRST, WARD, kind="lsoa21-ward24"),
        row(FIRST, OTHER_WARD, kind="lsoa21-ward22"),
    ]

    fits = best_fit([square(WARD), square(OTHER_WARD, 10)], rows=rows)

    assert fits == (BestFit(FIRST, WARD, BY_LOOKUP),)


def test_best_fit_counts_no_lsoa_of_2011_beside_those_of_2021():
    rows = [row("E01000099", WARD, kind="lsoa11-ward19"), row(FIRST, WARD)]
    old = lsoa("E01000098", 3, 3, year=2011)

    fits = best_fit([square(WARD)], rows=rows, lsoas=[old])

    assert [fit.lsoa for fit in fits] == [FIRST]


def test_best_fit_passes_over_the_rows_of_a_change_file():
    fits = best_fit([square(WARD)], rows=[changed(FIRST, WARD, "U")])

    assert fits == ()


def test_best_fit_refuses_areas_of_two_levels():
    with pytest.raises(ValueError, match="one level"):
        best_fit([square(WARD), square(AUTHORITY, level="authority")])


@pytest.mark.parametrize(
    ("rows", "codes", "exact"),
    [
        ([("A", "A", "U")], ("A",), True),
        ([("A", "C", "S"), ("A", "B", "S")], ("B", "C"), True),
        ([("A", "B", "M")], ("B",), False),
        ([("A", "B", "X"), ("A", "C", "X")], ("B", "C"), False),
    ],
)
def test_successors_of_an_lsoa_say_whether_they_cover_it_exactly(rows, codes, exact):
    changes = changes_of(changed(*cells) for cells in rows)

    successors = successors_of("A", changes)

    assert successors.codes == codes
    assert successors.exact is exact
    assert successors.change == rows[0][2]


def test_successors_of_a_code_that_is_not_of_2011_are_refused():
    changes = changes_of([changed("A", "B", "M"), row(FIRST, WARD)])

    with pytest.raises(UnknownLabelError, match=r"not an LSOA of 2011.*E01000001"):
        successors_of(FIRST, changes)
