"""What nobody must learn of leaves no sign in any answer."""

import json

import pytest
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone

from fourfold.partnership.accounts.models import Cover, Team
from fourfold.partnership.information_rights.models import (
    SubjectAccessRequest,
)
from fourfold.partnership.personal_data.reading import declaration_of
from fourfold.partnership.sharing.models import Conflict, Membership
from tests.partnership.sharing.records.models import Case

from .asking import collected, prepared, text_of


@pytest.fixture
def hidden_cases(monkeypatch):
    monkeypatch.setattr(Case.Privacy, "hidden", True, raising=False)
    declaration_of.cache_clear()
    yield
    monkeypatch.undo()
    declaration_of.cache_clear()


def let_into(person, agency, case):
    Membership.objects.create(
        record_kind=Case.record_kind(),
        record_id=case.public_id,
        owner=agency,
        person=person,
        agency=agency,
        role="analyst",
        purpose="prevent-violence",
        starts_at=timezone.now(),
    )


def test_what_is_hidden_changes_nothing_in_an_answer(
    three, council, governance, hidden_cases
):
    """Not a row, not a count, not a number that leads to it."""
    three[0].phone = ""
    three[0].save()
    SocialAccount.objects.filter(user=three[0]).update(extra_data={"see": "█"})
    before = text_of(prepared(governance, three[0]))
    items = SubjectAccessRequest.objects.unscoped().last().items.count()

    case = Case(text="CASE-CANARY", owner=council)
    case.save()
    let_into(three[0], council, case)
    Conflict.objects.create(
        person=three[0],
        record_kind=Case.record_kind(),
        record_id=case.public_id,
        kind="named",
    )
    SocialAccount.objects.filter(user=three[0]).update(
        extra_data={"see": str(case.public_id)}
    )
    after = text_of(prepared(governance, three[0]))

    fresh = SubjectAccessRequest.objects.unscoped().last()
    earlier = [i for i in fresh.items.all() if "subjectaccess" not in i.kind]
    assert len(earlier) == items
    assert str(case.public_id) not in after
    assert "Conflict" not in after
    assert without_requests(after) == without_requests(before)


def without_requests(text):
    """The second answer tells of the first request."""
    groups, _ = json.loads(text)
    return [group for group in groups if "Subject access request" not in group]


def test_what_is_not_hidden_is_in_an_answer(three, council, governance):
    case = Case(text="open", owner=council)
    case.save()
    let_into(three[0], council, case)

    assert "Membership" in text_of(prepared(governance, three[0]))


def test_what_becomes_hidden_later_is_in_no_copy(
    three, council, governance, monkeypatch
):
    case = Case(text="open", owner=council)
    case.save()
    let_into(three[0], council, case)
    request = prepared(governance, three[0])
    before = text_of(request)

    monkeypatch.setattr(Case.Privacy, "hidden", True, raising=False)
    declaration_of.cache_clear()
    after = text_of(request)
    monkeypatch.undo()
    declaration_of.cache_clear()

    assert "Membership" in before
    assert "Membership" not in after


def test_what_points_at_a_hidden_row_is_hidden_too(three, governance, monkeypatch):
    monkeypatch.setattr(Team.Privacy, "hidden", True, raising=False)
    declaration_of.cache_clear()
    request = collected(governance, person=three[0])
    monkeypatch.undo()
    declaration_of.cache_clear()

    kinds = set(request.items.values_list("kind", flat=True))
    assert "accounts.teammembership" not in kinds
    assert "accounts.roleholding" in kinds


def test_rows_can_be_hidden_one_by_one(three, governance, monkeypatch):
    monkeypatch.setattr(Cover.Privacy, "hidden", "absent__is_active", raising=False)
    declaration_of.cache_clear()
    shown = collected(governance, person=three[0])
    three[0].__class__.objects.filter(pk=three[0].pk).update(
        is_active=True, left_at=None
    )
    hidden = collected(governance, person=three[0])
    monkeypatch.undo()
    declaration_of.cache_clear()

    assert shown.items.filter(kind="accounts.cover").exists()
    assert not hidden.items.filter(kind="accounts.cover").exists()


def test_reference_of_a_hidden_record_is_blacked_out(
    three, governance, colleague, monkeypatch
):
    secret = collected(governance)
    monkeypatch.setattr(SubjectAccessRequest.Privacy, "hidden", True, raising=False)
    declaration_of.cache_clear()
    SocialAccount.objects.filter(user=three[0]).update(
        extra_data={"see": secret.reference.lower(), "not": "SAR-NOTHING"}
    )
    request = collected(governance, person=three[0])
    monkeypatch.undo()
    declaration_of.cache_clear()

    value = request.items.get(field="extra_data").value
    assert secret.reference.lower() not in value
    assert "SAR-NOTHING" in value
