import csv
import io
import json
import xml.etree.ElementTree as ElementTree

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.charts.chart import Chart
from fourfold.analysis.documents.drawings import Drawings
from fourfold.analysis.documents.site_documents import site_documents, size_of
from fourfold.analysis.publication.publish import publish
from tests.analysis.assessment.group_cube import deprivation, group_cube
from tests.analysis.assessment.small_cube import AUTHORITY

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawings():
    cube = group_cube(known_indicators=deprivation())
    return Drawings(publish(assess(cube, authority=AUTHORITY.code)))


@pytest.fixture(scope="module")
def documents(drawings):
    return dict(site_documents(drawings))


def told(documents, path):
    return json.loads(documents[path])


def test_every_section_is_told_with_what_it_says_and_shows(drawings, documents):
    assessment = drawings.published.assessment

    sections = told(documents, "site/sections.json")["sections"]

    assert [each["id"] for each in sections] == [
        section.id for section in assessment.sections
    ]
    said = [part["text"] for each in sections for part in each["paragraphs"]]
    assert said == [
        part.text for section in assessment.sections for part in section.paragraphs
    ]
    named = [
        chart["id"]
        for section in sections
        for block in section["blocks"]
        for chart in block["charts"]
    ]
    assert sorted(named) == sorted(chart.id for chart in drawings.of_assessment)


def test_every_ward_is_told_with_the_ids_of_its_figures(drawings, documents):
    assessment = drawings.published.assessment

    for ward in assessment.scope.wards:
        found = told(documents, f"site/wards/{ward.code}.json")
        assert found["ward"]["name"] == ward.name
        cells = [
            cell["figure"]
            for table in found["tables"]
            for _, row in table["rows"]
            for cell in row
        ]
        assert cells
        assert set(cells) <= set(assessment.findings)


def test_every_chart_has_a_picture_a_table_and_a_specification(drawings, documents):
    charts = [*drawings.of_assessment, *sum(drawings.of_wards.values(), ())]

    for chart in charts:
        picture = ElementTree.fromstring(  # noqa: S314 - our own
            documents[f"charts/{chart.id}.svg"]
        )
        rows = list(
            csv.reader(io.StringIO(documents[f"charts/{chart.id}.csv"].decode()))
        )
        specification = told(documents, f"charts/{chart.id}.vl.json")
        assert picture.findtext(f"{SVG}title") == chart.title
        assert (int(float(picture.get("width"))), picture.get("style")) == (
            size_of(chart)[0],
            None,
        )
        assert len(rows) == len(chart.table.rows) + 1
        assert specification == json.loads(json.dumps(chart.sketch.specification))


def test_the_same_assessment_gives_the_same_bytes(drawings, documents):
    assert dict(site_documents(Drawings(drawings.published))) == documents


def test_what_was_not_drawn_by_us_has_no_size(drawings):
    chart = Chart(drawings.of_assessment[0].sketch, "<svg></svg>")

    with pytest.raises(ValueError, match="has no size"):
        size_of(chart)
