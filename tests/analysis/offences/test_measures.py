import tomllib

import pytest

from fourfold.analysis.definitions import settings
from fourfold.analysis.errors import FourfoldError, UnknownLabelError
from fourfold.analysis.offences import measures as module
from fourfold.analysis.offences.crime_types import crime_types
from fourfold.analysis.offences.measures import (
    measure,
    measure_from,
    measures,
    measures_by_type,
    quality_levels,
)

FILE = "measures/violence.toml"


def test_every_measure_has_a_place_of_its_own():
    orders = [each.order for each in measures()]

    assert orders == sorted(set(orders))


def test_measures_by_type_hold_each_crime_type_exactly_once():
    held = [offence for each in measures_by_type() for offence in each.offences]

    assert sorted(held) == sorted(each.id for each in crime_types())


def test_a_measure_that_overlaps_says_so():
    by_type = {offence for each in measures_by_type() for offence in each.offences}

    overlapping = [each for each in measures() if each.overlaps]
    assert {each.id for each in overlapping} == {"recorded-crime", "violence"}
    assert all(by_type.issuperset(each.offences) for each in overlapping)


def test_anti_social_behaviour_is_in_no_count_of_crime():
    holding = [each for each in measures() if "anti-social-behaviour" in each.offences]

    assert [each.id for each in holding] == ["anti-social-behaviour"]
    assert holding[0].unit == "incidents"
    assert {each.unit for each in measures() if each not in holding} == {"offences"}


def test_recorded_crime_holds_every_crime():
    everything = {each.id for each in crime_types()} - {"anti-social-behaviour"}

    assert set(measure("recorded-crime").offences) == everything


def test_violence_says_what_it_stands_in_for():
    violence = measure("violence")

    assert violence.proxy_for == "serious violence"
    assert "pattern, never for level" in quality_levels()[violence.quality]
    assert any("pattern, never for level" in text for text in violence.caveats)
    assert violence.rates == ("all", "under_25")


def test_only_violence_is_set_against_residents_under_25():
    assert [each.id for each in measures() if "under_25" in each.rates] == ["violence"]


def test_a_break_of_one_force_names_the_force():
    breaks = {each.month: each for each in measure("violence").breaks}

    assert breaks["2024-03"].force == "Metropolitan Police Service"
    assert breaks["2013-05"].force is None


def test_measure_names_the_nearest_for_an_unknown_one():
    with pytest.raises(UnknownLabelError, match=r"'violense'\. Nearest: violence"):
        measure("violense")


def test_measure_names_all_where_none_is_near():
    with pytest.raises(UnknownLabelError, match="recorded-crime, violence, "):
        measure("#")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": "violins"}, "id: 'violins' is not one of: violence"),
        ({"offences": ["piracy"]}, "offences: 'piracy' is not one of: violent-crime"),
        ({"quality": "E"}, "quality: 'E' is not one of: A, B, C, D"),
        ({"unit": "crimes"}, "unit: 'crimes' is not one of: offences, incidents"),
        ({"rates": ["under_18"]}, "rates: 'under_18' is not one of: all, under_25"),
        ({"breaks": [{"from": "2024-03", "source": "x"}]}, "breaks 1, note: is miss"),
        ({"breaks": [{**settings(FILE)["breaks"][0], "to": "x"}]}, "breaks 1, to: is"),
        ({"headlines": True}, "headlines: is not known here"),
    ],
)
def test_measure_from_refuses_a_wrong_field(change, message):
    with pytest.raises(FourfoldError, match=f"definitions/{FILE}, {message}"):
        measure_from(FILE, settings(FILE) | change)


@pytest.mark.parametrize("field", sorted({*settings(FILE)} - {"proxy_for", "breaks"}))
def test_measure_from_refuses_a_missing_field(field):
    content = {name: v for name, v in settings(FILE).items() if name != field}

    with pytest.raises(FourfoldError, match=f"{FILE}, {field}: is missing"):
        measure_from(FILE, content)


def test_measure_from_takes_a_measure_that_is_no_proxy_and_has_no_break():
    content = dict(settings(FILE))
    del content["proxy_for"], content["breaks"]

    found = measure_from(FILE, content)

    assert (found.proxy_for, found.breaks) == (None, ())


def test_measures_name_the_file_that_is_not_toml(monkeypatch):
    monkeypatch.setattr(module, "settings", lambda path: tomllib.loads("id ="))
    measures.cache_clear()

    with pytest.raises(
        FourfoldError, match=r"definitions/measures/\S+\.toml: not valid TOML: "
    ):
        measures()
