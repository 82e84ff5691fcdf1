from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.datasets.models import CubeBuild, LoadedRelease
from fourfold.partnership.datasets.queries import builds, current_build, releases
from fourfold.partnership.datasets.reading import (
    Found,
    FoundBuild,
    FoundFile,
    FoundRelease,
)
from fourfold.partnership.datasets.services import catalogue
from tests.people import SET_UP, actor_of

WHEN = datetime(2026, 7, 3, 9, tzinfo=UTC)
STREET = FoundFile("2026-06-street.csv", "police_uk_street", "a" * 64, 90, 10)
STOPS = FoundFile("2026-06-stops.csv", "police_uk_stop_and_search", "b" * 64, 5, 0)
RELEASE = FoundRelease("r0001", "2026-06", WHEN, True, "2024-07", "2026-06", (STREET,))
BUILD = FoundBuild("b1", "1" * 64, WHEN, True, True)
FOUND = Found((RELEASE,), (BUILD,))


def test_catalogue_makes_a_row_for_what_is_found(db):
    catalogue(by=SET_UP, found=FOUND)

    row = releases().get()
    assert (row.release_id, row.rows_kept, row.rows_refused) == ("r0001", 90, 10)
    assert (row.datasets, row.file_count) == (["police_uk_street"], 1)
    assert (row.first_month, row.last_month) == ("2024-07", "2026-06")
    assert current_build().name == "b1"


def test_catalogue_records_each_thing_that_is_new(db):
    catalogue(by=SET_UP, found=FOUND)

    actions = Entry.objects.order_by("seq").values_list("action", flat=True)
    assert list(actions) == ["datasets.release_catalogued", "datasets.build_catalogued"]


def test_the_same_again_changes_and_records_nothing(db):
    catalogue(by=SET_UP, found=FOUND)

    again = catalogue(by=SET_UP, found=FOUND)

    assert (again.releases, again.builds) == ((), ())
    assert (LoadedRelease.objects.count(), Entry.objects.count()) == (1, 2)


def test_release_of_a_new_folder_with_an_old_number_is_another_one(db):
    other = replace(RELEASE, files=(STREET, STOPS))
    catalogue(by=SET_UP, found=FOUND)

    catalogue(by=SET_UP, found=Found((other,), (BUILD,)))

    rows = LoadedRelease.objects.order_by("pk")
    assert [(row.release_id, row.is_there) for row in rows] == [
        ("r0001", False),
        ("r0001", True),
    ]


def test_only_the_build_that_stands_is_current(db):
    catalogue(by=SET_UP, found=FOUND)
    old, new = replace(BUILD, is_current=False), replace(BUILD, name="b2")

    catalogue(by=SET_UP, found=Found((RELEASE,), (new, old)))

    assert [(row.name, row.is_current) for row in builds().order_by("name")] == [
        ("b1", False),
        ("b2", True),
    ]


def test_build_that_is_gone_keeps_its_row_and_is_not_current(db):
    catalogue(by=SET_UP, found=FOUND)

    catalogue(by=SET_UP, found=Found((RELEASE,), ()))

    row = CubeBuild.objects.get()
    assert (row.is_there, row.is_current) == (False, False)


def test_who_may_not_draft_may_not_catalogue(officer):
    with pytest.raises(PermissionDenied):
        catalogue(by=actor_of(officer), found=FOUND)
