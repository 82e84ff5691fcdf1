"""Changes of the invented borough, against counting its rows one by one."""

from collections import Counter
from dataclasses import replace

import duckdb
import pytest

from fourfold.analysis.assessment.periods import Period, period_ending
from fourfold.analysis.cube.located_events import write_located_events
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.offences.measures import measure
from fourfold.analysis.places import changes as module
from fourfold.analysis.places.changes import LSOAS, OFFENCES, Asked, changes
from fourfold.analysis.places.two_periods import NEITHER

CODE = "E09990001"


@pytest.fixture(scope="module")
def asked(cube):
    period = period_ending(cube.months[-1], 12)
    return Asked(cube.find_area(CODE), measure("robbery"), period, period.before())


@pytest.fixture(scope="module")
def found(cube, asked):
    return changes(cube, asked)


@pytest.fixture(scope="module")
def rows(store, tmp_path_factory):
    """Month, offence, LSOA and ward of every event of the authority."""
    target = tmp_path_factory.mktemp("rows") / "events.parquet"
    write_located_events(store, target)
    return duckdb.execute(
        f"SELECT month, offence, lsoa, ward FROM '{target}' WHERE authority = '{CODE}'"
    ).fetchall()


def counted(rows, asked, period, column, gaps=()):
    return Counter(
        row[column]
        for row in rows
        if row[0] in period.months and row[1] in asked.measure.offences
        if row[0] not in gaps
    )


@pytest.mark.parametrize(("by", "column"), [("wards", 3), (LSOAS, 2), (OFFENCES, 1)])
def test_counts_of_each_part_are_those_of_its_rows(cube, asked, rows, by, column):
    found = changes(cube, replace(asked, by=by))

    before = counted(rows, asked, asked.before, column)
    after = counted(rows, asked, asked.period, column)
    assert {row.code: (row.before, row.after) for row in found.rows} == {
        row.code: (before[row.code], after[row.code]) for row in found.rows
    }
    assert found.whole.before == sum(row.before for row in found.rows)
    assert found.whole.after == after.total()


def test_a_month_unknown_on_one_side_is_left_out_of_both(cube, asked, rows):
    first = cube.months[0]
    period = Period(cube.months[6], cube.months[14])
    beyond = replace(asked, period=period, before=period.before())

    found = changes(cube, beyond)

    pairs = [
        (one, other)
        for one, other in zip(beyond.before.months, period.months, strict=True)
        if one >= first
    ]
    assert found.months == (len(pairs), len(pairs))
    assert found.unknown == tuple(m for m in beyond.before.months if m < first)
    kept = [other for _, other in pairs]
    expected = counted(rows, asked, Period(kept[0], kept[-1]), 3)
    assert found.whole.after == expected.total()
    assert f"(only the {len(pairs)} months known in both)" in found.sentence


def test_months_unknown_in_periods_of_another_length_are_said(cube, asked):
    early = Period("2019-01", cube.months[1])

    found = changes(cube, replace(asked, before=early))

    assert found.months == (2, 12)
    assert "(12 and 2 months known)" in found.sentence


def test_the_sentence_says_the_numbers_and_how_many_parts_moved(found):
    assert f"{found.whole.after:,} against {found.whole.before:,}" in found.sentence
    assert f"{len(found.rows)} wards" in found.sentence


def test_of_parts_only_those_that_stand_among_all_are_named(cube, asked, monkeypatch):
    monkeypatch.setattr(module, "beyond_chance", lambda p, rate: [False] * len(p))

    found = changes(cube, asked)

    assert {row.verdict for row in found.rows} == {NEITHER}
    assert "None of 22 wards changed beyond chance." in found.sentence


def test_no_change_is_said_in_words(cube, asked):
    for name in ("burglary", "robbery", "vehicle-crime", "drugs"):
        found = changes(cube, replace(asked, measure=measure(name), by=OFFENCES))

        is_said = ": no change beyond chance: " in found.sentence
        assert is_said == (found.whole.verdict == NEITHER)


def test_harm_is_the_sum_of_the_weights(cube, asked):
    weights = dict.fromkeys(asked.measure.offences, 3.0)

    found = changes(cube, replace(asked, weights=weights))

    assert found.whole.harm_after == 3 * found.whole.after
    assert "days of harm" in found.sentence
    assert any("too narrow" in caution for caution in found.cautions)


def test_months_of_another_season_are_set_side_by_side_with_a_warning(cube, asked):
    before = Period(cube.months[-15], cube.months[-13])

    found = changes(cube, replace(asked, before=before))

    assert found.months == (3, 12)
    assert "season" in found.cautions[0]
    expected = found.whole.after / 12 / (found.whole.before / 3)
    assert found.whole.ratio == pytest.approx(expected)


def test_one_month_says_that_it_cannot_tell_how_much_months_vary(cube, asked):
    last = Period(cube.months[-1], cube.months[-1])

    found = changes(cube, replace(asked, period=last, before=last.before()))

    assert any("One month" in caution for caution in found.cautions)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"before": Period("2026-01", "2026-06")}, "no month can be on both sides"),
        ({"before": Period("1999-07", "2000-06")}, "is known for"),
        (
            {"before": Period("2025-04", "2025-06"), "weights": {"robbery": 1.0}},
            "same months of two years",
        ),
        ({"weights": {}}, "no weight for"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_the_reason(
    cube, asked, change, message
):
    with pytest.raises(FourfoldError, match=message):
        changes(cube, replace(asked, **change))
