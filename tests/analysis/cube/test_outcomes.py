import pytest

from fourfold.analysis.cube.build import build
from fourfold.analysis.cube.outcomes import NONE_KNOWN
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.loading import LoadOptions, load
from tests.analysis.cube.small_country import (
    EASTFOLD,
    WESTFOLD,
    Row,
    everywhere,
    store_of,
    write_street,
)

JANUARY, FEBRUARY = "2024-01", "2024-02"
CHARGED = "Suspect charged"
NOBODY = "Investigation complete; no suspect identified"
FIRST = "ab" * 32


def built_of(tmp_path, rows, month=JANUARY, **options):
    store = store_of(
        tmp_path,
        write_street(tmp_path / "1", month, [*everywhere(), *rows]),
        options=LoadOptions(**options),
    )
    build(store)
    return store


def outcomes_in(store, authority=WESTFOLD):
    with open_cube(store) as cube:
        return cube.outcomes(cube.area(authority))


def told(outcomes, month, offence="burglary"):
    """What there is of a month and offence, by group."""
    counts = outcomes.counts[
        outcomes.months.index(month), outcomes.offences.index(offence)
    ]
    return {
        group: int(count)
        for group, count in zip(outcomes.groups, counts, strict=True)
        if count
    }


def test_without_any_outcome_nothing_is_known_of_them(tmp_path):
    assert outcomes_in(built_of(tmp_path, [])) is None


def test_every_crime_is_in_the_group_of_the_outcome_that_its_row_gives(tmp_path):
    rows = [Row(outcome=CHARGED), Row(outcome=NOBODY), Row(outcome=NOBODY)]

    found = told(outcomes_in(built_of(tmp_path, rows)), JANUARY)

    assert found == {"formal": 1, "no-suspect": 2, NONE_KNOWN: 4}


def test_crimes_count_in_the_authority_that_their_point_lies_in(tmp_path):
    store = built_of(
        tmp_path, [Row(outcome=CHARGED), Row(x=3.5, outcome=NOBODY), Row(None, None)]
    )

    assert told(outcomes_in(store), JANUARY) == {"formal": 1, NONE_KNOWN: 4}
    assert told(outcomes_in(store, EASTFOLD), JANUARY) == {
        "no-suspect": 1,
        NONE_KNOWN: 4,
    }


def test_outcomes_add_up_to_the_counts_of_every_month_and_offence(tmp_path):
    rows = [
        Row(outcome=CHARGED),
        Row(crime_type="Drugs", outcome="Offender fined"),
        Row(crime_type="Anti-social behaviour"),
    ]
    store = built_of(tmp_path, rows)

    outcomes = outcomes_in(store)

    with open_cube(store) as cube:
        counts = cube.counts([cube.area(WESTFOLD)])
    assert outcomes.months == counts.months
    assert outcomes.offences == counts.offences
    assert (outcomes.counts.sum(axis=2) == counts.values[0]).all()


def test_an_outcome_that_the_definitions_do_not_have_counts_as_none_known(tmp_path):
    outcomes = outcomes_in(built_of(tmp_path, [Row(outcome="Offender forgiven")]))

    assert told(outcomes, JANUARY) == {NONE_KNOWN: 5}


def test_a_row_that_a_newer_release_holds_too_counts_there_alone(tmp_path):
    store = built_of(tmp_path, [Row(crime_id=FIRST, outcome=NOBODY)])
    moved = [*everywhere(), Row(crime_id=FIRST, outcome=CHARGED)]
    load(store, [write_street(tmp_path / "2", FEBRUARY, moved)])
    build(store)

    outcomes = outcomes_in(store)

    assert told(outcomes, JANUARY) == {NONE_KNOWN: 4}
    assert told(outcomes, FEBRUARY) == {"formal": 1, NONE_KNOWN: 4}


def test_each_month_is_as_at_the_edition_that_it_stands_in(tmp_path):
    store = built_of(tmp_path, [Row(outcome=NOBODY)], edition="2024-03")
    later = [*everywhere(), Row(outcome=CHARGED)]
    load(
        store,
        [write_street(tmp_path / "2", FEBRUARY, later)],
        options=LoadOptions(edition="2025-06"),
    )
    build(store)

    outcomes = outcomes_in(store)

    assert dict(zip(outcomes.months, outcomes.as_at, strict=True)) == {
        JANUARY: "2024-03",
        FEBRUARY: "2025-06",
    }


def test_loading_outlines_later_makes_no_outcome_newer(tmp_path):
    store = built_of(tmp_path, [Row(outcome=CHARGED)], edition="2024-03")

    assert outcomes_in(store).as_at == ("2024-03",)


def test_outcomes_are_taken_over_and_counted_anew_alike(tmp_path):
    store = built_of(tmp_path, [Row(outcome=CHARGED), Row(outcome=NOBODY)])
    later = [*everywhere(), Row(outcome=CHARGED)]
    load(store, [write_street(tmp_path / "2", FEBRUARY, later)])
    assert build(store).reused == 1
    taken_over = outcomes_in(store)
    (store.root / "current.json").unlink()
    for folder in store.builds.iterdir():
        (folder / "manifest.json").unlink(missing_ok=True)

    assert build(store).reused == 0

    anew = outcomes_in(store)
    assert (anew.counts == taken_over.counts).all()
    assert (anew.months, anew.as_at) == (taken_over.months, taken_over.as_at)


def test_a_part_that_is_gone_is_named(tmp_path):
    store = store_of(tmp_path, write_street(tmp_path, JANUARY, everywhere()))
    for part in store.parts.glob("police_uk_street/*/*/*.parquet"):
        part.unlink()

    with pytest.raises(StoreError, match="it is not there"):
        build(store)
