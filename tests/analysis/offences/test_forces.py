import pytest

from fourfold.analysis.definitions import table
from fourfold.analysis.offences.forces import FORCES, force_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("metropolitan", "Metropolitan Police Service"),
        ("city-of-london", "City of London Police"),
        ("btp", "British Transport Police"),
        ("outer-fold", "Outer fold"),
    ],
)
def test_a_force_goes_by_its_full_name_else_by_that_of_its_files(text, expected):
    assert force_name(text) == expected


def test_no_two_forces_share_a_name():
    rows = table(FORCES)

    for column in ("id", "name"):
        assert len({row[column] for row in rows}) == len(rows)


def test_every_force_of_england_and_wales_is_there():
    # 43 territorial forces, those of Northern Ireland and of the railways.
    assert len(table(FORCES)) == 45
