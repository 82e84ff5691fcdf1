"""What became of the rows of a force adds up to the rows read."""

from fourfold.analysis.cube import quality
from fourfold.analysis.cube.build import build
from fourfold.analysis.cube.quality import force_quality
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.events.loading import load
from fourfold.analysis.offences.crime_types import crime_types, id_of
from tests.analysis.cube.conftest import FEBRUARY, JANUARY
from tests.analysis.cube.small_country import (
    ASH,
    FOLD,
    TRANSPORT,
    WESTFOLD,
    Row,
    everywhere,
    store_of,
    write_street,
)


def test_force_quality_tells_every_row_of_a_force(cube):
    quality = force_quality(cube._connection, FOLD, cube.months)

    assert quality.rows_read == quality.rows_kept == len(JANUARY) + len(FEBRUARY)
    assert quality.rows_refused == quality.rows_repeated == 0
    assert quality.unplaced == (("no coordinates", 3),)
    assert quality.rows_unplaced == 3
    assert quality.rows_elsewhere == 1
    assert quality.unknown == (("Witchcraft", 1),)
    assert quality.months_missing == ()


def test_force_quality_names_no_type_as_absent_from_few_rows(cube):
    assert force_quality(cube._connection, FOLD, cube.months).offences_absent == ()


def test_force_quality_names_the_types_that_many_rows_have_none_of(cube, monkeypatch):
    monkeypatch.setattr(quality, "_fewest_rows", lambda: 10)

    absent = force_quality(cube._connection, FOLD, cube.months).offences_absent

    present = {id_of(row.crime_type) for row in (*JANUARY, *FEBRUARY)}
    assert absent
    assert {*absent, *present} - {None} == {each.id for each in crime_types()}
    assert present.isdisjoint(absent)


def test_force_quality_names_the_months_without_a_file(cube):
    quality = force_quality(cube._connection, TRANSPORT, cube.months)

    assert quality.months_missing == ("2024-01",)


def test_force_quality_and_the_areas_account_for_every_row_kept(tmp_path):
    store = store_of(tmp_path)
    older = [*everywhere(2), Row(crime_id="ab" * 32), Row(None, None), Row(40, 3)]
    newer = [*everywhere(), Row(1, 1, crime_id="ab" * 32), Row(4, 2), Row(-1, 0)]
    refused = [Row(crime_type=""), Row(crime_type="Sorcery")]
    load(store, [write_street(tmp_path / "1", "2024-01", older)])
    load(store, [write_street(tmp_path / "2", "2024-02", [*newer, *refused])])
    build(store)

    with open_cube(store) as cube:
        (quality,) = cube.forces(cube.area(WESTFOLD))
        areas = cube.areas("authority")
        placed = int(cube.counts(areas).values.sum())
        unknown = sum(
            rows
            for area in areas
            for _, rows in cube.unknown_types(area, months=cube.months)
        )

    assert quality.rows_read == quality.rows_kept + quality.rows_refused
    assert quality.refusals == (("no crime type", 1),)
    assert quality.rows_superseded == 1
    assert quality.rows_elsewhere == 2
    assert quality.rows_kept == (
        placed
        + unknown
        + quality.rows_unplaced
        + quality.rows_elsewhere
        + quality.rows_superseded
    )


def test_force_quality_counts_rows_repeated_in_a_file(tmp_path):
    rows = [*everywhere(), Row(crime_id="ab" * 32), Row(crime_id="ab" * 32)]
    store = store_of(tmp_path, write_street(tmp_path, "2024-01", rows))
    build(store)

    with open_cube(store) as cube:
        (quality,) = cube.forces(cube.area(ASH))
        # Within one file they are counted as published.
        assert cube.counts([cube.area(ASH)]).values.sum() == 2 + 2

    assert quality.rows_repeated == 1
