"""The files as a whole: where they are, and that a seed is all they depend on."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from fourfold.demo.sources import write_sources


def bytes_of(files):
    return {
        str(path.relative_to(files.directory)): path.read_bytes()
        for path in sorted(files.directory.rglob("*"))
        if path.is_file()
    }


def as_plain(truth):
    """Fields of a truth that can be compared with ==."""
    return {
        field.name: value.tolist() if isinstance(value, np.ndarray) else value
        for field in dataclasses.fields(truth)
        for value in [getattr(truth, field.name)]
    }


def test_the_same_seed_gives_the_same_bytes(invented, tmp_path):
    again = write_sources(tmp_path)

    assert bytes_of(again) == bytes_of(invented)
    assert as_plain(again.truth) == as_plain(invented.truth)


def test_another_seed_gives_other_files_of_the_same_names(invented, tmp_path):
    other = write_sources(tmp_path / "made" / "if need be", seed=7)

    ours, theirs = bytes_of(invented), bytes_of(other)
    same = [name for name in ours if ours[name] == theirs[name]]
    assert ours.keys() == theirs.keys()
    assert sorted(Path(name).suffix for name in same) == [".cpg", ".prj"]


def test_another_last_month_moves_the_whole_span(tmp_path):
    files = write_sources(tmp_path, last_month="2025-02")

    assert files.truth.months[0] == "2022-02"
    assert files.truth.editions == ("2025-01", "2025-02")
    assert [path.name for path in files.archives] == ["2025-01.zip", "2025-02.zip"]


def test_write_sources_refuses_what_is_no_month(tmp_path):
    with pytest.raises(ValueError, match="last_month must be YYYY-MM"):
        write_sources(tmp_path, last_month="2026-13")

    assert list(tmp_path.iterdir()) == []


def test_every_path_is_a_file_in_the_folder(invented):
    paths = (*invented.areas, *invented.archives, invented.readme)

    assert all(path.is_file() for path in paths)
    assert all(path.is_relative_to(invented.directory) for path in paths)


def test_the_readme_says_that_all_is_invented(invented):
    text = invented.readme.read_text(encoding="utf-8")

    assert text.startswith("INVENTED FILES")
    assert "Seed 2026, last month 2026-06." in text


def test_names_of_files_say_that_they_are_invented(invented):
    assert all("invented" in path.name for path in invented.areas)


def test_every_table_and_map_names_invented_areas(invented):
    for path in invented.areas:
        content = path.with_suffix(".dbf") if path.suffix == ".shp" else path

        assert b"Invented" in content.read_bytes()
