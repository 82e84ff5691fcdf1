"""Files of answers are there whole or not at all."""

import pytest

from fourfold.analysis.cube.facts import Area
from fourfold.analysis.errors import FourfoldError, StoreError
from fourfold.interfaces.cli.answers import outlines_of, write_each


def stopped():
    raise KeyboardInterrupt


def test_a_file_is_written_whole(tmp_path):
    target = tmp_path / "a.csv"

    write_each([target], {".csv": lambda: b"a"})

    assert target.read_bytes() == b"a"
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_what_was_there_stays_when_work_is_stopped(tmp_path):
    target = tmp_path / "a.csv"
    target.write_bytes(b"before")

    with pytest.raises(KeyboardInterrupt):
        write_each([target], {".csv": stopped})

    assert target.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    target = tmp_path / "a.csv"
    target.mkdir()

    with pytest.raises(FourfoldError, match=r"a\.csv could not be written"):
        write_each([target], {".csv": lambda: b"a"})

    assert list(tmp_path.glob(".*")) == []


class WithoutWards:
    """A cube of which the outlines of wards are not loaded."""

    def areas(self, level, *, authority):
        raise StoreError(f"No outlines at the level {level}")

    def outlines(self, areas):
        return tuple(area.code for area in areas)


def test_a_map_without_outlines_of_wards_shows_the_authority():
    authority = Area("E09", "Somewhere", "authority", None)

    assert outlines_of(WithoutWards(), authority) == ("E09",)
