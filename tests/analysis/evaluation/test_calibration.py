"""The methods on invented countries, as docs/reference/calibration.md has it."""

import re

import numpy as np
import pytest

from benchmarks.calibration import trials
from benchmarks.calibration.__main__ import (
    ROWS,
    SEED,
    cells_of,
    main,
    print_table,
    rows_of,
)
from benchmarks.calibration.real import RealSeries, read_counts
from benchmarks.calibration.worlds import Areas
from tests.architecture.tree import ROOT

PAGE = (ROOT / "docs" / "reference" / "calibration.md").read_text(encoding="utf-8")
LINES = {
    (method, where): (wrong, held)
    for method, where, wrong, held in re.findall(
        r"^\| (.+?) \| (.+?) \| [\d,]+ \| ([\d.]+)%.*? \| ([\d.]+|–)%? \|$",
        PAGE,
        re.MULTILINE,
    )
}
# Rows in which a method is known to be too sure; the page says so.
TOO_SURE = re.compile("Weighted|The same with|hang together by|variance twice")


def each(rows):
    return [pytest.param(row, id=f"{row.method}, {row.world}") for row in rows]


def assert_near(line, row, *, tries):
    """As near to what the page says as so many tries can be."""
    wrong = float(re.findall(r"([\d.]+)%", line.split("|")[4])[0])
    told = float(LINES[row.method, row.world][0])
    error = 100 * np.sqrt(max(told, 2) / 100 * (1 - told / 100) / tries)
    assert wrong == pytest.approx(told, abs=4 * error)


def test_the_page_has_a_line_for_each_method_and_world():
    assert set(LINES) == {(row.method, row.world) for row in ROWS}


def test_the_command_prints_a_line_for_each(capsys):
    print_table(1)

    assert len(capsys.readouterr().out.splitlines()) == 2 + len(ROWS)


@pytest.mark.parametrize(
    "row", each(row for row in ROWS if row.method == "Difference in differences")
)
def test_a_small_sample_is_near_what_the_page_says(row):
    line = cells_of(row, 150)

    assert_near(line, row, tries=150)


def test_an_effect_is_held_by_the_limits_that_it_should_be_held_by():
    rng = np.random.default_rng(SEED)
    trial = trials.differences(Areas(own=0.2, effect=0.5))

    found = [trial(rng) for _ in range(100)]

    assert np.mean([p_value < 0.05 for p_value, _ in found]) > 0.9
    assert np.mean([holds for _, holds in found]) > 0.88


def test_methods_that_are_not_said_to_be_too_sure_are_not():
    for row in ROWS:
        wrong, held = LINES[row.method, row.world]
        if row.is_null and not TOO_SURE.search(f"{row.method} {row.world}"):
            assert float(wrong) <= 6
        if held != "–" and not TOO_SURE.search(f"{row.method} {row.world}"):
            assert float(held) >= 94


def real_table(months, areas=22):
    rng = np.random.default_rng(SEED)
    return rng.poisson(15, (areas, months)).astype(float)


def test_real_counts_are_read_with_their_gaps(tmp_path):
    path = tmp_path / "wards.csv"
    path.write_text("area,month,count\nA,2024-01,3\nA,2024-02,4\nB,2024-02,0\n")

    found = read_counts(path)

    np.testing.assert_array_equal(found, [[3, 4], [np.nan, 0]])


def test_real_counts_are_drawn_by_lot_and_each_method_is_told(capsys, tmp_path):
    path = tmp_path / "wards.csv"
    lines = [
        f"E{area:02d},{2018 + month // 12}-{month % 12 + 1:02d},{count:.0f}"
        for area, row in enumerate(real_table(62))
        for month, count in enumerate(row)
    ]
    path.write_text("\n".join(["area,month,count", *lines]))

    main(["--counts", str(path), "--tries", "2"])

    told = capsys.readouterr().out.splitlines()
    assert len(told) == 2 + len(rows_of(real_table(62)))


def test_a_series_that_cannot_be_told_is_not_found():
    table = real_table(60, areas=1)
    table[:, :36] = 0

    trial = trials.series(RealSeries(table))

    p_value, held = trial(np.random.default_rng(SEED))
    assert np.isnan(p_value)
    assert held is None


@pytest.mark.slow
@pytest.mark.parametrize("row", each(ROWS))
def test_each_line_is_near_what_the_page_says(row):
    line = cells_of(row, 1_000)

    assert_near(line, row, tries=1_000)
