import pytest

from fourfold.analysis.assessment.questions.change.section import months_table
from fourfold.analysis.assessment.questions.what import types_table
from fourfold.analysis.assessment.questions.where.section import ward_table
from fourfold.analysis.assessment.tables import Cell
from fourfold.analysis.offences.measures import measure
from fourfold.analysis.publication import rules
from tests.analysis.assessment.small_cube import MONTHS, SmallCube
from tests.analysis.documents.pages import published

YEAR = "2023-07..2024-06"
MORE = {("E05000901", month, "violent-crime"): 30 for month in MONTHS[-12:]}


def found_in(**settings):
    return published(SmallCube(**settings), last_month="2024-06").assessment.found


def row(table, name):
    return dict(table.rows)[name]


def texts(cells):
    return [cell.text for cell in cells]


def test_a_type_has_both_years_the_change_the_test_and_its_share():
    cells = row(types_table(found_in(changed=MORE)), "Violence and sexual offences")

    assert texts(cells) == [
        "600",
        "360",
        "Rose by 67% (46% to 90%)",
        "p < 0.001",
        "70%",
    ]
    assert cells[2].direction == "up"
    assert cells[0].figure == f"violence-and-sexual-offences.count.E09000901.{YEAR}"


def test_anti_social_behaviour_has_no_share_of_crime():
    cells = row(types_table(found_in()), "Anti-social behaviour")

    assert cells[-1] == Cell("not a crime", is_number=False)


def test_a_change_that_is_not_known_has_no_test():
    cells = row(types_table(found_in(unknown=("2022-08",))), "Robbery")

    assert texts(cells) == ["72", "not known", "not known", "", "12%"]


def test_wards_come_by_name_after_the_authority():
    table = ward_table(found_in(), measure("violence"))

    assert [name for name, _ in table.rows] == ["Little Fold", "Ash", "Birch", "Cedar"]
    assert len(table.columns) == 7


def test_a_ward_has_count_change_rates_and_its_standing_beside_the_rest():
    table = ward_table(found_in(changed=MORE), measure("violence"))

    assert texts(row(table, "Ash")) == [
        "384",
        "144",
        "Rose by 167% (120% to 225%)",
        "384.0 (346.5 to 424.4)",
        "1,536.0 (1,386.2 to 1,697.6)",
        "567% higher (471% to 679%)",
    ]
    assert row(table, "Little Fold")[-1].text == "the whole"


def test_a_measure_without_a_rate_under_25_has_no_such_column():
    assert len(ward_table(found_in(), measure("robbery")).columns) == 6


def test_a_month_has_its_count_and_the_twelve_months_to_it():
    table = months_table(found_in(unknown=("2022-02",)), measure("violence"))

    assert texts(row(table, "January 2022")) == ["36", "before the data begin"]
    assert texts(row(table, "February 2022")) == ["not known", "before the data begin"]
    assert texts(row(table, "December 2022")) == ["36", "not known"]
    assert texts(row(table, "June 2024")) == ["36", "432"]


@pytest.mark.parametrize("column", [0, 2, 3])
def test_what_is_withheld_says_so(column, monkeypatch):
    monkeypatch.setattr(rules, "disclosure_class", lambda source: "restricted")
    few = {
        (ward, month, "robbery"): 0
        for ward in ("E05000901", "E05000902")
        for month in MONTHS[-12:]
    } | {("E05000901", MONTHS[-1], "robbery"): 2}

    table = ward_table(found_in(changed=few), measure("robbery"))

    assert row(table, "Ash")[column].text == "withheld"
