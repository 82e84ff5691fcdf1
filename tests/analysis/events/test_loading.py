import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fourfold.analysis.errors import FourfoldError, SourceError, StoreError
from fourfold.analysis.events import loading
from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.events.releases import Revision, releases
from fourfold.analysis.events.standing import standing
from tests.analysis.areas.outline_files import feature, write_geojson
from tests.analysis.events.made_releases import STREET
from tests.analysis.events.street_files import (
    Row,
    name_of,
    store_in,
    text_of,
    theft,
    write,
    write_zip,
)


@pytest.fixture
def store(tmp_path):
    return store_in(tmp_path)


def months_of(rows, *months):
    """For each month the name and the text of a file of the same rows."""
    return [
        (name_of(month), text_of([replace(row, month=month) for row in rows]))
        for month in months
    ]


def files_in(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_load_is_a_release_of_all_its_parts(store, tmp_path):
    path = write_zip(tmp_path / "a.zip", months_of([Row()] * 3, "2024-05", "2024-06"))

    found = load(store, [path])

    assert releases(store) == (found,)
    assert found.id == "r0001"
    assert found.edition == "2024-06"
    assert datetime.fromisoformat(found.loaded_at).tzinfo == UTC
    assert [(p.month, p.force, p.report.kept) for p in found.parts] == [
        ("2024-05", "Marsh Constabulary", 3),
        ("2024-06", "Marsh Constabulary", 3),
    ]
    assert found.parts[0].file == "a.zip:2024-05-marsh-street.csv"


def test_the_same_files_again_say_nothing_new(store, tmp_path):
    outlines = write_geojson(tmp_path / "wards.geojson", feature())
    path = write_zip(tmp_path / "a.zip", months_of([Row()], "2024-05", "2024-06"))
    load(store, [path, outlines])
    before = files_in(store.root)

    assert load(store, [path, outlines]) is None

    assert files_in(store.root) == before


def test_a_file_under_another_name_says_nothing_new(store, tmp_path):
    load(store, [write(tmp_path, [Row()])])

    assert load(store, [write(tmp_path, [Row()], "crimes.csv")]) is None


def test_a_month_more_shares_the_parts_of_the_others(store, tmp_path):
    rows = [theft(1)]
    load(store, [write_zip(tmp_path / "a.zip", months_of(rows, "2024-05"))])

    both = months_of(rows, "2024-05", "2024-06")
    second = load(store, [write_zip(tmp_path / "b.zip", both)])

    first = releases(store)[0].parts[0]
    assert second.parts[0].path == first.path
    assert second.parts[0].file == "b.zip:2024-05-marsh-street.csv"
    assert second.parts[0].revision is None
    assert len(list(store.parts.rglob("*.parquet"))) == 2


def test_a_restated_month_takes_over_and_says_what_changed(store, tmp_path):
    before = [theft(1), theft(2), theft(3), Row(), Row()]
    after = [theft(2, longitude="-0.2"), theft(3, crime_type="Drugs"), theft(4), Row()]
    first = load(store, [write(tmp_path / "1", before)])

    second = load(store, [write(tmp_path / "2", after)])

    (stands,) = standing(releases(store), STREET)
    assert stands.release.id == second.id == "r0002"
    assert second.parts[0].revision == Revision(
        before=first.parts[0].sha256,
        added=1,
        removed=1,
        moved=1,
        reclassified=1,
        without_id=-1,
    )


def test_an_older_edition_is_kept_but_does_not_stand_and_that_is_told(store, tmp_path):
    newer = months_of([theft(1)], "2024-05", "2024-06")
    load(store, [write_zip(tmp_path / "new.zip", newer)])

    older = load(store, [write(tmp_path / "old", [theft(2)])])

    assert {s.release.id for s in standing(releases(store), STREET)} == {"r0001"}
    assert older.edition == "2024-05"
    assert older.parts[0].revision is None
    (note,) = older.notes
    assert "1 of 1 parts, of 2024-05 to 2024-05, are kept but do not count" in note
    assert "--edition" in note


def test_an_older_edition_says_nothing_new_the_second_time(store, tmp_path):
    newer = months_of([theft(1)], "2024-05", "2024-06")
    load(store, [write_zip(tmp_path / "new.zip", newer)])
    load(store, [write(tmp_path / "old", [theft(2)])])

    assert load(store, [write(tmp_path / "old", [theft(2)])]) is None


def test_a_file_that_stood_before_can_be_made_to_stand_again(store, tmp_path):
    first = write(tmp_path / "1", [theft(1)])
    load(store, [first])
    load(store, [write(tmp_path / "2", [theft(2)])])

    third = load(store, [first])

    (stands,) = standing(releases(store), STREET)
    assert stands.part.path == releases(store)[0].parts[0].path
    assert (third.parts[0].revision.added, third.parts[0].revision.removed) == (1, 1)


def test_a_stated_edition_decides_what_stands(store, tmp_path):
    newer = months_of([theft(1)], "2024-05", "2024-06")
    load(store, [write_zip(tmp_path / "new.zip", newer)])

    fixed = write(tmp_path / "fixed", [theft(2)])
    release = load(store, [fixed], options=LoadOptions(edition="2024-09"))

    assert release.edition == "2024-09"
    assert release.notes == ()
    assert standing(releases(store), STREET)[0].release == release


def test_two_files_of_one_month_that_differ_are_refused(store, tmp_path):
    one = write(tmp_path / "one", [theft(1)])
    two = write(tmp_path / "two", [theft(2)])

    with pytest.raises(SourceError) as caught:
        load(store, [tmp_path / "one", tmp_path / "two"])

    assert one.name in caught.value.problem
    assert caught.value.file == f"two/{two.name}"
    assert not releases(store)


def test_two_files_of_one_month_that_agree_are_one_part(store, tmp_path):
    write(tmp_path / "one", [theft(1)])
    write(tmp_path / "two", [theft(1)])

    assert len(load(store, [tmp_path / "one", tmp_path / "two"]).parts) == 1


def test_a_month_that_is_not_there_stays_missing(store, tmp_path):
    months = months_of([Row()], "2024-04", "2024-06")

    load(store, [write_zip(tmp_path / "a.zip", months)])

    months = [found.part.month for found in standing(releases(store), STREET)]
    assert months == ["2024-04", "2024-06"]


def test_a_file_of_a_header_only_is_passed_over_with_a_note(store, tmp_path):
    contents = [*months_of([Row()], "2024-05"), (name_of("2024-06"), text_of([]))]

    found = load(store, [write_zip(tmp_path / "a.zip", contents)])

    assert [part.month for part in found.parts] == ["2024-05"]
    (note,) = found.notes
    assert "2024-06-marsh-street.csv has a header and no rows" in note


def test_a_load_of_headers_only_is_refused(store, tmp_path):
    with pytest.raises(SourceError, match="a header and no rows"):
        load(store, [write(tmp_path, [])])

    assert not releases(store)


def test_what_is_not_read_is_listed(store, tmp_path):
    write(tmp_path / "crimes", [Row()])
    (tmp_path / "crimes" / "notes.txt").write_text("nothing")

    assert load(store, [tmp_path / "crimes"]).passed_over == ("crimes/notes.txt",)


def test_tables_of_areas_alone_are_of_this_month(store, tmp_path, monkeypatch):
    path = write_geojson(tmp_path / "wards.geojson", feature())

    found = load(store, [path])

    assert found.edition == datetime.now(UTC).strftime("%Y-%m")
    assert [part.dataset for part in found.parts] == ["ons_boundaries"]


def test_a_release_is_labelled_as_invented(store, tmp_path):
    path = write(tmp_path, [Row()])

    assert load(store, [path], options=LoadOptions(invented=True)).invented
    manifest = json.loads((store.releases / "r0001.json").read_text("utf-8"))
    assert manifest["invented"] is True


def test_what_a_killed_load_left_behind_is_swept_away(store, tmp_path):
    load(store, [write(tmp_path, [Row()])])
    rubbish = store.parts / STREET / "marsh" / "2024-05" / "rubbish.parquet"
    rubbish.parent.mkdir(parents=True)
    rubbish.write_bytes(b"x")

    load(store, [write(tmp_path, [Row(month="2024-06")])])

    assert not rubbish.exists()
    assert len(list(store.parts.rglob("*.parquet"))) == 2


def test_a_load_that_fails_changes_nothing(store, tmp_path):
    load(store, [write(tmp_path, [Row()])])
    before = files_in(store.root)
    good = write(tmp_path / "more", [Row(month="2024-06")])
    bad = write(tmp_path / "more", [Row(month="2024-07")], header="Month,Nothing")

    with pytest.raises(SourceError, match="column"):
        load(store, [good, bad])

    assert releases(store)[-1].id == "r0001"
    load(store, [tmp_path / name_of()])
    assert files_in(store.root) == before


def test_a_load_of_nothing_to_read_makes_no_folder(store, tmp_path):
    (tmp_path / "notes.txt").write_text("nothing")

    with pytest.raises(SourceError, match="nothing here"):
        load(store, [tmp_path / "notes.txt"])

    assert not store.root.exists()


def test_an_earlier_first_month_is_believed_if_it_is_said(store, tmp_path):
    path = write(tmp_path, [Row(month="2009-07")])
    with pytest.raises(SourceError, match="month out of range"):
        load(store, [path])

    found = load(store, [path], options=LoadOptions(earliest="2009-01"))

    assert found.parts[0].month == "2009-07"


def test_a_file_that_is_read_by_other_rules_is_read_again(store, tmp_path):
    rows = [*[Row(month="2024-06")] * 20, Row(month="2024-05")]
    path = write(tmp_path, rows, "crimes.csv")
    load(store, [path], options=LoadOptions(earliest="2024-06"))

    again = load(store, [path])

    assert [part.month for part in again.parts] == ["2024-05", "2024-06"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"edition": "June"}, "--edition is 'June'"),
        ({"edition": "2081-06"}, "--edition is '2081-06'"),
        ({"earliest": "2010-13"}, "--earliest is '2010-13'"),
        ({"covers": ("Waltham Forest",)}, "--covers is 'Waltham Forest'"),
    ],
)
def test_an_option_that_cannot_be_is_refused(store, tmp_path, said, words):
    with pytest.raises(FourfoldError, match=words):
        load(store, [write(tmp_path, [Row()])], options=LoadOptions(**said))

    assert not store.root.exists()


def test_progress_ends_with_all_bytes_done(store, tmp_path):
    path = write_zip(tmp_path / "a.zip", months_of([Row()], "2024-05", "2024-06"))
    told = []

    load(store, [path], progress=lambda *step: told.append(step))

    total = 2 * len(text_of([Row()]))
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told)
    assert told[-1][:2] == (total, total)
    assert {label for *_, label in told} == {name_of("2024-05"), name_of("2024-06")}


def test_a_second_load_at_the_same_time_is_told_and_does_no_damage(store, tmp_path):
    path = write(tmp_path, [Row()])
    with store.writing():
        (store.unfinished / "draft").write_text("of the first")

        with pytest.raises(StoreError, match="another load or build is using"):
            load(store, [path])

        assert (store.unfinished / "draft").exists()
    assert load(store, [path]).id == "r0001"


def test_an_interruption_leaves_the_folder_as_it_was(store, tmp_path, monkeypatch):
    load(store, [write(tmp_path, [Row()])])
    before = files_in(store.root)

    def interrupt(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(loading, "add_release", interrupt)
    with pytest.raises(KeyboardInterrupt):
        load(store, [write(tmp_path, [Row(month="2024-06")])])
    monkeypatch.undo()

    assert load(store, [write(tmp_path, [Row()])]) is None
    assert files_in(store.root) == before
