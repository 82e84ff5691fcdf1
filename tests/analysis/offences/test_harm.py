import pytest

from fourfold.analysis.definitions import settings
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.offences.crime_types import crime_types
from fourfold.analysis.offences.harm import (
    OffenceWeight,
    harm_scales,
    scale_from,
    scale_of,
    type_of,
)

FILE = "harm/cambridge_2026.toml"


def changed(**fields):
    return {**settings(FILE), **fields}


def test_the_scale_has_a_weight_for_each_crime_in_use_and_none_for_incidents():
    (scale,) = harm_scales()
    in_use = {
        each.id
        for each in crime_types()
        if each.valid_to is None and each.id != "anti-social-behaviour"
    }

    assert set(scale.weights) == in_use
    assert scale.weights["robbery"] == 365
    assert scale.heaviest.weight == 5_475


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"weights": {"robbry": 3}}, "'robbry' is no crime type"),
        ({"weights": {"robbery": 0}}, "the weight of 'robbery' is not > 0"),
        ({"weights": {"robbery": "much"}}, "is wrong"),
        ({"heaviest": {"type": "x", "offence": "y", "weight": 1}}, "'x' is no crime"),
        ({"heaviest": {"kind": "x"}}, "is wrong"),
        ({"detected": {"types": ["looting"]}}, "'looting' is no crime type"),
    ],
)
def test_a_wrong_definition_is_refused_by_field(fields, problem):
    with pytest.raises(FourfoldError, match=f"harm/mine.toml: .*{problem}"):
        scale_from("harm/mine.toml", changed(**fields))


def test_a_definition_without_a_source_is_refused():
    content = {key: value for key, value in settings(FILE).items() if key != "source"}

    with pytest.raises(FourfoldError, match="source"):
        scale_from("harm/mine.toml", content)


def test_a_scale_may_name_no_heaviest_offence():
    content = {key: value for key, value in settings(FILE).items() if key != "heaviest"}

    assert scale_from("harm/mine.toml", content).heaviest is None


@pytest.mark.parametrize(
    ("code", "crime_type"),
    [
        ("8/6", "violent-crime"),
        ("008/06", "violent-crime"),
        ("00806", "violent-crime"),
        ("105A", "violent-crime"),
        ("4.10", "violent-crime"),
        ("34B", "robbery"),
        ("10D", "possession-of-weapons"),
        ("46", "shoplifting"),
        ("126", "vehicle-crime"),
        ("51", None),
        ("NFIB1", None),
        ("", None),
    ],
)
def test_an_offence_code_is_of_the_type_of_its_class(code, crime_type):
    assert type_of(code) == crime_type


def test_a_type_gets_the_middle_weight_of_its_offences():
    rows = [
        OffenceWeight("cambridge", "1/1", "Murder", 5_475),
        OffenceWeight("cambridge", "8/6", "Actual bodily harm", 10),
        OffenceWeight("cambridge", "105A", "Common assault", 1),
        OffenceWeight("cambridge", "34B", "Robbery", 365),
        OffenceWeight("cambridge", "802", "Dangerous driving", 19),
    ]

    found = scale_of(harm_scales()[0], rows)

    assert found.weights == {"violent-crime": 10, "robbery": 365}
    assert found.unit == "days in prison"
