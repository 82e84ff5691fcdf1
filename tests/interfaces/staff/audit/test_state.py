import pytest
from django.urls import reverse

from fourfold.partnership.audit.services import anchor, verify
from tests.trail import unguarded

from .conftest import BY, add

pytestmark = pytest.mark.django_db


def state_of(client):
    return client.get(reverse("staff:audit-state")).content.decode()


def test_a_new_trail_asks_to_be_verified_and_anchored(auditor):
    text = state_of(auditor)

    assert "The trail was never verified" in text
    assert "manage.py anchor_audit" in text


def test_a_trail_in_good_order_raises_no_warning(auditor):
    add()
    anchor(by=BY)
    verify(by=BY)

    text = state_of(auditor)

    assert "Intact" in text
    assert "In place" in text
    assert "govuk-warning-text" not in text


def test_a_trail_that_is_damaged_says_what_to_do(auditor):
    (entry,) = add()
    with unguarded() as cursor:
        cursor.execute(f"UPDATE audit_entry SET doer = 'x' WHERE seq = {entry.seq}")
    verify(by=BY)

    assert "Tell your data protection officer" in state_of(auditor)


def test_a_database_without_its_guard_is_said(auditor):
    add()
    with unguarded():
        text = state_of(auditor)

    assert "Somebody took them away" in text
