import csv
import io
import json
from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.audit.services import reading, record_read
from tests.people import actor_of

from .conftest import ENTRIES, add

pytestmark = pytest.mark.django_db


def copy(client, form="csv", **asked):
    response = client.get(reverse("staff:audit-export", args=[form]), asked)
    return response, b"".join(response).decode()


def test_a_copy_for_a_spreadsheet_has_what_the_filter_shows(auditor, officer):
    with transaction.atomic():
        record_read(by=actor_of(officer), target=officer, purpose="safeguarding")
    add()

    response, text = copy(auditor, who="asbel")

    (row,) = csv.DictReader(io.StringIO(text))
    assert response["Content-Disposition"] == 'attachment; filename="audit-trail.csv"'
    assert row["doer_name"] == "Asbel Officer"
    assert row["title"] == "Read a record"
    assert row["code"] == Entry.objects.get(seq=row["seq"]).code


def test_a_copy_for_a_program_is_one_document(auditor):
    add(3)

    _, text = copy(auditor, "json", what="audit.retired")

    rows = json.loads(text)
    assert [row["details"]["seq"] for row in rows] == [2, 1, 0]


def test_a_copy_of_nothing_is_an_empty_document(auditor):
    _, text = copy(auditor, "json", who="nobody of that name")

    assert json.loads(text) == []


def test_a_name_that_a_spreadsheet_would_run_is_text(auditor, officer):
    officer.name = "=1+1"
    officer.save()
    with transaction.atomic():
        record_read(by=actor_of(officer), target=officer, purpose="safeguarding")

    _, text = copy(auditor, what="audit.record_read")

    (row,) = csv.DictReader(io.StringIO(text))
    assert row["doer_name"] == "'=1+1"


def test_a_copy_that_is_too_large_leads_back_and_says_so(auditor, monkeypatch):
    monkeypatch.setattr(reading, "MOST_EXPORTED", 2)
    add(3)

    response = auditor.get(
        reverse("staff:audit-export", args=["csv"]),
        {"what": "audit.retired"},
        follow=True,
    )

    assert response.redirect_chain == [(f"{ENTRIES}?what=audit.retired", 302)]
    assert "More than 2 entries match" in response.content.decode()


def test_a_copy_with_a_filter_that_is_wrong_leads_back(auditor):
    response = auditor.get(
        reverse("staff:audit-export", args=["csv"]), {"about": "a b"}
    )

    assert response["Location"].startswith(ENTRIES)


def test_there_is_no_other_kind_of_copy(auditor):
    address = reverse("staff:audit-export", args=["xml"])

    assert auditor.get(address).status_code == 404


def test_a_copy_asks_first_whether_it_is_still_you(sign_in, governance):
    an_hour_ago = timezone.now() - timedelta(hours=1)
    client = sign_in(governance, confirmed_at=an_hour_ago)

    response = client.get(reverse("staff:audit-export", args=["csv"]))

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_reauthenticate"))
