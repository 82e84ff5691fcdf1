import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources.police_uk_street import SOURCE
from tests.analysis.events.one_file import one_reader, told
from tests.analysis.events.street_files import Row, crime_id, text_of, theft


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    with one_reader(tmp_path_factory.mktemp("one")) as found:
        yield found


def part_of(reader, rows, **layout):
    (part,) = reader.read(text_of(rows, **layout).encode(), SOURCE)
    return part


def test_identical_rows_of_anti_social_behaviour_are_all_kept(reader):
    part = part_of(reader, [Row()] * 5)

    assert part.report.kept == 5
    assert part.report.repeated == 0
    assert len(reader.rows(part)) == 5


def test_a_crime_id_that_repeats_is_kept_and_told(reader):
    part = part_of(reader, [theft(1), theft(1, crime_type="Drugs"), theft(2), Row()])

    assert part.report.kept == 4
    assert part.report.repeated == 1


def test_a_row_becomes_an_event(reader):
    cells = {"outcome": "Under investigation", "location": "On or near Elm Row"}
    part = part_of(reader, [theft(7, **cells)])

    assert reader.rows(part)[2] == {
        "unplaced": None,
        "month": "2024-05",
        "force": "Marsh Constabulary",
        "crime_id": crime_id(7),
        "crime_key": int(crime_id(7)[:16], 16),
        "crime_type": "Other theft",
        "location": "On or near Elm Row",
        "lsoa_published": "E01004444",
        "outcome": "Under investigation",
        "lon_e6": -12345,
        "lat_e6": 51543210,
    }


@pytest.mark.parametrize(
    ("longitude", "latitude", "reason"),
    [
        ("", "", "no coordinates"),
        ("-0.1", "", "half a coordinate"),
        ("", "51.5", "half a coordinate"),
        ("NaN", "51.5", "coordinates are not numbers"),
        ("-0.1", "inf", "coordinates are not numbers"),
        ("-inf", "51.5", "coordinates are not numbers"),
        ("here", "51.5", "coordinates are not numbers"),
        ("0", "0", "coordinates outside the country"),
        ("51.5", "-0.1", "coordinates outside the country"),
        ("-9.1", "51.5", "coordinates outside the country"),
        ("-0.1", "61.5", "coordinates outside the country"),
    ],
)
def test_a_row_without_a_usable_point_is_kept_and_told(
    reader, longitude, latitude, reason
):
    part = part_of(reader, [Row(), Row(longitude=longitude, latitude=latitude)])

    assert part.report.kept == 2
    assert told(part.report.unplaced) == {reason: (1, (3,))}
    assert reader.rows(part, "lon_e6, lat_e6")[3] == {"lon_e6": None, "lat_e6": None}


def test_a_label_that_is_not_defined_is_kept_and_told(reader):
    part = part_of(reader, [Row(crime_type="Piracy"), Row(crime_type="drugs")])

    assert part.report.kept == 2
    assert told(part.report.unknown) == {"Piracy": (1, (2,))}


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"month": ""}, "no month"),
        ({"month": "May 2024"}, "month is not YYYY-MM"),
        ({"month": "2024-00"}, "month is not YYYY-MM"),
        ({"month": "2010-11"}, "month out of range"),
        ({"month": "2026-12"}, "month out of range"),
        ({"crime_type": " "}, "no crime type"),
        ({"falls_within": " ", "reported_by": "Fen Police"}, "no force"),
        ({"falls_within": "", "reported_by": ""}, "no force"),
    ],
)
def test_a_row_that_cannot_be_an_event_is_refused_with_its_line(reader, cells, reason):
    part = part_of(reader, [*[Row()] * 9, Row(**cells)])

    assert told(part.report.refused) == {reason: (1, (11,))}
    assert (part.report.read, part.report.kept) == (10, 9)
    assert 11 not in reader.rows(part)


def test_a_file_names_its_force_by_who_reported_if_nothing_else(reader):
    part = part_of(reader, [Row(falls_within="", reported_by="Fen Police")])

    assert part.force == "Fen Police"


def test_a_file_without_a_force_is_refused_naming_both_columns(reader):
    header = "Crime ID,Month,Longitude,Latitude,Crime type"

    with pytest.raises(SourceError) as caught:
        reader.read(f"{header}\n,2024-05,,,Drugs\n".encode(), SOURCE)

    assert caught.value.column == "Reported by or Falls within"


@pytest.mark.parametrize("column", ["Context", "LSOA name"])
def test_a_column_that_is_not_read_may_stand_twice(reader, column):
    header = text_of([]).strip() + f",{column}"
    line = ",".join([*Row().cells(), ""])

    (part,) = reader.read(f"{header}\n{line}\n".encode(), SOURCE)

    assert part.report.kept == 1


def test_crime_ids_that_are_no_digest_have_keys_of_their_own(reader):
    ids = ["A-17", "a-17", "0x" + "1" * 62, "1" * 63, "é" * 32, "z" * 64]
    part = part_of(reader, [Row(crime_id=value) for value in ids])

    keys = {row["crime_key"] for row in reader.rows(part).values()}
    assert len(keys) == len(ids)
    assert part.report.repeated == 0


def test_digests_that_differ_after_their_16th_mark_share_a_key(reader):
    ids = ["a" * 16 + "0" * 48, "a" * 16 + "1" * 48]
    part = part_of(reader, [Row(crime_id=value) for value in ids])

    assert part.report.repeated == 1
