import pytest

from fourfold.analysis import definitions
from fourfold.analysis.sources.records import RecordSource, unplaced_rules
from fourfold.analysis.sources.registry import area_sources, record_sources


def test_the_sources_are_found_without_being_registered():
    assert {source.id for source in record_sources()} == {
        "police_uk_outcomes",
        "police_uk_stop_and_search",
        "police_uk_street",
    }
    names = {module.__name__.rpartition(".")[2] for module in area_sources()}
    assert names == {
        "cambridge_harm",
        "iod",
        "ons_boundaries",
        "ons_lookups",
        "ons_population",
        "ons_severity",
    }
    assert area_sources()[-1].TAKES_ANY_WORKBOOK


@pytest.mark.parametrize("source", record_sources(), ids=lambda source: source.id)
def test_every_source_has_a_definition_that_fits_it(source):
    columns = {column["name"] for column in source.definition["columns"]}

    assert source.definition["id"] == source.id
    assert source.definition["file_suffix"] == source.suffix
    assert set(source.texts) <= columns
    assert {column.name for column in source.columns} <= columns
    assert {"month", "force"} <= set(source.cells)
    events = {*source.cells, "lon_e6", "lat_e6"}
    assert set(source.same) | {source.label or "month"} <= events


@pytest.mark.parametrize("source", record_sources(), ids=lambda source: source.id)
def test_every_column_that_must_be_there_is_read(source):
    read = {column.name for column in source.columns}

    for column in source.definition["columns"]:
        assert column["name"] in read or not column.get("required")
    assert {name for names in source.one_of for name in names} <= read


def test_the_bounds_of_the_country_are_data():
    bounds = definitions.settings("quality.toml")["bounds"]

    rule = unplaced_rules()["coordinates outside the country"]

    assert all(str(bound) in rule for bound in bounds.values())


def test_a_source_without_labels_knows_them_all():
    source = RecordSource("x", "x", texts={}, cells={}, refusals={}, same=())

    assert source.knows("anything")
