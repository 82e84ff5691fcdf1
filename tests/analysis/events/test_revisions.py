from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.analysis.events.revisions import revision
from fourfold.analysis.sources import police_uk_outcomes, police_uk_stop_and_search
from fourfold.analysis.sources.police_uk_street import SOURCE
from tests.analysis.events.made_releases import part
from tests.analysis.events.street_files import Row, crime_id, text_of, theft
from tests.oracles import revised_crimes

CRIMES = st.tuples(
    st.sampled_from(["", *(crime_id(number) for number in range(4))]),
    st.sampled_from([("-0.1", "51.5"), ("-0.2", "51.6"), ("", "")]),
    st.sampled_from(["Drugs", "Robbery"]),
)
MONTHS = st.lists(CRIMES, min_size=1, max_size=8)


def street(reader, rows):
    (found,) = reader.read(text_of(rows).encode(), SOURCE)
    return found


def between(reader, older, newer, source=SOURCE):
    found = revision(reader.connection, reader.store, source, before=older, after=newer)
    return (
        found.added,
        found.removed,
        found.moved,
        found.reclassified,
        found.without_id,
    )


def row_of(crime):
    whose, (longitude, latitude), kind = crime
    return Row(whose, longitude=longitude, latitude=latitude, crime_type=kind)


def test_a_month_against_itself_has_not_changed(reader):
    older = street(reader, [theft(1), theft(1), Row()])

    assert between(reader, older, older) == (0, 0, 0, 0, 0)


def test_each_kind_of_change_is_counted(reader):
    older = street(reader, [theft(1), theft(2), theft(3), theft(4), Row(), Row()])
    newer = street(
        reader,
        [
            theft(2),
            theft(3, longitude="-0.5"),
            theft(4, crime_type="Drugs"),
            theft(5),
            theft(5),
            Row(),
        ],
    )

    assert between(reader, older, newer) == (2, 1, 1, 1, -1)


def test_a_crime_that_got_a_place_has_moved(reader):
    older = street(reader, [theft(1, longitude="", latitude="")])

    assert between(reader, older, street(reader, [theft(1)])) == (0, 0, 1, 0, 0)


def test_what_was_there_before_is_named_by_its_file(reader):
    older, newer = (street(reader, [theft(n)]) for n in (1, 2))

    found = revision(reader.connection, reader.store, SOURCE, before=older, after=newer)

    assert found.before == older.sha256


@settings(max_examples=60, deadline=None)
@given(older=MONTHS, newer=MONTHS)
def test_changes_are_those_that_dictionaries_find(reader, older, newer):
    parts = [
        street(reader, [row_of(crime) for crime in rows]) for rows in (older, newer)
    ]

    assert between(reader, *parts) == revised_crimes.compare(older, newer)


def test_outcomes_are_compared_by_crime_and_outcome(reader):
    source = police_uk_outcomes.SOURCE
    header = "Crime ID,Month,Falls within,Outcome type"
    older, newer = (
        reader.read(
            "\n".join([header, *(f"{i},2024-05,Marsh,{o}" for i, o in rows)]).encode(),
            source,
        )[0]
        for rows in (
            [("a", "Suspect charged"), ("b", "Suspect charged")],
            [("a", "Suspect charged"), ("a", "Offender fined")],
        )
    )

    assert between(reader, older, newer, source) == (1, 1, 0, 0, 0)


def test_stops_are_compared_by_all_that_tells_them_apart(reader):
    source = police_uk_stop_and_search.SOURCE
    stop = (
        "SELECT 1 AS line, DATE '2024-07-01' AS searched_at, -1 AS lon_e6, 5 AS lat_e6"
    )
    rest = ", ".join(f"{{}} AS {name}" for name in source.same[3:])
    paths = []
    for gender in ("NULL", "'Male'"):
        path = reader.store.draft(".parquet")
        blanks = rest.format(*[gender] * len(source.same[3:]))
        reader.connection.execute(f"COPY ({stop}, {blanks}) TO '{path}'")
        paths.append(part(path=str(path)))
    older, newer = paths

    assert between(reader, older, older, source) == (0, 0, 0, 0, 0)
    assert between(reader, older, newer, source) == (1, 1, 0, 0, 0)
