"""What the benchmarks of the analysis library tell; they are not timed here."""

import re

import numpy as np
import pytest

from benchmarks.analysis import answers, measuring, worlds
from benchmarks.analysis.cases import CASES, GROWTH, OURS, Aim, Case, Rival
from benchmarks.analysis.measuring import Measured, Took, measure
from benchmarks.analysis.pages import page
from benchmarks.analysis.telling import growth_chart, growth_table, heading_of, told
from benchmarks.turns import Run
from tests.architecture.tree import ROOT

PAGE = ROOT / "docs" / "reference" / "analysis-benchmarks.md"
RIVALS = ROOT / "benchmarks" / "analysis" / "rivals"
CASE = Case(
    "case",
    "A case",
    "ours",
    1_000,
    "points",
    10,
    (Rival("peer", "peer", "fourfold"), Rival("absent", "absent", "no_such_module")),
    (Aim(10, "peer"), Aim(10, "absent"), Aim(seconds=0.5), Aim(megabytes=90)),
)


def took(seconds, answer=(1.0,), by=""):
    return Took((Run(9.0, seconds, 100.0),), np.array(answer), by)


def measured(case=CASE, *, ours=1.0, peer=20.0, size=1_000):
    found = {OURS: took(ours), "peer": took(peer)}
    return Measured(case, size, found, (case.rivals[1],), (3.0, 5.0))


def test_every_script_is_there_and_used():
    named = {case.script for case in CASES} | {row[1] for row in GROWTH}
    named |= {rival.script for case in CASES for rival in case.rivals}

    assert {path.stem for path in RIVALS.glob("*_*.py")} - {"__init__"} == named


def test_the_page_has_a_part_for_every_case():
    text = PAGE.read_text(encoding="utf-8")

    assert [heading_of(case) for case in CASES if heading_of(case) not in text] == []
    assert "## How cost grows" in text


def test_aims_are_judged_by_seconds_of_processor():
    text = told(measured())

    assert "Aim: at least 10 times as fast as peer. Met: 20." in text
    assert "Aim: at most 0.5 seconds. **Missed**: 1." in text
    assert "Aim: at most 90 MB. **Missed**: 100." in text
    assert "at a load of 3.0 to 5.0" in text


def test_a_peer_that_is_not_installed_is_said_to_be():
    text = told(measured())

    assert "| absent | not measured: no_such_module is not installed |" in text
    assert "as fast as absent. Not measured, as it is not installed." in text


def test_a_small_size_judges_nothing():
    assert "Aim" not in told(measured(size=10))


def test_rivals_run_in_turn_and_slow_ones_are_drawn_on(monkeypatch):
    asked = []

    def once(script, size):
        asked.append((script, size))
        return Run(size / 100, size / 100, 50.0), np.array([float(size)])

    slow = Rival("peer", "slow", "fourfold", shorter=(10, 30))
    case = Case("case", "A case", "ours", 1_000, "draws", 9, (slow,), ())
    monkeypatch.setattr(measuring, "once", once)

    found = measure(case, runs=2, quick=False, whole=False)

    assert asked == [("ours", 1_000), ("slow", 10), ("slow", 30)] * 2
    assert found.took["peer"].cpu == pytest.approx(10)
    assert found.took["peer"].by == "drawn on from 10 and 30 draws"


def test_a_part_is_written_and_the_others_stay():
    first, second = heading_of(CASES[0]), heading_of(CASES[1])
    before = page("", {first: f"{first}\n\nstale", second: f"{second}\n\nkept"})

    after = page(before, {first: f"{first}\n\nnew"})

    assert "new" in after
    assert "kept" in after
    assert "stale" not in after
    assert after.index("new") < after.index("kept")


def test_growth_is_a_table_and_a_picture():
    rows = [("Gi*", "cells", 10, 0.001, 90.0), ("Gi*", "cells", 1_000, 0.1, 95.0)]

    assert "| Gi* | 1,000 cells | 0.1 | 95 |" in growth_table(rows)
    assert "How cost grows" in growth_chart(rows)


@pytest.mark.parametrize(
    ("compare", "ours", "theirs", "words"),
    [
        (
            "numbers",
            [1.0, 2.0, 9.0],
            [1.0, 2.5],
            "1 of 2 answers differ by more than 1e-09, by 0.5",
        ),
        ("numbers", [1.0, 2.0], [1.0, 2.0 + 1e-12], "answers differ by 1e-12"),
        ("a hundredth", [1.0, 2.0], [1.0, 2.1], "differ by 4.8% of the highest"),
        ("pairs and p", [5, 0.001], [6, 0.002], "5 and 6; p 0.001 and 0.002"),
        ("places", [1, 2, -1], [1, 3, -1], "1 of 3 answers differ"),
        ("p-values", [0.01, 0.02, 0.9], [0.01, 0.02, 0.1], "of 2 p-values below 0.3"),
    ],
)
def test_answers_are_compared(compare, ours, theirs, words):
    found = answers.COMPARED[compare](np.array(ours), np.array(theirs))

    assert words in found


def test_worlds_are_the_same_each_time_and_of_the_size_asked_for():
    np.testing.assert_array_equal(worlds.own_points(50), worlds.own_points(50))
    rows, columns = worlds.shape_of(42_354)

    assert (rows, columns) == worlds.CELLS
    assert len(worlds.middles()) == rows * columns
    points, days = worlds.dated_crimes(200)
    assert len(points) == len(days) == 200
    start, end = worlds.times_from_to(100)
    assert (end >= start).all()


def test_every_case_says_its_size_in_words_that_a_reader_knows():
    assert all(re.fullmatch(r"[a-z]+", case.unit) for case in CASES)
