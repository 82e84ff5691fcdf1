"""What somebody may not see changes not one byte of what they get."""

import re

import pytest
from django.urls import NoReverseMatch, reverse

from fourfold.partnership.sharing.models import Conflict
from tests.interfaces.access.table import addresses
from tests.partnership.sharing.conftest import into
from tests.partnership.sharing.records.models import Case
from tests.partnership.sharing.seeing import broken
from tests.people import make_person, signed_in

# What health says, a session that ends, and a challenge that is new each time change by
# themselves. The trail is for auditors: that something was done, and by number to what.
APART = ("health", "account_logout", "mfa_a", "staff:audit")
BY_CHANCE = re.compile(
    r'(csrfmiddlewaretoken" value|nonce|datetime|title)="[^"]*"'
    r"|\d+ (second|minute)s? ago"
)


def plain_addresses():
    """Every address of the site that needs no number."""
    for name, _ in addresses():
        if any(word in name for word in APART):
            continue
        try:
            yield name, reverse(name)
        except NoReverseMatch:
            continue


def answers(client):
    found = {}
    for name, address in plain_addresses():
        response = client.get(address)
        body = b"".join(response) if response.streaming else response.content
        text = BY_CHANCE.sub("", body.decode(errors="replace"))
        found[name] = (response.status_code, response.headers.get("Location"), text)
    return found


@pytest.mark.parametrize("who", ["officer", "sergeant", "governance", "administrator"])
def test_a_record_that_one_may_not_see_changes_no_answer(
    who, client, council, police, provider, request
):
    person = request.getfixturevalue(who)
    others = [
        make_person("Other", council, "youth-justice-worker"),
        make_person("Third", police, "youth-justice-worker"),
    ]
    signed_in(client, person)
    client.get(reverse("staff:home"))
    before = answers(client)

    for number, other in enumerate(others):
        agency = other.holdings.get().agency
        case = Case(owner=agency, text=f"CANARY-{number}", tier=4)
        case.save()
        into(case, other, agency, role="youth-justice-worker")

    after = answers(client)
    assert len(before) > 20
    assert {n for n in before if before[n] != after[n]} == set()
    assert not [n for n in after if "CANARY" in after[n][2]]


def test_a_conflict_recorded_of_somebody_changes_no_answer_to_them(
    client, council, governance
):
    """Who is named in a record must not learn by it that there is one."""
    other = make_person("Other", council, "asb-officer")
    case = Case(owner=council, text="CANARY")
    case.save()
    into(case, other, council)
    broken(other, case)
    signed_in(client, governance)
    listed = client.get(reverse("staff:glass-reviews")).text

    Conflict.objects.create(
        person=governance,
        record_kind=case.record_kind(),
        record_id=case.public_id,
        kind="named",
    )

    after = answers(client)
    assert "Other" in listed
    assert "Other" not in after["staff:glass-reviews"][2]
    assert not [
        name
        for name, answer in after.items()
        if str(case.public_id) in answer[2] and name != "staff:audit-entries"
    ]
