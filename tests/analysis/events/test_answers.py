import json

import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.events.releases import releases
from fourfold.analysis.events.standing import standing
from tests.analysis.events.made_releases import STREET
from tests.analysis.events.one_file import told
from tests.analysis.events.street_files import MARSH, Row, store_in, write
from tests.analysis.sources.test_police_uk_api import crime

ASKED = LoadOptions(force="Marsh Police", covers=("E09000031",))


@pytest.fixture
def store(tmp_path):
    return store_in(tmp_path)


def answer(folder, name, *crimes):
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(crimes))
    return folder


def parts_of(release):
    return {(p.month, p.force): p for p in release.parts}


def test_answers_become_parts_that_cover_what_was_asked_for(store, tmp_path):
    folder = answer(tmp_path / "a", "1", crime(1), crime(2, month="2018-05"))

    found = load(store, [folder], options=ASKED)

    assert set(parts_of(found)) == {
        ("2018-04", "Marsh Police"),
        ("2018-05", "Marsh Police"),
    }
    assert {part.covers for part in found.parts} == {("E09000031",)}
    assert all(part.partial for part in found.parts)


def test_a_crime_given_for_two_polygons_counts_once_and_is_told(store, tmp_path):
    folder = answer(tmp_path / "a", "1", crime(1), crime(2))
    answer(folder, "2", crime(2), crime(3, location_type="BTP"))

    parts = parts_of(load(store, [folder], options=ASKED))

    report = parts["2018-04", "Marsh Police"].report
    assert (report.read, report.kept) == (3, 2)
    assert told(report.refused) == {
        "the API gave the same crime for two polygons": (1, ())
    }
    assert parts["2018-04", "British Transport Police"].report.refused == ()


@pytest.mark.parametrize(
    "options",
    [
        LoadOptions(),
        LoadOptions(force="Marsh Police"),
        LoadOptions(covers=("E09000031",)),
        LoadOptions(force=" ", covers=("E09000031",)),
    ],
)
def test_answers_that_nobody_spoke_for_are_refused(store, tmp_path, options):
    folder = answer(tmp_path / "a", "1", crime(1))

    with pytest.raises(SourceError, match="do not say whose they are") as caught:
        load(store, [folder], options=options)

    assert "--force NAME and --covers AREA-CODE" in caught.value.remedy


def test_answers_without_crimes_are_refused(store, tmp_path):
    with pytest.raises(SourceError, match="hold no crimes"):
        load(store, [answer(tmp_path / "a", "1")], options=ASKED)


def test_broken_answers_are_refused_with_their_file(store, tmp_path):
    folder = answer(tmp_path / "a", "1", crime(1))
    (folder / "2.json").write_text('[{"persistent_id": "')

    with pytest.raises(SourceError, match=r"2\.json: it is not whole JSON"):
        load(store, [folder], options=ASKED)


def test_the_same_answers_again_say_nothing_new(store, tmp_path):
    folder = answer(tmp_path / "a", "1", crime(1))
    load(store, [folder], options=ASKED)

    assert load(store, [folder], options=ASKED) is None


def test_a_force_is_spelt_as_in_its_files(store, tmp_path):
    load(store, [write(tmp_path / "csv", [Row()])])
    folder = answer(tmp_path / "a", "1", crime(1))

    found = load(
        store, [folder], options=LoadOptions(None, None, MARSH.upper(), ASKED.covers)
    )

    assert found.parts[0].force == MARSH


def test_answers_do_not_stand_beside_the_file_of_the_force(store, tmp_path):
    whole = write(tmp_path / "csv", [Row(month="2018-04")])
    load(store, [whole])
    folder = answer(tmp_path / "a", "1", crime(1))

    found = load(store, [folder], options=LoadOptions(force=MARSH, covers=ASKED.covers))

    (stands,) = standing(releases(store), STREET)
    assert stands.release.id == "r0001"
    assert "a file of the whole force is there" in found.notes[0]


def test_answers_for_other_areas_stand_beside_those_there_are(store, tmp_path):
    folder = answer(tmp_path / "a", "1", crime(1))
    load(store, [folder], options=ASKED)
    other = answer(tmp_path / "b", "1", crime(1))

    load(store, [other], options=LoadOptions(force=ASKED.force, covers=("E09000030",)))

    assert len(standing(releases(store), STREET)) == 2


def test_entries_without_a_place_are_kept_and_told(store, tmp_path):
    folder = answer(tmp_path / "a", "1", crime(1, location=None), crime(2))

    (part,) = load(store, [folder], options=ASKED).parts

    assert told(part.report.unplaced) == {"no coordinates": (1, (1,))}
