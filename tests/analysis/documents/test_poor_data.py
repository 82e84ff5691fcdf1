"""Data with holes: every document is written, and says in words what is not known."""

from dataclasses import replace

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.charts.assessment_charts import draw_charts
from fourfold.analysis.documents.csv_tables import csv_tables
from fourfold.analysis.documents.drawings import Drawings
from fourfold.analysis.documents.json_document import json_document
from fourfold.analysis.documents.page import html
from fourfold.analysis.documents.profiles import profile_pdfs
from fourfold.analysis.documents.report import report_pdf
from fourfold.analysis.documents.summary import summary_pdf
from fourfold.analysis.offences.crime_types import crime_types
from fourfold.analysis.publication.publish import publish
from tests.analysis.assessment.group_cube import (
    OTHERS,
    group_cube,
    words_of_section,
)
from tests.analysis.assessment.small_cube import AUTHORITY, FORCE, MONTHS, RESIDENTS

ONE = {("E05000901", "2024-03", "violent-crime"): 1}

ROBBERY_ALONE = replace(
    FORCE, offences_absent=tuple(e.id for e in crime_types() if e.id != "robbery")
)

CASES = {
    "one offence in a year": (
        {"monthly": {}, "changed": ONE},
        ("headline", "Violence in the 12 months to June 2024: 1 offence, 0.17 for"),
    ),
    "nothing at all": (
        {"monthly": {}, "changed": {}},
        ("compare", "not known, because nothing was recorded in the group"),
    ),
    "a series that starts within the period": (
        {"months": MONTHS[-8:], "changed": {}},
        ("headline", "no figures for July 2023 to October 2023"),
    ),
    "a single month": (
        {"months": MONTHS[-1:], "changed": {}},
        ("when", "it takes more than two years"),
    ),
    "no residents": (
        {"residents": {}},
        ("compare", "the number of residents is not known"),
    ),
    "a ward without residents": (
        {"residents": {**RESIDENTS, "E05000901": 0}},
        ("where", "Violence: the rate was higher than in the rest"),
    ),
    "gaps in all months but one": (
        {"unknown": MONTHS[:-1]},
        ("change", "Figures are known for 1 of 30 months"),
    ),
    "files that hold robbery alone": (
        {"quality": (ROBBERY_ALONE,)},
        ("headline", "The police files loaded have no row of violence and sexual"),
    ),
    "no wards": ({"wards": ()}, ("where", "No wards are known for this area.")),
    "others without residents": (
        {"residents": {**RESIDENTS, OTHERS[0].code: 4_000}},
        ("compare", "Not ranked, because months or residents are not known"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_every_document_is_written_and_says_what_is_missing(case):
    settings, (section, words) = CASES[case]

    found = publish(assess(group_cube(**settings), authority=AUTHORITY.code))
    charts = draw_charts(found.assessment)

    assert words in words_of_section(found.assessment.section(section))
    assert html(found, charts)
    assert report_pdf(found, charts).startswith(b"%PDF-")
    assert summary_pdf(found, charts).startswith(b"%PDF-")
    assert len(list(profile_pdfs(Drawings(found)))) == len(found.assessment.scope.wards)
    assert json_document(found)
    assert csv_tables(found)
