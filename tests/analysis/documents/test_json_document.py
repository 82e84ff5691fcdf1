import json

from fourfold.analysis.documents.json_document import SCHEMA, json_document
from tests.analysis.assessment.small_cube import SmallCube
from tests.analysis.documents.pages import published

RATE = "violence.rate.E05000901.2023-07..2024-06"


def document(**settings):
    return json.loads(json_document(published(SmallCube(**settings))))


def finding(name, **settings):
    return next(each for each in document(**settings)["findings"] if each["id"] == name)


def test_the_same_assessment_gives_the_same_bytes():
    assert json_document(published(SmallCube())) == json_document(
        published(SmallCube())
    )


def test_the_document_says_its_schema_area_period_and_build():
    found = document(invented=True)

    assert found["schema"] == SCHEMA
    assert found["invented"] is True
    assert found["audience"] == "public"
    assert found["disclosure"] == []
    assert found["area"]["name"] == "Little Fold"
    assert found["before"] == {"first": "2022-07", "last": "2023-06"}
    assert found["build"]["releases"][0]["sha256"] == "ab" * 32


def test_every_finding_is_in_it():
    ids = [each["id"] for each in document()["findings"]]

    assert ids == list(published(SmallCube()).assessment.findings)


def test_a_finding_has_its_value_parts_words_and_origin():
    found = finding(RATE)

    assert found["value"] == 144.0
    assert found["parts"] == {"numerator": 144, "denominator": 1000}
    assert found["working"] == "144 ÷ 1,000 × 1,000 = 144.000"
    assert found["sentence"].startswith("Violence in Ash")
    assert found["releases"] == ["police_uk_street-0001"]


def test_a_finding_that_is_not_known_has_no_value_and_a_reason():
    gap = ("2022-08", "2023-01")
    found = finding(RATE.replace("rate", "change"), unknown=gap)

    assert found["known"] is False
    assert found["value"] is None
    assert "August 2022" in found["reason"]


def test_figures_of_sections_are_ids_of_findings():
    found = document()

    ids = {each["id"] for each in found["findings"]}
    assert all(set(section["figures"]) <= ids for section in found["sections"])
