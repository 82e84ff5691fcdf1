from datetime import timedelta

from django.utils import timezone

from fourfold.interfaces.jobs.daily import leavers, sharing
from fourfold.partnership.accounts.services import record_leaving
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.sharing.models import Conflict, Membership
from fourfold.partnership.sharing.services import record_conflict
from tests.partnership.sharing.agreeing import agreed
from tests.partnership.sharing.conftest import into
from tests.partnership.sharing.records.models import Case
from tests.partnership.sharing.seeing import broken
from tests.people import SET_UP

NOTHING = {
    "agreements_due": 0,
    "agreements_ended": 0,
    "reviews_due": 0,
    "memberships": 0,
    "conflicts": 0,
}


def test_people_are_told_once_with_the_page_that_it_is_about(
    council, police, governance, sergeant
):
    agreement = agreed(council, police)
    case = case_of(council)
    glass = broken(sergeant, case)
    now = timezone.now()

    runs = [sharing.run(now + timedelta(days=days)) for days in (280, 281)]

    assert runs[0] == {**NOTHING, "agreements_due": 3, "reviews_due": 1}
    assert runs[1] == NOTHING
    links = {m.context["link"] for m in Message.objects.all()}
    assert links == {
        f"/staff/sharing/agreements/{agreement.public_id}/",
        f"/staff/sharing/emergency/{glass.public_id}/",
    }


def case_of(council):
    case = Case(owner=council, text="CANARY-case")
    case.save()
    return case


def test_what_is_left_of_a_record_that_is_gone_is_ended(council, officer, sergeant):
    case = case_of(council)
    into(case, officer, council)
    record_conflict(by=SET_UP, record=case, person_id=sergeant.pk, kind="work")
    before = sharing.run(timezone.now())
    case.delete()

    runs = [sharing.run(timezone.now()) for _ in range(2)]

    assert before == NOTHING
    assert runs == [{**NOTHING, "memberships": 1, "conflicts": 1}, NOTHING]
    assert Membership.objects.get().end_reason == "record-gone"
    assert Conflict.objects.get().lifted_at is not None


def test_memberships_of_leavers_are_ended_with_their_accounts(council, officer):
    into(case_of(council), officer, council)
    yesterday = timezone.localdate() - timedelta(days=1)
    record_leaving(by=SET_UP, person_id=officer.pk, on=yesterday)

    assert leavers.run(timezone.now()) == {"closed": 0, "memberships": 1}
