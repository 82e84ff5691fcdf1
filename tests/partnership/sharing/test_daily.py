"""What the daily job does: reminders, each once, and the end of what nobody can use."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from fourfold.partnership.accounts.services import (
    end_role,
    record_agency_left,
    record_leaving,
    suspend_person,
)
from fourfold.partnership.audit.doers import job
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.sharing.models import Membership
from fourfold.partnership.sharing.queries import is_orphan, orphans
from fourfold.partnership.sharing.services import (
    close_memberships,
    remind_of_agreements,
    withdraw_agreement,
)
from tests.people import SET_UP, actor_of, make_person

from .agreeing import agreed, drafted, renew, signatory, signed
from .conftest import into
from .records.models import Case
from .seeing import in_days

BY = job("daily/sharing")


def address(agreement):
    return f"/staff/sharing/agreements/{agreement.public_id}/"


def reminded(days):
    return remind_of_agreements(by=BY, now=in_days(days), address=address)


def told(template):
    return set(
        Message.objects.filter(template=template).values_list("to_address", flat=True)
    )


def test_people_are_told_of_a_review_a_month_before_and_once(council, police):
    agreed(council, police)

    counts = [reminded(days)["reviews"] for days in (269, 270, 271)]

    assert counts == [0, 2, 0]
    assert told("agreement-review-due") == {
        signatory(council).email,
        signatory(police).email,
    }


def test_people_are_told_of_the_end_the_day_after_and_once(council, police):
    agreement = agreed(council, police)

    counts = [reminded(days)["ended"] for days in (600, 601, 602)]

    assert counts == [0, 2, 0]
    message = Message.objects.filter(template="agreement-expired").first()
    assert message.context["expired_on"] == str(agreement.ends_on)


def test_nobody_is_told_of_what_was_never_signed_or_is_withdrawn(council, police):
    drafted(council, police)
    withdrawn = agreed(council, police)
    withdraw_agreement(by=SET_UP, agreement_id=withdrawn.pk, reason="breach")

    assert reminded(601) == {"reviews": 0, "ended": 0}


def test_nobody_is_told_of_one_that_a_new_version_took_over_from(council, police):
    first = agreed(council, police)
    second = renew(first, starts_on=timezone.localdate() + timedelta(days=500))
    for agency in (council, police):
        signed(second, agency)

    assert reminded(601)["ended"] == 0


def test_only_people_of_its_parties_who_are_there_are_told(council, police):
    agreed(council, police)
    suspend_person(by=SET_UP, person_id=signatory(police).pk, reason="absence")

    reminded(601)

    assert told("agreement-expired") == {signatory(council).email}


def test_memberships_of_leavers_are_ended(case, keeper):
    today = timezone.localdate()
    record_leaving(by=SET_UP, person_id=keeper.pk, on=today)
    on_the_last_day = close_memberships(by=BY, now=timezone.now())

    closed = close_memberships(by=BY, now=timezone.now() + timedelta(days=1))

    assert (on_the_last_day, closed) == (0, 1)
    assert Membership.objects.get().end_reason == "left"
    assert close_memberships(by=BY, now=timezone.now() + timedelta(days=1)) == 0


def test_who_comes_back_to_a_role_must_be_let_in_anew(case, keeper):
    yesterday = timezone.localdate() - timedelta(days=1)
    end_role(by=SET_UP, holding_id=keeper.holdings.get().pk, on=yesterday)
    close_memberships(by=BY, now=timezone.now())

    keeper.holdings.update(ends_on=None)

    assert Membership.objects.get().end_reason == "role-over"
    assert not Case.objects.visible_to(actor_of(keeper)).exists()


def test_memberships_end_with_the_agency(case, council, keeper):
    record_agency_left(by=SET_UP, agency_id=council.pk, on=timezone.localdate())

    closed = [
        close_memberships(by=BY, now=timezone.now() + timedelta(days=days))
        for days in (0, 1)
    ]

    assert closed == [0, 1]


def test_a_suspended_persons_memberships_wait_for_them(case, keeper):
    suspend_person(by=SET_UP, person_id=keeper.pk, reason="conduct")

    assert close_memberships(by=BY, now=timezone.now()) == 0
    assert is_orphan(case)


def test_nobody_gives_it_to_themselves_or_while_somebody_can_read_it(
    case, council, police, keeper, governance
):
    colleague = make_person("Colleen", council, "asb-officer")
    reviewer = make_person("Pola Reviewer", police, "information-governance")
    refused = []

    refused.append(is_refused(case, colleague, council, by=governance))
    suspend_person(by=SET_UP, person_id=keeper.pk, reason="absence")
    refused.append(is_refused(case, colleague, council, by=reviewer))
    refused.append(is_refused(case, governance, council, by=governance))

    assert refused == [True, True, True]
    assert is_orphan(case)


def is_refused(case, person, agency, *, by):
    role = person.holdings.get().role
    try:
        into(case, person, agency, by=actor_of(by), role=role)
    except PermissionDenied:
        return True
    return False


def test_a_record_that_nobody_can_read_is_found_and_given_to_somebody(
    case, council, keeper, governance
):
    reviewer = actor_of(governance)
    before = orphans(reviewer)
    suspend_person(by=SET_UP, person_id=keeper.pk, reason="absence")
    found = orphans(reviewer)
    colleague = make_person("Colleen", council, "asb-officer")

    into(case, colleague, council, by=actor_of(governance))

    assert (before, found) == ([], [case])
    assert orphans(reviewer) == []
