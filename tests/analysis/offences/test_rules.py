"""The rules in publication.toml and quality.toml are of the kind readers expect."""

import re
from pathlib import Path

import pytest

from fourfold.analysis.definitions import settings
from fourfold.analysis.offences.measures import measures, quality_levels

METHODS = Path(__file__).parents[3] / "docs" / "methods"


@pytest.mark.parametrize("audience", ["public", "partners"])
def test_every_audience_has_a_rule_for_every_class_of_source(audience):
    rules = settings("publication.toml")

    suppression = rules["suppression"][audience]
    assert set(suppression) == set(rules["source_classes"])
    assert suppression["open"] == {"threshold": 1, "rounding": 1}
    assert suppression["restricted"] == {"threshold": 5, "rounding": 5}


def test_no_area_smaller_than_an_lsoa_and_no_per_cent_of_a_small_count():
    rules = settings("publication.toml")

    assert rules["smallest_area"] == "lsoa"
    assert rules["change"]["minimum_base"] == 30


def test_bounds_hold_the_kingdom_and_not_the_null_island():
    bounds = settings("quality.toml")["bounds"]

    places = {
        "Lizard": (-5.2, 49.96),
        "Lowestoft": (1.76, 52.48),
        "Unst": (-0.9, 60.86),
    }
    inside = {
        name
        for name, (lon, lat) in {**places, "nought": (0.0, 0.0)}.items()
        if bounds["longitude_min"] <= lon <= bounds["longitude_max"]
        and bounds["latitude_min"] <= lat <= bounds["latitude_max"]
    }
    assert inside == set(places)


def test_limits_of_data_quality_are_a_month_and_shares():
    rules = settings("quality.toml")

    assert re.fullmatch(r"\d{4}-\d{2}", rules["months"]["earliest"])
    assert 0 < rules["file"]["refused_share_limit"] < 1
    assert 0 < rules["gap"]["share_of_median"] < 1


def test_the_page_on_violence_gives_every_letter_in_the_same_words():
    page = (METHODS / "violence-and-its-proxies.md").read_text(encoding="utf-8")

    for letter, meaning in quality_levels().items():
        assert f"| {letter} | {meaning} |" in page


def test_the_page_on_violence_explains_every_field_of_a_measure():
    page = (METHODS / "violence-and-its-proxies.md").read_text(encoding="utf-8")

    fields = {
        name for each in measures() for name in settings(f"measures/{each.id}.toml")
    }
    assert {name for name in fields if f"`{name}`" in page} == fields
