"""Look-ups and the census table, read back from the files."""

import csv

import pytest


def table(path, encoding="utf-8"):
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def wards_of(invented):
    return table(invented.lsoa_to_ward, "utf-8-sig")


@pytest.fixture(scope="module")
def changes(invented):
    return table(invented.lsoa_changes, "utf-8-sig")


@pytest.fixture(scope="module")
def census(invented):
    return table(invented.census)


def test_look_ups_begin_with_a_byte_order_mark(invented):
    for path in (invented.lsoa_to_ward, invented.lsoa_changes):
        assert path.read_bytes().startswith(b"\xef\xbb\xbfLSOA")


def test_columns_are_the_publishers(wards_of, changes, census):
    assert ",".join(wards_of[0]) == (
        "LSOA21CD,LSOA21NM,LSOA21NMW,WD24CD,WD24NM,WD24NMW,LAD24CD,LAD24NM,"
        "LAD24NMW,ObjectId"
    )
    assert ",".join(changes[0]) == (
        "LSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,CHGIND,LAD22CD,LAD22NM,LAD22NMW,ObjectId"
    )
    assert ",".join(census[0]) == (
        "Lower layer Super Output Areas Code,Lower layer Super Output Areas,"
        "Age (6 categories) Code,Age (6 categories),Observation"
    )


def test_every_lsoa_is_in_the_ward_that_fits_best(wards_of, truth):
    found = {row["LSOA21CD"]: row["WD24CD"] for row in wards_of}

    assert found == truth.best_fit
    assert tuple(found) == truth.lsoas


def test_two_lsoas_of_2011_became_four(changes, truth):
    split = {}
    for row in changes:
        if row["CHGIND"] == "S":
            split.setdefault(row["LSOA11CD"], []).append(row["LSOA21CD"])

    assert {old: tuple(new) for old, new in split.items()} == truth.split_lsoas
    assert [len(new) for new in split.values()] == [2, 2]


def test_every_other_lsoa_is_unchanged(changes):
    others = [row for row in changes if row["CHGIND"] != "S"]

    assert len(others) == 190
    assert {row["CHGIND"] for row in others} == {"U"}
    assert all(row["LSOA11CD"] == row["LSOA21CD"] for row in others)


def test_the_census_counts_the_residents_that_are_true(census, truth):
    code = "Lower layer Super Output Areas Code"
    residents, young = dict.fromkeys(truth.lsoas, 0), dict.fromkeys(truth.lsoas, 0)
    for row in census:
        residents[row[code]] += int(row["Observation"])
        if row["Age (6 categories)"] in {
            "Aged 15 years and under",
            "Aged 16 to 24 years",
        }:
            young[row[code]] += int(row["Observation"])

    assert list(residents.values()) == truth.residents.tolist()
    assert list(young.values()) == truth.under_25.tolist()
