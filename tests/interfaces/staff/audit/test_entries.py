import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.staff.audit import forms
from fourfold.partnership.audit import queries
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.audit.services import record_read
from tests.people import actor_of
from tests.trail import unguarded

from .conftest import ENTRIES, add

pytestmark = pytest.mark.django_db


def page(client, **asked):
    response = client.get(ENTRIES, asked)
    return response, response.content.decode()


def test_entries_name_people_and_say_what_was_done(auditor, officer, governance):
    with transaction.atomic():
        record_read(by=actor_of(officer), target=governance, purpose="safeguarding")

    _, text = page(auditor)

    assert "Asbel Officer" in text
    assert "Marshgate Council" in text
    assert "Read a record" in text
    assert "Gwen Ance" in text
    assert "safeguarding" in text


def test_looking_is_noted_once(auditor):
    before = Entry.objects.count()

    page(auditor)

    assert Entry.objects.count() == before + 1
    assert Entry.objects.last().action == "audit.trail_read"


@pytest.mark.parametrize(
    ("asked", "shown", "hidden"),
    [
        ({"who": "asbel"}, "Asbel Officer", "command test"),
        ({"who": "command test"}, "command test", "Asbel Officer"),
        ({"what": "audit.retired"}, "command test", "Read a record"),
        ({"words": "read a rec"}, "Read a record", "command test"),
        ({"words": "read a rec", "what": "audit.record_read"}, "Asbel", "command test"),
        ({"purpose": "safeguarding"}, "Read a record", "command test"),
    ],
)
def test_entries_can_be_filtered(auditor, officer, asked, shown, hidden):
    add()
    with transaction.atomic():
        record_read(by=actor_of(officer), target=officer, purpose="safeguarding")

    _, text = page(auditor, **asked)
    table = text.partition("<tbody")[2].partition("</tbody>")[0]

    assert shown in table
    assert hidden not in table


def test_entries_can_be_filtered_by_day_agency_and_record(auditor, officer, council):
    add()
    with transaction.atomic():
        record_read(by=actor_of(officer), target=officer, purpose="safeguarding")
    today = timezone.localdate()

    _, text = page(
        auditor,
        agency=council.public_id,
        about=officer.public_id,
        since_day=today.day,
        since_month=today.month,
        since_year=today.year,
    )

    table = text.partition("<tbody")[2].partition("</tbody>")[0]
    assert "Read a record" in table
    assert "command test" not in table


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"about": "a b"}, "A reference has letters, numbers and dashes only"),
        ({"since_day": "31", "since_month": "2", "since_year": "2026"}, "a real date"),
        (
            {
                "since_day": "2",
                "since_month": "2",
                "since_year": "2026",
                "until_day": "1",
                "until_month": "2",
                "until_year": "2026",
            },
            "The last day must not be before the first",
        ),
    ],
)
def test_a_filter_that_is_wrong_shows_nothing_and_says_why(auditor, asked, words):
    add()
    before = Entry.objects.count()

    _, text = page(auditor, **asked)

    assert words in text
    assert "<tbody" not in text
    assert Entry.objects.count() == before


def test_nothing_that_fits_says_what_to_do(auditor):
    _, text = page(auditor, who="nobody of that name")

    assert "No entry fits" in text
    assert "Show everything" in text


def test_pages_lead_to_the_older_and_back(auditor, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 2)
    add(4)
    newest = Entry.objects.last().seq

    _, first = page(auditor, what="audit.retired")
    _, second = page(auditor, what="audit.retired", before=newest - 1)
    _, past_the_end = page(auditor, before="1")

    assert f"before={newest - 1}" in first
    assert "what=audit.retired" in first
    assert f"after={newest - 2}" in second
    assert "The trail begins here" in past_the_end


@pytest.mark.parametrize("place", ["x", "-1", "9" * 30, "²"])
def test_a_place_that_is_none_is_the_newest_page(auditor, place):
    add()

    response, text = page(auditor, before=place)

    assert response.status_code == 200
    assert "command test" in text


def test_a_page_costs_the_same_for_one_entry_and_for_fifty(auditor):
    add()
    page(auditor)
    with CaptureQueriesContext(connection) as for_few:
        page(auditor)
    add(60)
    with CaptureQueriesContext(connection) as for_many:
        page(auditor)

    assert len(for_many) <= len(for_few) <= 25


def test_one_entry_says_all_and_whether_it_fits(auditor):
    (entry,) = add()
    address = reverse("staff:audit-entry", args=[entry.seq])

    text = auditor.get(address).content.decode()
    with unguarded() as cursor:
        cursor.execute(f"UPDATE audit_entry SET doer = 'x' WHERE seq = {entry.seq}")
    damaged = auditor.get(address).content.decode()

    assert "fits its code" in text
    assert "Removed entries whose time was over" in text
    assert entry.code in text
    assert "does not fit its code" in damaged


def test_an_entry_of_a_part_that_is_gone_is_still_shown(auditor):
    (entry,) = add()
    with unguarded() as cursor:
        cursor.execute(
            "UPDATE audit_entry SET target_kind = 'gone.thing', target = '7',"
            f" action = 'gone.act' WHERE seq = {entry.seq}"
        )

    text = auditor.get(reverse("staff:audit-entry", args=[entry.seq])).content.decode()

    assert "gone.thing 7" in text
    assert "gone.act" in text


def test_an_entry_that_is_not_there_is_not_found(auditor):
    address = reverse("staff:audit-entry", args=[10**9])

    assert auditor.get(address).status_code == 404


def test_a_program_is_told_from_a_name():
    assert forms.PROGRAM.fullmatch("job daily/verify_audit")
    assert not forms.PROGRAM.fullmatch("Jobson")
