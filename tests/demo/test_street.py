"""How street and outcomes files look."""

import re
from collections import Counter

import pytest

from tests.demo.plain_recount import OUTCOMES, STREET, fault_of, files_in, rows_of


@pytest.fixture(scope="module")
def later(invented):
    return files_in(invented.later_archive)


def rows_in(files, ending):
    return [
        row
        for name, content in files.items()
        if name.endswith(ending)
        for row in rows_of(content)[1]
    ]


@pytest.fixture(scope="module")
def street(later):
    return [row for row in rows_in(later, "-street.csv") if fault_of(row) is None]


def test_headers_are_the_publishers(later):
    for name, content in later.items():
        if not name.endswith("stop-and-search.csv"):
            wanted = STREET if name.endswith("street.csv") else OUTCOMES

            assert rows_of(content)[0] == wanted


def test_a_row_is_of_the_month_that_its_file_is_named_for(later):
    for name, content in later.items():
        if name.endswith(("-street.csv", "-outcomes.csv")):
            months = {
                r[1] for r in rows_of(content)[1] if len(r) < 12 or not fault_of(r)
            }

            assert months == {name[:7]}


def test_crime_ids_are_64_hexadecimal_digits(street):
    assert all(re.fullmatch(r"(|[0-9a-f]{64})", row[0]) for row in street)


def test_anti_social_behaviour_has_neither_id_nor_outcome(street):
    told = [row for row in street if row[9] == "Anti-social behaviour"]

    assert len(told) > 10_000
    assert all(row[0] == row[10] == "" for row in told)


def test_crime_has_an_outcome_even_without_an_id(street):
    assert all(row[10] for row in street if row[9] != "Anti-social behaviour")


def test_some_rows_of_anti_social_behaviour_are_the_same_in_every_cell(street):
    told = Counter(tuple(row) for row in street if row[9] == "Anti-social behaviour")

    assert sum(count - 1 for count in told.values()) > 500


def test_a_repeated_crime_id_comes_with_another_outcome(later):
    repeated = 0
    for name, content in later.items():
        if name.endswith("-street.csv"):
            rows = [tuple(row) for row in rows_of(content)[1] if row[0]]
            repeated += len(rows) - len({row[0] for row in rows})

            assert len(set(rows)) == len(rows)
    assert repeated > 50


def test_old_months_use_the_codes_of_2011(later, truth):
    old = rows_of(later["2024-03/2024-03-invented-street.csv"])[1]

    codes = {row[7] for row in old if len(row) == 12}

    for retired, parts in truth.split_lsoas.items():
        assert retired in codes
        assert codes.isdisjoint(parts)


def test_new_months_mix_the_codes(later, truth):
    new = rows_of(later["2026-03/2026-03-invented-street.csv"])[1]

    codes = Counter(row[7] for row in new if len(row) == 12)

    retired = sum(codes[code] for code in truth.split_lsoas)
    current = sum(codes[c] for parts in truth.split_lsoas.values() for c in parts)
    assert 0 < retired < current


def test_an_outcome_is_that_of_a_crime_of_the_same_or_an_earlier_month(later):
    crimes = {r[0]: r[1] for r in rows_in(later, "-street.csv") if r[0]}

    outcomes = [r for r in rows_in(later, "-outcomes.csv") if r[0] in crimes]

    assert len(outcomes) > 40_000
    assert all(crimes[row[0]] <= row[1] for row in outcomes)


def test_no_outcome_is_that_a_crime_is_under_investigation(later):
    outcomes = Counter(row[9] for row in rows_in(later, "-outcomes.csv"))

    assert "Under investigation" not in outcomes
    assert outcomes["Suspect charged"] > 50
