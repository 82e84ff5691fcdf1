from dataclasses import replace

from fourfold.analysis.assessment.findings import Parts
from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.sections import composed
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube


def test_an_assessment_composed_from_its_own_drafts_is_the_same():
    found = assess(SmallCube(unknown=("2022-02",)), authority=AUTHORITY.code)
    drafts = [finding.draft for finding in found.findings.values()]

    again = composed(found.scope, found.record, drafts, outlines=found.outlines)

    assert again == found


def test_the_sections_come_from_the_short_to_the_long():
    found = assess(SmallCube(), authority=AUTHORITY.code)

    assert [section.id for section in found.sections] == [
        "headline",
        "types",
        "wards",
        "months",
        "quality",
        "limits",
        "sources",
    ]


def test_a_count_that_is_taken_out_of_the_drafts_is_in_no_sentence():
    found = assess(SmallCube(monthly={"robbery": 7}), authority=AUTHORITY.code)
    hidden = [
        replace(finding.draft, parts=Parts(), reason="withheld, so few", withheld=True)
        for finding in found.findings.values()
    ]

    again = composed(found.scope, found.record, hidden, outlines=found.outlines)

    words = [text for section in again.sections[:4] for text in section.paragraphs]
    words += [finding.sentence for finding in again.findings.values()]
    assert not any("21 " in text or "(21)" in text for text in words)
    assert (
        "Robbery in Little Fold, the 12 months to June 2024: withheld, so few." in words
    )
    assert "No change is known." in again.section("wards").paragraphs[0]
    assert again.section("months").paragraphs == (
        "Figures are known for 30 of 30 months, January 2022 to June 2024.",
    )
