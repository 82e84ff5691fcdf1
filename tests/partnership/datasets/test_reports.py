"""Reports of loads against the demo, whose files have faults and revise each other."""

import json
from dataclasses import replace

import pytest

from fourfold.analysis.events.releases import Fault, Part, PartReport, Release, releases
from fourfold.analysis.events.store import Store
from fourfold.partnership.datasets import reports
from fourfold.partnership.datasets.reports import (
    Stretch,
    is_large,
    report_before_loading,
    report_in,
    report_of,
    stretches,
)


@pytest.fixture(scope="module")
def loaded(demo):
    return releases(Store(demo / "data"))


def part(month, kept=1):
    return Part(
        "police_uk_street", "F", month, "p", "f.csv", "", "", PartReport(kept, kept)
    )


def release(*months):
    return Release("r0001", months[-1], "", "", False, tuple(map(part, months)))


def test_rows_read_are_kept_or_refused(loaded):
    for each in map(report_of, loaded):
        assert each.groups or each.tables
        for group in each.groups:
            assert group.read == group.kept + group.refused


def test_second_release_tells_what_it_revised(loaded):
    first, second, areas = map(report_of, loaded)

    assert first.revised == ()
    assert any(each.added or each.removed for each in second.revised)
    assert all(each.before >= 0 for each in second.revised)
    assert areas.groups == ()
    assert {name for name, _, _ in areas.tables} >= {"ons_boundaries", "ons_lookups"}


def test_revision_says_the_rows_that_stood_before(loaded):
    """Counted the slow way: rows of the same month in the release before."""
    kept = {(p.dataset, p.force, p.month): p.report.kept for p in loaded[0].parts}

    for each in report_of(loaded[1]).revised:
        assert each.before == kept[each.dataset, each.force, each.month]


def test_report_comes_back_from_json(loaded):
    for each in map(report_of, loaded):
        assert report_in(json.loads(json.dumps(each.as_json()))) == each


def test_month_between_is_missing():
    [group] = report_of(release("2026-01", "2026-03", "2026-04")).groups

    assert group.missing == ("2026-02",)


def test_month_with_a_file_cut_short_is_told_beside_the_usual():
    parts = (part("2026-01", 900), part("2026-02", 200), part("2026-03", 1_000))
    cut = Release("r0001", "2026-03", "", "", False, parts)

    [group] = report_of(cut).groups

    assert group.short == (("2026-02", 200),)
    assert group.usual == 900


def test_months_that_differ_as_months_do_are_not_short():
    parts = (part("2026-01", 900), part("2026-02", 225), part("2026-03", 1_000))

    [group] = report_of(Release("r1", "2026-03", "", "", False, parts)).groups

    assert group.short == ()


def test_report_from_before_short_months_were_told_can_be_read(loaded):
    content = json.loads(json.dumps(report_of(loaded[0]).as_json()))
    for group in content["groups"]:
        del group["short"], group["usual"]

    found = report_in(content)

    assert all(group.short == () and group.usual == 0 for group in found.groups)


def test_month_that_another_release_has_is_not_missing():
    groups = [
        *report_of(release("2026-01", "2026-03", "2026-06")).groups,
        *report_of(release("2026-02", "2026-03")).groups,
    ]

    assert stretches(groups) == [
        Stretch("police_uk_street", "F", "2026-01", "2026-06", ("2026-04", "2026-05"))
    ]


def test_part_that_revises_nothing_is_no_revision():
    with pytest.raises(ValueError, match="revises nothing"):
        reports._revised(part("2026-01"))


def test_fault_without_lines_is_told_without_an_example():
    faulty = replace(
        part("2026-01"),
        report=PartReport(2, 1, refused=(Fault("no month", 1), Fault("x", 3, (7, 9)))),
    )

    lost = report_of(replace(release("2026-01"), parts=(faulty,))).lost

    assert [(each.reason, each.rows, each.where) for each in lost] == [
        ("x", 3, "f.csv, line 7, 9"),
        ("no month", 1, ""),
    ]


def test_check_tells_months_that_would_change():
    stands = release("2026-01", "2026-02")
    newer = Release(
        "r0001", "2026-02", "", "", False, (part("2026-01", 9), part("2026-02"))
    )

    [revised] = report_before_loading(newer, [stands]).revised

    assert (revised.month, revised.before, revised.after) == ("2026-01", 1, 9)


@pytest.mark.parametrize(
    ("before", "after", "large"),
    [
        (1000, 1020, True),
        (1000, 1019, False),
        (100, 109, False),
        (100, 110, True),
        (0, 10, True),
    ],
)
def test_large_is_by_share_and_by_rows(before, after, large):
    assert is_large(before, after) is large
