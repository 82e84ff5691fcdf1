import pytest

from fourfold.analysis.assessment.counting import Ledger
from fourfold.analysis.assessment.drafting import NO_PEOPLE, draft_of
from fourfold.analysis.assessment.figure_ids import FigureId, parse_figure_id
from fourfold.analysis.assessment.findings import Parts
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.errors import UnknownLabelError
from tests.analysis.assessment.small_cube import AUTHORITY, WARDS, SmallCube

ASH = WARDS[0]
YEAR = Period("2023-07", "2024-06")
GAP = "not known, because there are no figures for September 2022"


def drafted(kind, area=ASH.code, of="violence", **settings):
    cube = SmallCube(**settings)
    ledger = Ledger(cube, authority=AUTHORITY, within=cube.wards)
    return draft_of(ledger, FigureId(of, kind, area, YEAR))


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("count", Parts(144)),
        ("rate", Parts(144, 1_000)),
        ("rate-under-25", Parts(144, 250)),
        ("change", Parts(144, before=144)),
        # 12 + 1 + 4 crimes a month: incidents are not crimes
        ("share", Parts(144, 17 * 12)),
        ("against-rest", Parts(144, 1_000, rest=288, rest_denominator=5_000)),
    ],
)
def test_each_kind_of_figure_has_its_parts(kind, parts):
    draft = drafted(kind)

    assert draft.parts == parts
    assert draft.reason == ""
    assert (draft.area, draft.authority) == (ASH, AUTHORITY)


@pytest.mark.parametrize("kind", ["count", "rate", "share", "against-rest"])
def test_a_gap_in_the_year_before_leaves_this_years_figures_known(kind):
    assert drafted(kind, unknown=("2022-09",)).reason == ""


def test_a_gap_in_the_year_before_leaves_the_change_unknown():
    draft = drafted("change", unknown=("2022-09",))

    assert draft.parts == Parts(144, before=None)
    assert draft.reason == GAP


@pytest.mark.parametrize("kind", ["count", "rate", "share", "against-rest", "change"])
def test_a_gap_in_the_period_leaves_every_figure_unknown(kind):
    draft = drafted(kind, unknown=("2024-01",))

    assert draft.parts.numerator is None
    assert draft.reason == "not known, because there are no figures for January 2024"


@pytest.mark.parametrize("kind", ["rate", "rate-under-25", "against-rest"])
def test_a_rate_without_people_is_not_known(kind):
    assert drafted(kind, residents={}).reason == NO_PEOPLE


def test_a_share_of_no_crime_is_not_known():
    draft = drafted("share", monthly={})

    assert draft.reason == "not known, because no crime was recorded"


def test_the_authority_has_no_rest():
    with pytest.raises(UnknownLabelError, match="no rest of Little Fold"):
        drafted("against-rest", area=AUTHORITY.code)


def test_the_only_ward_has_no_rest_to_be_set_against():
    draft = drafted("against-rest", wards=WARDS[:1])

    assert draft.reason == NO_PEOPLE


def test_an_unknown_measure_is_refused():
    ledger = Ledger(SmallCube(), authority=AUTHORITY, within=WARDS)
    figure = parse_figure_id("violense.count.E05000901.2023-07..2024-06")

    with pytest.raises(UnknownLabelError, match="violence"):
        draft_of(ledger, figure)
