from dataclasses import replace

import pytest

from fourfold.analysis.assessment.first_assessment import assess
from tests.analysis.assessment.group_cube import group_cube
from tests.analysis.assessment.small_cube import AUTHORITY, FORCE, MONTHS, SmallCube
from tests.analysis.assessment.ward_cube import ward_cube

from .pages import page_of

ORDER = [
    "in-one-minute",
    "months",
    "beside-other-wards",
    "types-of-crime",
    "harm",
    "within-the-ward",
    "how-sure",
]
POOR = {
    "nothing recorded": {"monthly": {}},
    "one offence": {
        "monthly": {},
        "changed": {("E05000901", "2024-03", "violent-crime"): 1},
    },
    "no residents": {"residents": {}},
    "a missing month": {"unknown": ("2024-01",)},
    "all months missing but one": {"unknown": MONTHS[:-1]},
    "a single month": {"months": MONTHS[-1:]},
}


@pytest.mark.parametrize("case", POOR)
def test_parts_come_in_the_order_of_questions_whatever_is_missing(case):
    page = page_of(SmallCube(**POOR[case]), "E05000901")

    assert [block.id for block in page.blocks] == ORDER
    assert all(block.paragraphs for block in page.blocks)
    texts = " ".join(p.text for block in page.blocks for p in block.paragraphs)
    assert not {"nan", "None", "inf"} & set(texts.replace("%", " ").split())


def test_every_figure_that_is_named_is_a_finding():
    cube = ward_cube()
    findings = assess(cube, authority=AUTHORITY.code, last_month="2024-06").findings

    page = page_of(cube, "E05000901")

    named = {f for block in page.blocks for p in block.paragraphs for f in p.figures}
    for block in page.blocks:
        for table in block.tables:
            named |= {cell.figure for _, cells in table.rows for cell in cells}
    for each in page.standings:
        cells = (each.count, each.before, each.change, each.rate, each.beside)
        named |= {cell.figure for cell in (*cells, each.place)}
    assert len(named) > 40
    assert named <= set(findings)


def test_figures_of_wards_are_named_like_those_of_the_authority():
    found = assess(ward_cube(), authority=AUTHORITY.code, last_month="2024-06")
    year = "2023-07..2024-06"

    harm = found.findings[f"recorded-crime.harm.E05000901.{year}"]
    signals = found.findings[f"violence.signals.E05000901.{year}"]
    beside = found.findings[f"violence.against-group.E05000901.{year}"]

    assert harm.value > 0
    assert signals.value == 0
    assert beside.lower > 1


def test_without_violence_the_other_parts_remain():
    absent = tuple({"violent-crime", "robbery", "possession-of-weapons"})
    cube = group_cube(quality=(replace(FORCE, offences_absent=absent),))

    page = page_of(cube, "E05000901")

    texts = {b.id: " ".join(p.text for p in b.paragraphs) for b in page.blocks}
    assert "counted for violence" in texts["months"]
    assert "No small areas" in texts["within-the-ward"]
    assert "1,000 people live in Ash" in texts["in-one-minute"]
    facts = {fact.label for fact in page.blocks[-1].facts}
    assert "Types of crime left out" in facts
