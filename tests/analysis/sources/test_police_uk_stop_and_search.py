from dataclasses import replace

import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources.police_uk_stop_and_search import SOURCE
from tests.analysis.events.one_file import BOUNDS, one_reader, told

HEADER = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,"
    "Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,"
    "Object of search,Outcome,Outcome linked to object of search,"
    "Removal of more than just outer clothing"
)
JULY = replace(BOUNDS, month="2024-07", force="marsh")


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    with one_reader(tmp_path_factory.mktemp("one")) as found:
        yield found


def line(date, latitude="51.500000", longitude="-0.100000"):
    return (
        f"Person search,{date},False,,{latitude},{longitude},Male,18-24,,White,"
        "Misuse of Drugs Act 1971 (section 23),Controlled drugs,Arrest,True,False"
    )


def read(reader, *lines, bounds=JULY):
    return reader.read("\n".join([HEADER, *lines]).encode(), SOURCE, bounds=bounds)


@pytest.mark.parametrize(
    ("date", "month", "in_london"),
    [
        ("2024-06-30T23:30:00+00:00", "2024-07", "2024-07-01T00:30:00"),
        ("2024-06-30T23:30:00Z", "2024-07", "2024-07-01T00:30:00"),
        ("2024-06-30 22:59", "2024-06", "2024-06-30T23:59:00"),
        ("2024-01-31T23:30:00+00:00", "2024-01", "2024-01-31T23:30:00"),
        ("2024-07-01T00:30:00+01:00", "2024-07", "2024-07-01T00:30:00"),
        ("2024-07-01", "2024-07", "2024-07-01T01:00:00"),
    ],
)
def test_the_month_is_that_of_london_time(reader, date, month, in_london):
    (part,) = read(reader, line(date), bounds=replace(JULY, month=None))

    assert part.month == month
    assert reader.rows(part)[2]["searched_at"].isoformat() == in_london


def test_latitude_stands_before_longitude(reader):
    (part,) = read(reader, line("2024-07-02", "51.500000", "-0.100000"))

    row = reader.rows(part, "lon_e6, lat_e6")[2]
    assert row == {"lon_e6": -100000, "lat_e6": 51500000}
    assert part.report.unplaced == ()


def test_the_force_is_the_one_in_the_files_name(reader):
    (part,) = read(reader, line("2024-07-02"))

    assert part.force == "marsh"


def test_a_file_whose_name_states_no_force_is_refused(reader):
    with pytest.raises(SourceError, match="no force, for the file's name"):
        read(reader, line("2024-07-02"), bounds=BOUNDS)


def test_rows_that_agree_in_everything_are_kept_and_told(reader):
    (part,) = read(reader, *[line("2024-07-02T10:00:00Z")] * 3, line("2024-07-03"))

    assert part.report.kept == 4
    assert part.report.repeated == 2


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        ("", "no date"),
        ("yesterday", "date is not a time"),
        ("infinity", "date is not a time"),
        ("02/07/2024", "date is not a time"),
        ("2024-07-32", "date is not a time"),
        ("2024-06-30T22:59:59Z", "month is not the file's"),
        ("2034-07-01", "month out of range"),
    ],
)
def test_a_stop_at_no_time_of_its_file_is_refused(reader, date, reason):
    good = [line("2024-07-02")] * 9

    (part,) = read(reader, *good, line(date))

    assert told(part.report.refused) == {reason: (1, (11,))}
