import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources.police_uk_outcomes import SOURCE
from tests.analysis.events.one_file import one_reader, told
from tests.analysis.events.street_files import crime_id

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,"
    "LSOA code,LSOA name,Outcome type"
)
NO_SUSPECT = "Investigation complete; no suspect identified"


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    with one_reader(tmp_path_factory.mktemp("one")) as found:
        yield found


def line(number, outcome=NO_SUSPECT):
    whose = crime_id(number) if number else ""
    return f"{whose},2024-05,Marsh,Marsh,-0.1,51.5,On or near Elm Row,,,{outcome}"


def read(reader, *lines):
    return reader.read("\n".join([HEADER, *lines]).encode(), SOURCE)


def test_a_row_becomes_an_outcome_of_its_crime(reader):
    (part,) = read(reader, line(1))

    row = reader.rows(part, "crime_id, outcome, month, force, lon_e6, lat_e6")[2]
    assert row == {
        "crime_id": crime_id(1),
        "outcome": NO_SUSPECT,
        "month": "2024-05",
        "force": "Marsh",
        "lon_e6": -100000,
        "lat_e6": 51500000,
    }


def test_a_crime_may_have_several_outcomes_and_one_twice_is_told(reader):
    (part,) = read(reader, line(1), line(1, "Suspect charged"), line(1), line(2))

    assert part.report.kept == 4
    assert part.report.repeated == 1


def test_an_outcome_that_is_not_defined_is_kept_and_told(reader):
    (part,) = read(reader, line(1, "Turned into a frog"))

    assert told(part.report.unknown) == {"Turned into a frog": (1, (2,))}


@pytest.mark.parametrize(
    ("bad", "reason"),
    [(line(0), "no Crime ID"), (line(1, " "), "no outcome")],
)
def test_an_outcome_of_no_crime_or_none_is_refused(reader, bad, reason):
    (part,) = read(reader, *[line(n) for n in range(1, 10)], bad)

    assert told(part.report.refused) == {reason: (1, (11,))}


def test_a_file_without_outcomes_is_refused_naming_the_column(reader):
    with pytest.raises(SourceError) as caught:
        reader.read(HEADER.rpartition(",")[0].encode() + b"\n", SOURCE)

    assert caught.value.column == "Outcome type"
