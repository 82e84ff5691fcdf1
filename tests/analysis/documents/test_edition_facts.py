import pytest

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.documents.edition_facts import edition_facts
from fourfold.analysis.publication.publish import publish
from tests.analysis.assessment.group_cube import group_cube
from tests.analysis.assessment.small_cube import AUTHORITY, SmallCube


@pytest.fixture(scope="module")
def published():
    return publish(assess(group_cube(), authority=AUTHORITY.code))


def test_every_place_kind_and_measure_of_a_figure_is_told(published):
    facts = edition_facts(published)

    measures = {each["id"] for each in facts["measures"]}
    for finding in published.assessment.findings.values():
        assert facts["places"][finding.area.code] == finding.area.name
        assert finding.kind in facts["kinds"]
        assert finding.measure.id in measures


def test_headlines_say_what_was_found_and_name_the_figure(published):
    findings = published.assessment.findings

    for each in edition_facts(published)["headlines"]:
        assert each["number"]["figure"] in findings
        assert each["change"]["figure"] in findings
        assert each["number"]["text"]


def test_the_group_is_told_where_there_is_one(published):
    alone = publish(assess(SmallCube(), authority=AUTHORITY.code))

    assert edition_facts(published)["comparison"]["members"]
    assert edition_facts(alone)["comparison"] is None
