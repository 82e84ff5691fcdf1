"""What a cube tells of areas, counts, people and origin."""

import json

import duckdb
import numpy as np
import pytest
import shapely

from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.cube.build import build
from fourfold.analysis.cube.reader import Area, Unplaced, open_cube
from fourfold.analysis.errors import StoreError, UnknownLabelError
from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.crime_types import crime_types
from tests.analysis.cube.small_country import (
    ASH,
    BIRCH,
    CEDAR,
    DOGWOOD,
    EASTFOLD,
    FOLD,
    LSOAS,
    TRANSPORT,
    WARD_NAMES,
    WESTFOLD,
    everywhere,
    ring,
    store_of,
    write_outlines,
    write_street,
)

JANUARY, FEBRUARY = "2024-01", "2024-02"


def test_months_run_from_the_first_to_the_last(cube):
    assert cube.months == (JANUARY, FEBRUARY)


def test_counts_are_by_area_month_and_offence(cube):
    counts = cube.counts([cube.area(ASH), cube.area(BIRCH)])

    chosen = counts.of_offences(["burglary", "violent-crime"])
    # Two labels mean violent crime; Ash has three rows more than the others.
    assert chosen.values[0].tolist() == [[6, 5], [9, 0]]
    assert chosen.values[1].tolist() == [[6, 4], [8, 0]]
    assert counts.offences == tuple(crime_type.id for crime_type in crime_types())
    assert counts.values.dtype == np.int64


def test_counts_of_every_level_add_up_to_the_same(cube):
    levels = ("lsoa", "ward", "authority")

    totals = {level: cube.counts(cube.areas(level)).values.sum() for level in levels}

    assert set(totals.values()) == {8 * 3 + 8 * 2 + 1 + 8 * 4 + 1}


def test_counts_keep_the_order_of_the_areas(cube):
    areas = [cube.area(DOGWOOD), cube.area(ASH)]

    counts = cube.counts(areas)

    assert counts.areas == (DOGWOOD, ASH)
    assert counts.values.sum(axis=(1, 2)).tolist() == [18, 20]


@pytest.mark.parametrize("codes", [[], [ASH, WESTFOLD], [ASH, ASH]])
def test_counts_refuse_areas_not_of_one_level_each_once(cube, codes):
    with pytest.raises(ValueError, match="areas must be of one level, each once"):
        cube.counts([cube.area(code) for code in codes])


def test_counts_refuse_an_area_that_is_not_in_the_cube(cube):
    stranger = Area("E05099999", "Nowhere", "ward", WESTFOLD)

    with pytest.raises(UnknownLabelError, match="E05099999"):
        cube.counts([stranger])


def test_unknown_types_are_told_and_complete_the_rows_of_an_area(cube):
    area = cube.area(WESTFOLD)

    unknown = cube.unknown_types(area, months=cube.months)

    assert unknown == (("Witchcraft", 1),)
    placed = 4 * 3 + 4 * 2 + 2 + 4 * 4 + 1
    assert cube.counts([area]).values.sum() + 1 == placed
    assert cube.unknown_types(area, months=[FEBRUARY]) == ()


def test_unplaced_are_the_rows_without_a_point_of_the_areas_own_force(cube):
    area = cube.area(ASH)

    assert cube.unplaced(area, months=cube.months) == (Unplaced(FOLD, 3),)
    assert cube.unplaced(area, months=[FEBRUARY]) == (Unplaced(FOLD, 1),)
    assert cube.unplaced(area, months=[]) == (Unplaced(FOLD, 0),)


def test_area_is_found_by_its_code(cube):
    assert cube.area(CEDAR) == Area(CEDAR, "Cedar", "ward", EASTFOLD)
    assert cube.area(WESTFOLD) == Area(WESTFOLD, "Westfold", "authority", None)


def test_area_names_the_nearest_codes_for_one_that_is_not_there(cube):
    with pytest.raises(UnknownLabelError, match="E05000003"):
        cube.area("E0500003")


def test_find_area_takes_a_name_in_any_case(cube):
    assert cube.find_area("  CEDAR ") == cube.area(CEDAR)


def test_areas_are_of_a_level_and_an_authority_by_name(cube):
    assert [a.name for a in cube.areas("ward")] == list(WARD_NAMES)
    within = cube.areas("ward", authority=EASTFOLD)
    assert [a.name for a in within] == ["Cedar", "Dogwood"]
    assert len(cube.areas("lsoa", authority=WESTFOLD)) == 4
    assert [a.code for a in cube.areas("authority", authority=EASTFOLD)] == [EASTFOLD]


def test_areas_refuse_a_level_that_there_is_not(cube):
    with pytest.raises(ValueError, match="level must be one of lsoa, ward, authority"):
        cube.areas("county")


def test_areas_refuse_an_authority_that_there_is_not(cube):
    with pytest.raises(UnknownLabelError, match="E09000003"):
        cube.areas("ward", authority="E09000003")


def test_areas_of_a_level_that_was_not_loaded_say_what_to_load(tmp_path):
    store = Store(tmp_path / "data")
    load(store, write_outlines(tmp_path / "outlines", ["authority", "ward"]))
    load(store, [write_street(tmp_path / "files", JANUARY, everywhere())])
    build(store)

    with open_cube(store) as cube:
        with pytest.raises(StoreError, match="level lsoa have been loaded"):
            cube.areas("lsoa")
        with pytest.raises(StoreError, match="level lsoa of Westfold"):
            cube.areas("lsoa", authority=WESTFOLD)
        assert cube.counts(cube.areas("ward")).values.sum() == 8
        assert cube.counts(cube.areas("ward")).known.all()


def test_populations_are_by_band_and_none_where_not_known(cube, tmp_path):
    wards = cube.areas("ward")

    found = cube.populations(wards, "under_25")

    assert [people.people for people in found] == [60, 60, 60, 60]
    assert {people.area for people in found} == {ward.code for ward in wards}
    store = store_of(tmp_path, write_street(tmp_path, JANUARY, everywhere()))
    build(store)
    with open_cube(store) as without:
        assert without.populations(without.areas("ward"), "all") == (None,) * 4


def test_populations_refuse_a_band_that_is_not_defined(cube):
    with pytest.raises(
        ValueError, match="band must be one of all, under_25, every_age"
    ):
        cube.populations([cube.area(ASH)], "over_90")


def test_outlines_are_in_metres_and_in_order(cube):
    areas = [cube.area(LSOAS[7]), cube.area(LSOAS[0])]

    last, first = cube.outlines(areas)

    corners = np.array(ring(0, 0))
    wanted = shapely.Polygon(np.column_stack(to_national_grid(*corners.T)))
    assert first.symmetric_difference(wanted).area < 0.01
    assert last.bounds[0] > first.bounds[2]


def test_gaps_and_known_agree(cube):
    wards = cube.areas("ward")

    assert cube.counts(wards).known.all()
    assert all(cube.gaps(ward) == () for ward in wards)


def test_gaps_tell_that_the_authority_of_an_area_is_not_loaded(tmp_path):
    store = Store(tmp_path / "data")
    outlines = write_outlines(tmp_path / "outlines", ["authority", "lsoa", "ward"])
    document = json.loads(outlines[0].read_text())
    document["features"].pop()
    outlines[0].write_text(json.dumps(document))
    load(store, outlines)
    load(store, [write_street(tmp_path / "files", JANUARY, everywhere())])
    build(store)

    with open_cube(store) as cube:
        reason = "the outline of the local authority that it lies in is not loaded"
        # The ward's file names its authority, the LSOA's does not.
        for area in (cube.area(CEDAR), cube.area(LSOAS[2])):
            assert [gap.reason for gap in cube.gaps(area)] == [reason]
            assert not cube.counts([area]).known.any()
            assert cube.unplaced(area, months=cube.months) == ()
        assert cube.counts([cube.area(ASH)]).known.all()


def test_forces_are_those_with_rows_in_the_area_most_first(cube):
    assert [f.force for f in cube.forces(cube.area(ASH))] == [FOLD, TRANSPORT]
    assert [f.force for f in cube.forces(cube.area(CEDAR))] == [FOLD]


def test_working_names_the_files_and_adds_up_to_the_count(cube):
    area = cube.area(ASH)

    parts = cube.working(area, months=cube.months, offences=["burglary"])

    assert [(p.force, p.month, p.rows) for p in parts] == [
        (FOLD, JANUARY, 6),
        (TRANSPORT, FEBRUARY, 1),
        (FOLD, FEBRUARY, 8),
    ]
    assert {p.release for p in parts} == {"r0002"}
    assert parts[0].file.endswith("2024-01-fold-constabulary-street.csv")
    assert all(len(p.sha256) == 64 for p in parts)


def test_licences_name_each_source_once(cube):
    licences = cube.licences()

    assert any("data.police.uk" in line for line in licences)
    assert any("Office for National Statistics" in line for line in licences)
    assert len(set(licences)) == len(licences)


def test_invented_is_true_where_one_release_is(cube, tmp_path):
    file = write_street(tmp_path, JANUARY, everywhere())
    store = store_of(tmp_path, file, options=LoadOptions(invented=True))
    build(store)

    assert not cube.invented
    with open_cube(store) as invented:
        assert invented.invented


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM event_counts",
        "COPY parts TO 'stolen.csv'",
        "FROM read_text('manifest.json')",
        "SET enable_external_access = true",
    ],
)
def test_a_cube_is_read_only_and_shut_off(cube, sql):
    with pytest.raises(duckdb.Error):
        cube._connection.execute(sql)
