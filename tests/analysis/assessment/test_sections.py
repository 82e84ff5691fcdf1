from dataclasses import replace

import pytest

from fourfold.analysis.assessment.findings import Parts
from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.assessment.sections import (
    chosen_sections,
    composed,
    planned_figures,
)
from fourfold.analysis.errors import UnknownLabelError
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube


def counted(found):
    drafts = (finding.draft for finding in found.findings.values())
    return [draft for draft in drafts if draft.figure.is_counted]


def texts(section):
    blocks = [section, *section.blocks]
    return [paragraph.text for block in blocks for paragraph in block.paragraphs]


def test_an_assessment_composed_from_its_own_drafts_is_the_same():
    found = assess(SmallCube(unknown=("2022-02",)), authority=AUTHORITY.code)
    drafts = counted(found)

    again = composed(
        found.scope,
        found.record,
        drafts,
        background=found.background,
        outlines=(found.outlines, found.fine_outlines),
    )

    assert again == found


def test_the_sections_come_from_the_short_to_the_long():
    found = assess(SmallCube(), authority=AUTHORITY.code)

    names = [section.id for section in found.sections]

    assert tuple(names) == chosen_sections(names)
    assert names[0] == "headline"
    assert names[-1] == "sources"


def test_a_count_that_is_taken_out_of_the_drafts_is_in_no_sentence():
    found = assess(SmallCube(monthly={"robbery": 7}), authority=AUTHORITY.code)
    hidden = [
        replace(finding.draft, parts=Parts(), reason="withheld, so few", withheld=True)
        for finding in found.findings.values()
        if finding.draft.figure.is_counted
    ]

    again = composed(
        found.scope,
        found.record,
        hidden,
        background=found.background,
        outlines=(found.outlines, found.fine_outlines),
    )

    words = [text for section in again.sections[:4] for text in texts(section)]
    words += [finding.sentence for finding in again.findings.values()]
    assert not any("21 " in text or "(21)" in text for text in words)
    assert (
        "Robbery in Little Fold, the 12 months to June 2024: withheld, so few." in words
    )
    assert "No change is known." in texts(again.section("where"))[0]


def test_the_plan_holds_each_figure_once():
    figures = planned_figures(assess(SmallCube(), authority=AUTHORITY.code).scope)

    assert len(set(figures)) == len(figures)
    assert {"violence.rate-under-25.E05000901.2023-07..2024-06"} < {
        str(figure) for figure in figures
    }


def test_sections_are_chosen_by_name_in_the_order_of_the_document():
    assert chosen_sections(["change", "headline"]) == ("headline", "change")


def test_a_section_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(UnknownLabelError, match=r"no section 'wards'.*where"):
        chosen_sections(["wards"])
