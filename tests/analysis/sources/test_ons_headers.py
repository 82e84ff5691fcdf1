import pytest

from fourfold.analysis.sources._ons_headers import headings, numbers_in


@pytest.mark.parametrize(
    ("spelling", "text", "numbers"),
    [
        ("LSOA{yy}CD", "LSOA21CD", {"yy": 21}),
        ("LSOA{yy}CD", "lsoa01cd", {"yy": 1}),
        ("LSOA{yy}CD", "LSOA2021CD", None),
        ("LSOA{yy}CD", "LSOA21NM", None),
        ("Mid-{year}: Population", " mid-2022:  population", {"year": 2022}),
        ("Age ({n} categories)", "Age (6 categories)", {"n": 6}),
        ("Age ({n} categories)", "Age (6 categories) Code", None),
        ("{age}", "17", {"age": 17}),
        ("{age}+", "90+", {"age": 90}),
        ("{age}", "90+", None),
        ("{age}", "١٧", None),
        ("usual_residents", "Usual residents", {}),
    ],
)
def test_numbers_in_a_header_are_those_of_its_placeholders(spelling, text, numbers):
    assert numbers_in(spelling, text) == numbers


def test_headings_finds_every_year_of_a_column():
    cells = ["LSOA21CD", "LSOA11CD", "LSOA21NM"]

    found = headings("ons_lookups", "lsoa_code", cells)

    assert [(h.at, h.text, h.numbers["yy"]) for h in found] == [
        (0, "LSOA21CD", 21),
        (1, "LSOA11CD", 11),
    ]


def test_headings_takes_the_spelling_that_the_definition_names_first():
    cells = ["Ward Code", "Ward Code 1"]

    (found,) = headings("ons_population", "ward_code", cells)

    assert found.text == "Ward Code 1"


def test_headings_of_a_column_that_is_not_there_are_none():
    assert headings("ons_lookups", "ward_code", ["LSOA21CD", ""]) == ()
