"""One small country, loaded and built once, for every test that only looks."""

import pytest

from fourfold.analysis.cube.build import build
from fourfold.analysis.cube.reader import open_cube
from tests.analysis.cube.small_country import (
    TRANSPORT,
    Row,
    everywhere,
    store_of,
    write_census,
    write_street,
)

JANUARY = [
    *everywhere(3),
    *everywhere(2, crime_type="Violence and sexual offences"),
    Row(0.5, 0.5, crime_type="Violent crime"),
    Row(0.5, 0.5, crime_type="Witchcraft"),
    Row(None, None),
    Row(None, None, crime_type="Drugs"),
    Row(9, 9),
]
FEBRUARY = [*everywhere(4), Row(None, None)]


@pytest.fixture(scope="session")
def country(tmp_path_factory):
    """Its force's files of two months, one of the transport police, and a census."""
    folder = tmp_path_factory.mktemp("country")
    store = store_of(
        folder,
        write_street(folder / "files", "2024-01", JANUARY),
        write_street(folder / "files", "2024-02", FEBRUARY),
        write_street(folder / "files", "2024-02", [Row(0.5, 0.5)], force=TRANSPORT),
        write_census(folder / "files"),
    )
    build(store)
    return store


@pytest.fixture
def cube(country):
    with open_cube(country) as opened:
        yield opened
