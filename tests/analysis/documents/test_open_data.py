import csv
import io
import json
from dataclasses import replace

import csvw
import duckdb
import numpy as np
import pytest
import shapely

from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.documents import ward_outlines as outlines
from fourfold.analysis.documents.csvw import LICENCE, described
from fourfold.analysis.documents.data_columns import FIGURES, SERIES
from fourfold.analysis.documents.drawings import Drawings
from fourfold.analysis.documents.json_document import json_document
from fourfold.analysis.documents.open_data import open_data
from fourfold.analysis.documents.ward_outlines import ward_outlines
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.publication.publish import publish
from tests.analysis.assessment.group_cube import deprivation, group_cube
from tests.analysis.assessment.small_cube import AUTHORITY


@pytest.fixture(scope="module")
def published():
    cube = group_cube(known_indicators=deprivation(), unknown=("2022-11",))
    return publish(assess(cube, authority=AUTHORITY.code))


@pytest.fixture(scope="module")
def files(published):
    return dict(open_data(Drawings(published)))


@pytest.fixture(scope="module")
def folder(files, tmp_path_factory):
    target = tmp_path_factory.mktemp("open")
    for name, content in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return target / "data"


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def is_valid(metadata):
    """As another program judges it, which knows nothing of ours."""
    try:
        return csvw.CSVW(str(metadata), validate=True).is_valid
    except (ValueError, UserWarning):
        return False


def told_findings(published):
    return {
        each["id"]: each for each in json.loads(json_document(published))["findings"]
    }


def test_every_figure_is_in_every_format_with_the_same_number(published, files, folder):
    told = told_findings(published)

    table = {row["id"]: row for row in rows_of(files["data/figures.csv"])}
    listed = {
        row["id"]: row for row in json.loads(files["data/figures.json"])["figures"]
    }
    with duckdb.connect() as connection:
        query = f"SELECT id, value, known FROM '{folder}/figures.parquet'"
        typed = {name: rest for name, *rest in connection.execute(query).fetchall()}

    assert set(table) == set(listed) == set(typed) == set(told)
    for name, each in told.items():
        value = each["value"]
        assert listed[name]["value"] == value
        assert typed[name] == [value, each["known"]]
        assert float(table[name]["value"] or "nan") == pytest.approx(
            value if value is not None else float("nan"), rel=0, abs=0, nan_ok=True
        )
        assert not table[name]["value"].endswith(".0")
        assert table[name]["sentence"] == each["sentence"]
        assert table[name]["known"] == ("yes" if each["known"] else "no")


def test_every_table_is_as_its_description_says(files, folder):
    tables = [name for name in files if name.endswith(".csv")]

    assert len(tables) > 5
    for name in tables:
        described_by = folder.parent / f"{name}-metadata.json"
        assert is_valid(described_by), name
        columns = json.loads(described_by.read_text())["tableSchema"]["columns"]
        head = files[name].decode().partition("\r\n")[0]
        assert head.split(",") == [column["name"] for column in columns]


@pytest.mark.parametrize(
    ("told", "instead"),
    [(b",yes,no,", b",maybe,no,"), (b"\r\n", b"\r\nx,")],
)
def test_a_table_that_is_not_is_found(files, folder, tmp_path, told, instead):
    table = files["data/figures.csv"]
    (tmp_path / "figures.csv").write_bytes(table.replace(told, instead, 1))
    metadata = tmp_path / "figures.csv-metadata.json"
    metadata.write_bytes(files["data/figures.csv-metadata.json"])

    assert not is_valid(metadata)


def test_a_description_has_the_words_that_the_licences_ask_for(published, files):
    found = json.loads(files["data/figures.csv-metadata.json"])

    assert found["dc:rights"] == list(published.licences)


@pytest.mark.parametrize(
    ("licences", "is_open"),
    [([f"A. {LICENCE}."], True), ([f"A. {LICENCE}.", "Mine"], False), ([], False)],
)
def test_what_has_another_licence_too_is_not_called_open(licences, is_open):
    made = described("x.csv", "X", SERIES, key="id", licences=licences)

    assert ("dc:license" in json.loads(made)) is is_open


def test_a_gap_in_a_series_is_empty_and_no_nought(published, files):
    told = told_findings(published)

    rows = [
        row
        for name, content in files.items()
        if name.startswith("data/series/") and name.endswith(".csv")
        for row in rows_of(content)
    ]

    assert any(row["known"] == "no" for row in rows)
    for row in rows:
        each = told[row["id"]]
        assert (row["count"] == "") is (each["value"] is None)
        assert not row["count"] or int(row["count"]) == each["value"]
        assert bool(row["reason"]) is (row["known"] == "no")


def test_wards_are_geojson_where_they_are_and_what_was_counted(published, files):
    assessment = published.assessment
    told = told_findings(published)

    found = json.loads(files["data/wards.geojson"])

    assert [each["id"] for each in found["features"]] == [
        ward.code for ward in assessment.scope.wards
    ]
    for each, outline in zip(found["features"], assessment.outlines, strict=True):
        shape = shapely.geometry.shape(each["geometry"])
        assert shape.is_valid
        # RFC 7946: the outer ring runs against the clock.
        assert shape.exterior.is_ccw
        middle = shapely.centroid(outline)
        there = to_national_grid(
            *[[number] for number in shapely.centroid(shape).coords[0]]
        )
        assert np.hypot(there[0] - middle.x, there[1] - middle.y)[0] < 20
        facts = each["properties"]
        assert facts["violence_rate"] == told[facts["violence_rate_figure"]]["value"]


def test_wards_without_outlines_are_on_no_map(published):
    without = replace(published.assessment, outlines=())

    assert ward_outlines(replace(published, assessment=without)) is None


def test_outlines_get_coarser_until_the_file_is_small_enough(published, monkeypatch):
    tried = []
    real = outlines.in_degrees
    monkeypatch.setattr(
        outlines, "in_degrees", lambda *args: tried.append(args[1]) or real(*args)
    )
    monkeypatch.setattr(outlines, "MOST_BYTES", 10)

    with pytest.raises(FourfoldError, match="more than 2"):
        ward_outlines(published)
    assert tried == sorted(outlines.TOLERANCES)


def test_the_same_assessment_gives_the_same_bytes(published, files):
    assert dict(open_data(Drawings(published))) == files


def test_no_two_columns_have_one_name():
    for columns in (FIGURES, SERIES):
        names = [column.name for column in columns]
        assert len(set(names)) == len(names)
        assert all(column.description.endswith((".", "…")) for column in columns)
