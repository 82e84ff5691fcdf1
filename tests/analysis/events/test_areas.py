from pathlib import Path
from types import SimpleNamespace

import pytest
import shapely

from fourfold.analysis.areas.boundaries import Boundary
from fourfold.analysis.areas.lookups import LookupRow
from fourfold.analysis.areas.populations import PopulationRow
from fourfold.analysis.errors import SourceError
from fourfold.analysis.events.area_parts import write_area_parts
from fourfold.analysis.events.areas import area_fingerprint, read_areas
from fourfold.analysis.files.inputs import InputFile
from tests.analysis.events.made_releases import release
from tests.analysis.events.street_files import store_in

SQUARE = shapely.box(0, 0, 10, 10)
CENSUS = "Census 2021, usual residents"


def outline(code="E05000001", level="ward", year=2025, **said):
    return Boundary(
        **{
            "code": code,
            "name": f"Area {code}",
            "level": level,
            "year": year,
            "authority": None,
            "geometry": SQUARE,
            **said,
        }
    )


def people(area="E05000001", age_to=None, count=10):
    return PopulationRow(area, "ward", 2021, 0, age_to, count, CENSUS)


def lookup(of="E05000001", to="E09000001"):
    return LookupRow("lsoa21-ward24", of, "Ash", to, "Westfold", None, None)


@pytest.fixture
def store(tmp_path):
    with (found := store_in(tmp_path)).writing():
        yield found


@pytest.fixture
def table(store, tmp_path):
    """A part of some rows, as if a source had read them from a file."""

    def write(*rows, name="table.csv", of="ons_boundaries"):
        path = Path(tmp_path / name)
        path.write_text(name)
        file = InputFile(str(path), path.name, path.name, 1, path)
        module = SimpleNamespace(__name__=f"sources.{of}", read=lambda _path: rows)
        (part,) = write_area_parts(store, [(file, module)])
        return part

    return write


def test_outlines_come_back_as_they_were_read(store, table):
    mended = outline("E05000002", authority="E09000001", repaired=True)
    both = shapely.MultiPolygon([SQUARE, shapely.box(20, 20, 30, 30)])
    rows = (outline(geometry=both), mended)

    part = table(*rows)

    assert read_areas(store, [release(1, part)]).boundaries == rows
    assert (part.force, part.month, part.report.kept) == ("", "", 2)


def test_people_and_lookups_come_back_as_they_were_read(store, table):
    populations = [people(age_to=None), people(age_to=24)]
    parts = [
        table(outline()),
        table(*populations, of="ons_population"),
        table(lookup(), of="ons_lookups"),
    ]

    found = read_areas(store, [release(1, *parts)])

    assert sorted(found.populations, key=str) == sorted(populations, key=str)
    assert found.lookups == (lookup(),)


def test_rows_about_areas_without_an_outline_are_left_out(store, table):
    parts = [
        table(outline()),
        table(people(), people("W05000001"), of="ons_population"),
        table(lookup(), lookup("W01000001"), of="ons_lookups"),
    ]

    found = read_areas(store, [release(1, *parts)])

    assert found.populations == (people(),)
    assert found.lookups == (lookup(),)


def test_of_each_level_the_newest_year_stands(store, table):
    old = table(outline(year=2022), outline("E09000001", "authority", 2022), name="old")
    new = table(outline(year=2025), name="new")

    found = read_areas(store, [release(1, new), release(2, old)])

    assert [(b.code, b.year) for b in found.boundaries] == [
        ("E09000001", 2022),
        ("E05000001", 2025),
    ]
    assert [b.code for b in found.of_level("ward")] == ["E05000001"]
    assert found.origins == (("authority", 2022, "old"), ("ward", 2025, "new"))


def test_of_an_area_given_twice_the_later_load_stands(store, table):
    first = table(outline(name="Ash"), name="first")
    second = table(outline(name="Ash Green"), name="second")

    def names(*releases):
        return [b.name for b in read_areas(store, releases).boundaries]

    assert names(release(1, first), release(2, second)) == ["Ash Green"]
    again = (release(1, first), release(2, second), release(3, first))
    assert names(*again) == ["Ash"]


def test_figures_given_twice_come_once_and_the_later_first(store, table):
    parts = [
        table(outline()),
        table(people(count=10), people(age_to=24), of="ons_population"),
        table(people(count=12), people(age_to=24), of="ons_population"),
    ]

    found = read_areas(store, [release(1, *parts)]).populations

    assert len(found) == 3
    assert found.index(people(count=12)) < found.index(people(count=10))


def test_a_part_is_named_by_its_rows_so_that_another_reading_is_another_part(table):
    assert table(outline()).path == table(outline(), name="copy.csv").path
    assert table(outline()).path != table(outline(name="Ash")).path


def test_a_fingerprint_changes_with_any_table_and_not_with_crimes(table):
    wards, census = table(outline()), table(people(), of="ons_population")

    one = area_fingerprint([release(1, wards)])

    assert one == area_fingerprint([release(1, wards), release(2, wards)])
    assert one != area_fingerprint([release(1, wards, census)])


def test_a_table_without_rows_is_refused(table):
    with pytest.raises(SourceError, match="it has no rows"):
        table()
