"""What a build's name depends on, and what it does not."""

from dataclasses import replace

import pytest

from fourfold.analysis import definitions
from fourfold.analysis.cube import identity
from fourfold.analysis.cube.identity import identify, last_year, layout
from fourfold.analysis.events.releases import Part, PartReport, Release
from fourfold.analysis.events.standing import StandingPart


def release(name, *parts, edition="2024-02"):
    return Release(name, edition, "2026-11-22", "0.1.0", False, parts)


def part(dataset, path, *, force="", month=""):
    return Part(
        dataset=dataset,
        force=force,
        month=month,
        path=path,
        file="published.csv",
        sha256="ab",
        reader="cd",
        report=PartReport(read=1, kept=1),
    )


def street(month, path):
    return part("police_uk_street", path, force="Fold", month=month)


JANUARY, FEBRUARY = street("2023-12", "jan.parquet"), street("2024-01", "feb.parquet")
WARDS, PEOPLE = part("ons_boundaries", "w"), part("ons_population", "p")
FIRST = release("r0001", JANUARY, WARDS)
SECOND = release("r0002", FEBRUARY, PEOPLE)
PARTS = (StandingPart(JANUARY, FIRST), StandingPart(FEBRUARY, SECOND))


@pytest.fixture
def before():
    return identify(PARTS, (FIRST, SECOND))


def test_identify_is_the_same_for_the_same(before):
    assert identify(PARTS, (FIRST, SECOND)) == before
    assert len(before.build) == 12


def test_identify_does_not_depend_on_when_and_where_something_was_loaded(before):
    later = replace(FIRST, loaded_at="2027-01-01", code_version="0.0.9")
    parts = (StandingPart(replace(JANUARY, file="other.csv"), later), PARTS[1])

    assert identify(parts, (later, SECOND)) == before


def test_identify_depends_on_the_order_of_releases_and_nothing_else_of_them(before):
    swapped = (
        StandingPart(JANUARY, replace(FIRST, id="r0009")),
        StandingPart(FEBRUARY, SECOND),
    )
    further = (
        StandingPart(JANUARY, replace(FIRST, id="r0005")),
        StandingPart(FEBRUARY, replace(SECOND, id="r0007")),
    )

    assert identify(swapped, (FIRST, SECOND)).build != before.build
    assert identify(further, (FIRST, SECOND)).build == before.build


@pytest.mark.parametrize(
    ("more", "same"),
    [
        (part("ons_boundaries", "w2"), set()),
        (part("ons_population", "p2"), {"placing"}),
        (part("ons_lookups", "l2"), {"placing"}),
    ],
)
def test_identify_tells_areas_from_people(before, more, same):
    now = identify(PARTS, (FIRST, SECOND, release("r0003", more)))

    assert {
        half
        for half in ("build", "placing", "people")
        if getattr(now, half) == getattr(before, half)
    } == same


def test_identify_of_another_month_keeps_areas_and_people_of_the_year(before):
    more = release("r0003", street("2024-03", "march.parquet"))
    parts = (*PARTS, StandingPart(more.parts[0], more))

    now = identify(parts, (FIRST, SECOND, more))

    assert now.build != before.build
    assert (now.placing, now.people) == (before.placing, before.people)


def test_identify_of_another_year_needs_its_people(before):
    more = release("r0003", street("2025-01", "later.parquet"))
    parts = (*PARTS, StandingPart(more.parts[0], more))

    now = identify(parts, (FIRST, SECOND, more))

    assert now.placing == before.placing
    assert now.people != before.people


def test_identify_depends_on_the_rules_for_gaps(before, monkeypatch):
    settings = definitions.settings

    def stricter(path):
        return {**settings(path), "gap": {"share_of_median": 0.5}}

    monkeypatch.setattr(identity.definitions, "settings", stricter)

    now = identify(PARTS, (FIRST, SECOND))

    assert now.build != before.build
    assert now.placing == before.placing


def test_identify_depends_on_the_version(before, monkeypatch):
    monkeypatch.setattr(identity, "version", lambda _name: "9.9.9")

    now = identify(PARTS, (FIRST, SECOND))

    assert now.build != before.build
    assert now.placing != before.placing
    assert now.people != before.people


def test_layout_changes_with_the_offences(monkeypatch):
    before = layout()
    monkeypatch.setattr(identity, "crime_types", lambda: ())

    assert layout() != before


def test_last_year_is_that_of_the_last_month():
    assert last_year(PARTS) == 2024
