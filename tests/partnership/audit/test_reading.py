import pytest
from django.core.exceptions import PermissionDenied

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.filters import Filters
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.audit.services import (
    export_trail,
    read_entry,
    read_trail,
    reading,
)
from fourfold.partnership.errors import RefusedError
from tests.people import actor_of

from .conftest import BY

pytestmark = pytest.mark.django_db


def test_that_the_trail_was_read_is_noted_once_with_what_was_asked(trail, governance):
    trail(3)
    by = actor_of(governance)
    filters = Filters(doers=("command test",), actions=("a.b", "a.c"), purpose="panel")

    page = read_trail(by=by, filters=filters)

    newest = Entry.objects.last()
    assert page.entries == []
    assert newest.action == "audit.trail_read"
    assert newest.doer == f"person {governance.public_id}"
    assert newest.details["doer"] == "command test"
    assert newest.details["kind"] == "2"
    assert newest.details["why"] == "panel"


def test_the_page_does_not_show_its_own_entry(trail):
    trail(2)

    page = read_trail(by=BY, filters=Filters())

    assert [entry.seq for entry in page.entries] == [2, 1]


def test_one_entry_that_is_read_is_noted(trail):
    trail(2)

    assert read_entry(by=BY, seq=1).seq == 1
    assert Entry.objects.last().details == {"seq": 1}


def test_an_entry_that_is_not_there_is_nothing(trail):
    assert read_entry(by=BY, seq=1) is None
    assert not Entry.objects.exists()


def test_a_copy_is_noted_with_its_size_before_it_is_given(trail):
    trail(3)

    copy = export_trail(by=BY, filters=Filters(), form="csv")

    newest = Entry.objects.last()
    assert newest.action == "audit.trail_exported"
    assert (newest.details["count"], newest.details["format"]) == (3, "csv")
    assert [entry.seq for entry in copy] == [3, 2, 1]


def test_a_copy_that_is_too_large_is_refused_in_words(trail, monkeypatch):
    monkeypatch.setattr(reading, "MOST_EXPORTED", 2)
    trail(3)

    with pytest.raises(RefusedError, match="More than 2 entries match"):
        export_trail(by=BY, filters=Filters(), form="csv")

    assert Entry.objects.count() == 3


@pytest.mark.parametrize("who", ["administrator", "officer", "nobody"])
def test_only_who_reviews_may_read(trail, request, who):
    by = Actor() if who == "nobody" else actor_of(request.getfixturevalue(who))
    acts = [
        lambda: read_trail(by=by, filters=Filters()),
        lambda: read_entry(by=by, seq=1),
        lambda: export_trail(by=by, filters=Filters(), form="csv"),
    ]

    for act in acts:
        with pytest.raises(PermissionDenied):
            act()


def test_a_doer_of_whom_nothing_is_known_may_not_read(trail):
    class Stranger:
        audit_name, audit_agency = "stranger", ""

    with pytest.raises(PermissionDenied):
        read_trail(by=Stranger(), filters=Filters())
    assert read_trail(by=command("x"), filters=Filters()).entries == []
