"""Files of answers are there whole or not at all."""

import pytest

from fourfold.analysis.errors import FourfoldError
from fourfold.interfaces.cli.answers import write_each


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
