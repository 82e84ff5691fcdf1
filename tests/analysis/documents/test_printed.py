"""The printed documents: what they are, how long, and what is in them."""

import re
import zlib

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.charts.assessment_charts import draw_charts
from fourfold.analysis.documents import typesetting
from fourfold.analysis.documents.drawings import Drawings
from fourfold.analysis.documents.printing import Ties, sections
from fourfold.analysis.documents.profiles import profile_pdfs
from fourfold.analysis.documents.report import report_pdf
from fourfold.analysis.documents.summary import summary_pdf
from fourfold.analysis.documents.typesetting import typeset
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.publication.commentary import read_commentary
from fourfold.analysis.publication.publish import publish
from tests.analysis.assessment.group_cube import deprivation, group_cube
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube

MADE = "2024-08-02T09:00:00+00:00"


def published(cube, **settings):
    return publish(assess(cube, authority=AUTHORITY.code), **settings)


def pages(pdf):
    """How many page objects there are, in its compressed streams too."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    unpacked = [pdf, *(unpacked_of(stream) for stream in streams)]
    return sum(len(re.findall(rb"/Type\s*/Page\b", part)) for part in unpacked)


def unpacked_of(stream):
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


@pytest.fixture(scope="module")
def whole():
    found = published(group_cube(known_indicators=deprivation()))
    return found, draw_charts(found.assessment)


def test_the_report_is_one_that_reads_aloud_and_the_same_each_time(whole):
    first, second = report_pdf(*whole), report_pdf(*whole)

    assert first == second
    assert first.startswith(b"%PDF-")
    assert b"pdfuaid" in first
    assert pages(first) > 10


def test_the_summary_has_two_pages(whole):
    assert pages(summary_pdf(*whole)) == 2


def test_each_ward_has_a_page(whole):
    found = dict(profile_pdfs(Drawings(whole[0])))

    assert list(found) == [ward.code for ward in whole[0].assessment.scope.wards]
    assert {pages(pdf) for pdf in found.values()} == {1}


def test_invented_data_is_printed_as_such():
    cube = SmallCube(invented=True)
    found = published(cube)

    real, invented = (
        summary_pdf(each, draw_charts(each.assessment))
        for each in (published(SmallCube()), found)
    )

    assert real != invented


def test_a_commentary_is_printed_in_its_section(tmp_path):
    notes = tmp_path / "notes.toml"
    notes.write_text(
        '[compare]\ntext = "One.\\n\\nTwo."\nby = "An analyst"\ndate = 2024-07-03\n'
    )

    found = published(group_cube(), commentary=read_commentary(notes))

    (compare,) = (
        each for each in sections(found, [], Ties()) if each["id"] == "compare"
    )
    assert compare["commentary"] == {
        "paragraphs": ["One.", "Two."],
        "by": "An analyst",
        "date": "3 July 2024",
    }
    assert report_pdf(found, ())


def test_columns_of_texts_are_as_wide_as_what_they_hold():
    found = published(group_cube())
    facts = {
        each["id"]: block["facts"]
        for each in sections(found, [], Ties())
        for block in each["blocks"]
        if block["facts"]
    }

    longest = max(len(label) for label, _, _ in facts["unknown"]["rows"])
    assert facts["unknown"]["widths"][0] == longest < 100
    assert facts["unknown"]["widths"][2] == 100
    # The way and its limits are texts, and the page they are explained on is a name.
    assert facts["methods"]["widths"][2] < facts["methods"]["widths"][0] == 100


def test_what_does_not_fit_says_what_to_do(monkeypatch):
    monkeypatch.setattr(typesetting, "SIZES", (9.5,))
    found = published(group_cube())
    charts = draw_charts(found.assessment)

    monkeypatch.setattr("fourfold.analysis.documents.summary.PAGES", 1)
    with pytest.raises(FourfoldError, match="does not fit on 1 pages"):
        summary_pdf(found, charts)


def test_a_template_that_breaks_is_told_by_name():
    with pytest.raises(FourfoldError, match=r"report\.typ could not be typeset"):
        typeset("report.typ", {"title": "only"}, made_at=MADE)
