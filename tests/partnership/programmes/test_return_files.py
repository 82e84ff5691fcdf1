"""Returns as a spreadsheet: each fault is named, and nothing left out in silence."""

from datetime import date
from decimal import Decimal

import pytest

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.programmes import queries, services
from fourfold.partnership.programmes.return_files import (
    MOST_ROWS,
    Known,
    ReturnRow,
    read_returns,
)
from tests.people import actor_of
from tests.programmes import file_return

HEADS = "measure_id,first,value,source"
JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)
KNOWN = {
    "a": Known(1, "People helped", True, frozenset({JANUARY, FEBRUARY})),
    "b": Known(2, "Sessions", False, frozenset({JANUARY})),
}


def read(*rows, heads=HEADS):
    return read_returns("\r\n".join([heads, *rows]), KNOWN)


def faults(*rows, **how):
    found = read(*rows, **how)
    return [(each.line, each.column, each.words) for each in found.errors]


def test_rows_with_a_value_are_read_and_others_left_alone():
    found = read(
        'a,2026-01-01,"1,200",Register', "a,2026-02-01,,", "B,2026-01-01,1.5,'=A"
    )

    assert found.errors == []
    assert found.rows == [
        ReturnRow(2, 1, "People helped", JANUARY, Decimal(1_200), "Register"),
        ReturnRow(4, 2, "Sessions", JANUARY, Decimal("1.5"), "=A"),
    ]


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("c,2026-01-01,1,x", "measure_id", "no such measure"),
        ("a,1/1/26,1,x", "first", "such as 2026-04-01"),
        ("a,2026-03-01,1,x", "first", "No period that is over"),
        ("a,2026-01-01,many,x", "value", "a number"),
        ("a,2026-01-01,NaN,x", "value", "a number"),
        ("a,2026-01-01,1e13,x", "value", "a number"),
        ("b,2026-01-01,1.005,x", "value", "two places"),
        ("a,2026-01-01,1.5,x", "value", "whole number"),
        ("a,2026-01-01,-1,x", "value", "whole number"),
        ("a,2026-01-01,1,", "source", "empty"),
        (f"a,2026-01-01,1,{'x' * 301}", "source", "longer than 300"),
    ],
)
def test_each_fault_is_named_with_its_row_and_column(row, column, words):
    [(line, where, what)] = faults("a,2026-02-01,1,x", row)

    assert (line, where) == (3, column)
    assert words in what


def test_heads_are_those_that_there_are_and_each_once():
    assert faults(heads="measure_id,first,value") == [
        (1, "source", "This column is missing")
    ]
    told = [what for _, _, what in faults(heads=f"{HEADS},value,colour")]
    assert told == [
        "This column is there more than once",
        "This column is there more than once",
        "There is no such column",
    ]


def test_a_period_is_there_once():
    [(_, column, words)] = faults(*["a,2026-01-01,1,x"] * 2)

    assert (column, words[:11]) == ("first", "Another row")


def test_a_file_without_values_or_with_too_many_says_so():
    assert faults("a,2026-01-01,,")[0][2] == "No row has a value"
    known = {"a": Known(1, "A", False, frozenset({JANUARY}))}
    rows = [f"{HEADS}", *["a,2026-01-01,1,x"] * (MOST_ROWS + 3)]
    # All but the first are faults, which are no rows: the limit is of what is kept.
    assert len(read_returns("\n".join(rows), known).errors) == MOST_ROWS + 2


def row(kpi, first, value, line=2):
    return ReturnRow(line, kpi.pk, kpi.title, first, Decimal(value), "Register")


def test_a_file_files_corrects_and_leaves_alone(worker, kpi):
    file_return(worker, kpi, JANUARY, 40)
    file_return(worker, kpi, FEBRUARY, 41)
    rows = [
        row(kpi, JANUARY, 40),
        row(kpi, FEBRUARY, 44),
        row(kpi, date(2026, 3, 1), 9),
    ]

    told = services.file_returns(by=actor_of(worker), rows=rows)

    assert (told.filed, told.corrected, told.unchanged) == (1, 1, 1)


def test_a_file_is_filed_whole_or_not_at_all(worker, kpi):
    rows = [row(kpi, JANUARY, 40), row(kpi, date(2026, 5, 1), 1, line=3)]

    with pytest.raises(RefusedError, match="Row 3: No period that is over"):
        services.file_returns(by=actor_of(worker), rows=rows)

    assert not kpi.returns.exists()


def test_what_is_taken_away_can_be_sent_back(worker, kpi):
    file_return(worker, kpi, JANUARY, 40)
    found = queries.service(kpi.service.public_id)
    today = date(2026, 5, 1)

    rows = queries.return_rows(found, today)

    assert [each["value"] for each in rows] == ["40", "", "", ""]
    text = "\n".join(",".join(map(str, part)) for part in [rows[0], rows[0].values()])
    read = read_returns(text, queries.known_to(found, today))
    assert read.errors == []
    assert [each.first for each in read.rows] == [JANUARY]
