import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.events import tally
from fourfold.analysis.events.parts import slug
from fourfold.analysis.sources.police_uk_street import SOURCE
from tests.analysis.events.one_file import told
from tests.analysis.events.street_files import Row, text_of, theft


def read(reader, rows, name_of_column="Crime type"):
    text = text_of(rows).replace("Crime type", name_of_column, 1)
    return reader.read(text.encode(), SOURCE)


def test_a_part_is_named_by_its_content(reader):
    (one,) = read(reader, [Row()])
    (same,) = read(reader, [Row()], name_of_column="CRIME TYPE")
    (other,) = read(reader, [Row(crime_type="Drugs")])

    assert one.path == same.path != other.path
    assert one.sha256 != same.sha256
    assert one.path.startswith("police_uk_street/marsh-constabulary/2024-05/")


def test_a_file_of_several_forces_and_months_becomes_a_part_of_each(reader):
    rows = [
        theft(n, month=month, falls_within=force)
        for n, (force, month) in enumerate(
            [("Fen", "2024-06"), ("Fen", "2024-05"), ("Ash", "2024-06")] * 4
        )
    ]

    parts = read(reader, rows)

    found = {(p.force, p.month): list(reader.rows(p)) for p in parts}
    assert found == {
        ("Ash", "2024-06"): [4, 7, 10, 13],
        ("Fen", "2024-05"): [3, 6, 9, 12],
        ("Fen", "2024-06"): [2, 5, 8, 11],
    }


def test_names_of_forces_that_look_alike_are_kept_apart(reader):
    parts = read(
        reader, [Row(falls_within="Fen Police"), Row(falls_within="FEN-police")]
    )

    assert len({part.path for part in parts}) == 2
    assert [part.report.kept for part in parts] == [1, 1]


def test_of_a_file_in_several_parts_the_refusals_are_told_with_the_first(reader):
    rows = [Row(falls_within=force) for force in ("Fen", "Ash")] * 10

    first, second = read(reader, [*rows, Row(month="x")])

    assert (first.force, first.report.read, first.report.kept) == ("Ash", 11, 10)
    assert told(first.report.refused) == {"month is not YYYY-MM": (1, (22,))}
    assert (second.report.read, second.report.refused) == (10, ())


def test_repeats_are_counted_within_a_part(reader):
    rows = [theft(1), theft(1), theft(1, month="2024-06"), Row(), Row()]

    parts = read(reader, rows)

    assert [part.report.repeated for part in parts] == [1, 0]


def test_the_first_five_lines_of_a_reason_are_told(reader):
    bad = [Row(month="x")] * 7

    (part,) = read(reader, [*bad, *[Row()] * 100])

    assert told(part.report.refused)["month is not YYYY-MM"] == (7, (2, 3, 4, 5, 6))


def test_one_row_in_ten_may_be_refused_and_not_one_more(reader):
    (part,) = read(reader, [*[Row()] * 9, Row(month="x")])

    assert part.report.kept == 9
    with pytest.raises(SourceError, match="2 of its 19 rows cannot be read") as caught:
        read(reader, [*[Row()] * 17, Row(month="x"), Row(crime_type="")])
    assert caught.value.line == 19
    assert "1 × month is not YYYY-MM (line 19)" in caught.value.problem
    assert "1 × no crime type (line 20)" in caught.value.problem


def test_a_file_of_which_nothing_is_left_is_refused(reader):
    with pytest.raises(SourceError, match="1 of its 1 rows cannot be read"):
        read(reader, [Row(month="x")])


def test_a_header_without_rows_is_no_month_without_crime(reader):
    with pytest.raises(tally.NoRowsError, match="a header and no rows") as caught:
        read(reader, [])

    assert "not a month without crime" in caught.value.remedy


def test_a_column_of_forces_that_holds_something_else_is_refused(reader, monkeypatch):
    monkeypatch.setattr(tally, "MOST_GROUPS", 3)

    with pytest.raises(SourceError, match="it names 4 forces and months"):
        read(reader, [Row(falls_within=f"Mill Lane {n}") for n in range(4)])


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Avon & Somerset", "avon-somerset"), ("../x", "x"), ("Heddlu Ŵ", "heddlu")],
)
def test_a_slug_is_safe_as_the_name_of_a_folder(name, expected):
    assert slug(name) == expected
