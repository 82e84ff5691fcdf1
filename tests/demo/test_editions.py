"""Archives as a whole: their files, and every count in them by plain reading."""

import json
import zipfile

import pytest
import shapely

from tests.demo.plain_recount import files_in, recount_street, rows_of


@pytest.fixture(scope="module")
def contents(invented):
    return {
        (archive.stem, name): content
        for archive in invented.archives
        for name, content in files_in(archive).items()
    }


@pytest.fixture(scope="module")
def authorities(invented):
    collection = json.loads(invented.authorities.read_text(encoding="utf-8"))
    outlines = {
        feature["properties"]["LAD25CD"]: shapely.geometry.shape(feature["geometry"])
        for feature in collection["features"]
    }
    shapely.prepare(list(outlines.values()))
    return outlines


def of_kind(contents, ending):
    return {at: content for at, content in contents.items() if at[1].endswith(ending)}


def test_the_truth_names_every_file(contents, truth):
    assert truth.files.keys() == contents.keys()


def test_an_edition_has_36_months_of_each_kind_but_one_street_file(contents, truth):
    for edition in truth.editions:
        names = [name for of, name in contents if of == edition]

        assert len(names) == 3 * 36 - 1
        assert max(names).startswith(edition)


def test_the_missing_month_is_before_the_two_years_that_are_compared(contents, truth):
    assert truth.missing_months == ("2023-11",)
    assert truth.missing_months[0] < truth.months[-24]
    assert not [name for _, name in contents if name.endswith("2023-11-street.csv")]
    assert ("2026-06", "2023-11/2023-11-invented-outcomes.csv") in contents


def test_street_files_hold_what_the_truth_says(contents, authorities, truth):
    street = of_kind(contents, "-street.csv")

    found = {
        at: recount_street(
            content,
            retired=truth.split_lsoas,
            authorities=authorities,
            own=truth.authority,
        )
        for at, content in street.items()
    }

    assert found == {at: truth.files[at] for at in street}


@pytest.mark.parametrize(
    ("ending", "column"), [("-outcomes.csv", 4), ("-stop-and-search.csv", 4)]
)
def test_other_files_hold_what_the_truth_says(contents, truth, ending, column):
    for at, content in of_kind(contents, ending).items():
        rows = [tuple(row) for row in rows_of(content)[1]]
        told = truth.files[at]

        assert len(rows) == told.rows == told.kept
        assert sum(not row[column] for row in rows) == told.unplaced["no coordinates"]
        assert len(set(rows)) == told.events


def test_kept_rows_and_events_follow_from_the_rest(truth):
    told = truth.files["2026-06", "2026-03/2026-03-invented-street.csv"]

    assert told.kept == told.rows - 1
    assert told.events == told.kept - told.repeated


def test_some_files_have_windows_line_ends_and_some_a_byte_order_mark(truth):
    street = [t for at, t in truth.files.items() if at[1].endswith("-street.csv")]

    assert {told.windows_line_ends for told in street} == {True, False}
    assert {told.byte_order_mark for told in street} == {True, False}


def test_archives_say_that_they_are_invented(invented):
    for archive in invented.archives:
        with zipfile.ZipFile(archive) as opened:
            assert opened.comment.startswith(b"Invented files")
            assert all("invented" in name for name in opened.namelist())


def test_every_row_is_of_the_invented_force(contents):
    for content in of_kind(contents, "-street.csv").values():
        lines = content.decode("utf-8-sig").splitlines()[1:]

        assert all("Invented Constabulary" in line for line in lines)
