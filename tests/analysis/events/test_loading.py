import json
from datetime import UTC, datetime

import pytest

from fourfold.analysis.errors import FourfoldError, SourceError
from fourfold.analysis.events import loading
from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.events.releases import releases
from fourfold.analysis.events.standing import standing
from tests.analysis.areas.outline_files import feature, write_geojson
from tests.analysis.events.made_releases import STREET
from tests.analysis.events.street_files import (
    Row,
    files_in,
    months_of,
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
