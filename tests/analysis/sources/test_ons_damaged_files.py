"""Whatever bytes come, they are read, or refused in words; nothing crashes."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fourfold.analysis.areas.codes import level_of
from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources import ons_boundaries, ons_lookups, ons_population
from tests.analysis.areas.outline_files import (
    WARD,
    feature,
    square,
    write_shapefile,
    zipped,
)

MODULES = [ons_boundaries, ons_lookups, ons_population]
one_file = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)

LOOKUP = b"LSOA21CD,WD24CD,LAD24CD\nE01000001,E05000001,E09000001\n"
CENSUS = b"lsoa21_code,age_group,usual_residents\nE01000001,Aged 20 years,5\n"
GEOJSON = json.dumps({"type": "FeatureCollection", "features": [feature()]}).encode()
STARTS = [b"", b"PK\x03\x04", b"PAR1", b"\x00\x00\x27\x0a", b"{", LOOKUP, CENSUS]


def is_sound(row):
    """What every reader promises of every row."""
    if isinstance(row, ons_boundaries.Boundary):
        return level_of(row.code) == row.level and row.geometry.is_valid
    if isinstance(row, ons_lookups.LookupRow):
        return level_of(row.from_code) == "lsoa"
    return level_of(row.area) == row.level and row.people >= 0


def rows_or_refusal(module, path):
    """The rows, or the refusal's remedy. Anything but a SourceError comes through."""
    try:
        return module.read(path)
    except SourceError as refusal:
        return refusal.remedy


def is_in_order(result):
    return bool(result) and (isinstance(result, str) or all(map(is_sound, result)))


@st.composite
def damaged(draw, sound):
    """The bytes of a sound file, some overwritten, perhaps cut short."""
    content = bytearray(sound)
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(content) - 1))
        content[at] = draw(st.integers(0, 255))
    return bytes(content[: draw(st.integers(1, len(content)))])


@pytest.mark.parametrize("module", MODULES)
@one_file
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=200))
def test_recognises_never_raises(tmp_path, module, start, rest):
    path = tmp_path / "file.shp"
    path.write_bytes(start + rest)

    assert isinstance(module.recognises(path), bool)


@pytest.mark.parametrize(
    ("module", "sound"),
    [
        (ons_boundaries, GEOJSON),
        (ons_lookups, LOOKUP),
        (ons_population, CENSUS),
    ],
)
@one_file
@given(data=st.data())
def test_read_of_a_damaged_text_is_refused_in_words(tmp_path, module, sound, data):
    path = tmp_path / "file.csv"
    path.write_bytes(data.draw(damaged(sound)))

    result = rows_or_refusal(module, path)

    assert is_in_order(result)


@one_file
@given(data=st.data(), suffix=st.sampled_from([".shp", ".dbf", ".prj", ".zip"]))
def test_read_of_a_damaged_shapefile_is_refused_in_words(
    tmp_path_factory, data, suffix
):
    folder = tmp_path_factory.mktemp("shapes")
    path = write_shapefile(folder / "w.shp", [(WARD, [square(537_000, 189_000)])])
    part = zipped(path) if suffix == ".zip" else path.with_suffix(suffix)
    part.write_bytes(data.draw(damaged(part.read_bytes())))

    result = rows_or_refusal(ons_boundaries, part if suffix == ".zip" else path)

    assert is_in_order(result)


@pytest.mark.parametrize(
    ("module", "sound"),
    [(ons_boundaries, GEOJSON), (ons_lookups, LOOKUP), (ons_population, CENSUS)],
)
def test_read_of_the_same_file_undamaged_is_read(tmp_path, module, sound):
    path = tmp_path / "file.csv"
    path.write_bytes(sound)

    result = rows_or_refusal(module, path)

    assert len(result) == 1
    assert is_sound(result[0])
