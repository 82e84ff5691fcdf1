"""The truth, held against a slow count of the files by area."""

import json
from collections import Counter

import numpy as np
import pytest
import shapefile
import shapely

from fourfold.analysis.areas.national_grid import to_national_grid
from tests.demo.plain_recount import files_in, recount_events


@pytest.fixture(scope="module")
def events(invented, truth):
    """The latest view: the later edition, and of the earlier what it dropped."""
    street = {}
    for archive in invented.archives:
        for name, content in files_in(archive).items():
            if name.endswith("-street.csv"):
                street[name[:7]] = content
    return recount_events(street)


@pytest.fixture(scope="module")
def wards(invented):
    collection = json.loads(invented.wards.read_text(encoding="utf-8"))
    return {
        feature["properties"]["WD25CD"]: shapely.geometry.shape(feature["geometry"])
        for feature in collection["features"]
    }


@pytest.fixture(scope="module")
def lsoas(invented):
    with shapefile.Reader(str(invented.lsoas)) as reader:
        return {
            item.record["LSOA21CD"]: shapely.geometry.shape(
                item.shape.__geo_interface__
            )
            for item in reader.shapeRecords()
        }


def located(outlines, points):
    """Point → code of the outline that it is in, or None; points as given."""
    tree = shapely.STRtree(list(outlines.values()))
    at, inside = tree.query(shapely.points(points), predicate="within")
    codes = list(outlines)
    return {int(a): codes[i] for a, i in zip(at, inside, strict=True)}


def counted(events, outlines, *, in_metres):
    points = sorted({place for _, _, place in events if place})
    where = np.array(points)
    if in_metres:
        where = np.column_stack(to_national_grid(*where.T))
    code = located(outlines, where)
    area_of = {point: code.get(number) for number, point in enumerate(points)}
    counts = Counter()
    for (month, kind, place), count in events.items():
        counts[area_of.get(place), month, kind] += count
    return counts


def as_counter(truth, codes, values):
    return Counter(
        {
            (codes[area], truth.months[month], truth.offences[kind]): int(
                values[area, month, kind]
            )
            for area, month, kind in np.argwhere(values)
        }
    )


def test_ward_counts_are_those_of_points_in_polygons(events, wards, truth):
    found = counted(events, wards, in_metres=False)

    codes = (*truth.wards, None)
    values = np.concatenate([truth.ward_counts, truth.nowhere_counts[None]])
    assert found == as_counter(truth, codes, values)


def test_lsoa_counts_are_those_of_points_in_polygons(events, lsoas, truth):
    found = counted(events, lsoas, in_metres=True)

    found = Counter({at: n for at, n in found.items() if at[0] is not None})
    assert found == as_counter(truth, truth.lsoas, truth.lsoa_counts)


def test_planted_changes_are_in_the_files(events, wards, truth):
    found = counted(events, wards, in_metres=False)

    for change in truth.changes:
        before, after = (
            sum(found[change.ward, month, change.offence] for month in months)
            for months in (truth.months[-24:-12], truth.months[-12:])
        )
        assert (before, after) == (change.before, change.after)
        assert after / before == pytest.approx(change.factor, abs=0.01)


def test_changes_are_a_rise_of_violence_and_a_fall_of_robbery(truth):
    rise, fall = truth.changes

    assert (rise.ward_name, rise.offence, rise.factor) == (
        "Tidemill",
        "violent-crime",
        1.6,
    )
    assert (fall.ward_name, fall.offence, fall.factor) == (
        "Lantern Street",
        "robbery",
        0.62,
    )


def test_a_missing_month_counts_nothing(truth):
    gap = truth.months.index(truth.missing_months[0])

    assert truth.ward_counts[:, gap].sum() == 0
    assert truth.nowhere_counts[gap].sum() == 0
    assert truth.ward_counts[: truth.own_wards, gap + 1 :].sum(axis=2).min() > 0


def test_repeats_are_the_rows_that_tell_a_crime_again(truth):
    latest = {name: told for (_, name), told in truth.files.items()}
    street = [told for name, told in latest.items() if name.endswith("-street.csv")]

    assert truth.ward_repeats.sum() == sum(told.repeated for told in street)
    assert truth.lsoa_repeats.sum() == truth.ward_repeats.sum()


def test_wards_differ_as_real_ones_do(truth):
    totals = truth.ward_counts[: truth.own_wards].sum(axis=(1, 2))

    assert 3 < totals.max() / totals.min() < 8


def test_hot_spots_are_in_wards_of_the_borough(truth):
    own = truth.wards[: truth.own_wards]

    assert 5 <= len(truth.hotspots) <= 8
    assert all(ward in own for _, ward in truth.hotspots)


def test_no_change_in_a_ward_is_as_clear_as_those_that_were_planted(truth):
    counts = truth.ward_counts[: truth.own_wards]
    before, after = counts[:, -24:-12].sum(axis=1), counts[:, -12:].sum(axis=1)

    clear = np.abs(after - before) / np.sqrt(np.maximum(after + before, 1))
    clearest = np.argsort(clear, axis=None)[-2:]

    wards, kinds = np.unravel_index(clearest, clear.shape)
    found = {
        (truth.wards[ward], truth.offences[kind])
        for ward, kind in zip(wards, kinds, strict=True)
    }
    assert found == {(change.ward, change.offence) for change in truth.changes}
