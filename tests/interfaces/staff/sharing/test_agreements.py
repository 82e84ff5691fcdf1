"""Agreements are found, read, drafted, signed, renewed and withdrawn on pages."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.sharing.models import SharingAgreement
from fourfold.partnership.sharing.services import withdraw_agreement
from tests.partnership.sharing.agreeing import (
    agreed,
    days,
    drafted,
    renew,
    signatory,
    signed,
    status,
)
from tests.people import SET_UP, signed_in


@pytest.fixture
def as_administrator(client, administrator):
    return signed_in(client, administrator)


def date_of(name, day):
    return {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}


def typed(*agencies, **changed):
    return {
        "title": "Knives in the town centre",
        "agencies": [str(agency.public_id) for agency in agencies],
        "purposes": ["prevent-violence"],
        "powers": ["pcsc-2022-s16"],
        "data_categories": ["incidents"],
        "retention": "A year",
        **date_of("starts_on", days(0)),
        **date_of("review_by", days(100)),
        **date_of("ends_on", days(300)),
        **changed,
    }


def address(name, agreement):
    return reverse(f"staff:{name}", args=[agreement.public_id])


def test_the_list_says_what_to_do_while_there_is_none(as_administrator):
    page = as_administrator.get(reverse("staff:agreements"))

    assert "No agreements yet" in page.text
    assert "Draft an agreement" in page.text


def test_the_list_shows_parties_status_and_days(as_administrator, council, police):
    agreed(council, police)
    drafted(council, police, title="Another")

    page = as_administrator.get(reverse("staff:agreements"))

    for words in ("Invented Constabulary", "In force", "Waiting for signatures"):
        assert words in page.text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"Signed", "Draft", "Over"}),
        ({"status": "on"}, {"Signed"}),
        ({"status": "unsigned"}, {"Draft"}),
        ({"status": "withdrawn"}, {"Over"}),
        ({"status": "review-due"}, set()),
        ({"text": "sig"}, {"Signed"}),
    ],
)
def test_the_list_is_filtered(asked, found, as_administrator, council, police):
    agreed(council, police, title="Signed")
    drafted(council, police, title="Draft")
    over = agreed(council, police, title="Over")
    withdraw_agreement(by=SET_UP, agreement_id=over.pk, reason="breach")

    page = as_administrator.get(reverse("staff:agreements"), asked)

    assert {t for t in ("Signed", "Draft", "Over") if f">{t}</a>" in page.text} == found
    assert ("No agreement fits" in page.text) is (not found)


def test_each_status_is_found_by_its_filter(
    as_administrator, administrator, council, police
):
    first = agreed(council, police, title="First")
    second = renew(first, starts_on=days(10))
    for agency in (council, police):
        signed(second, agency)
    agreed(council, police, title="Short", review_by=days(5), ends_on=days(8))

    with time_machine.travel(timezone.now() + timedelta(days=11)):
        answers = {
            wanted: SharingAgreement.objects.get(title=title, version=version)
            for wanted, title, version in (
                ("replaced", "First", 1),
                ("on", "First", 2),
                ("ended", "Short", 1),
            )
        }
        signed_in(as_administrator, administrator)
        for wanted, agreement in answers.items():
            page = as_administrator.get(reverse("staff:agreements"), {"status": wanted})
            assert status(agreement) == wanted
            found = [a for a in answers.values() if str(a.public_id) in page.text]
            assert found == [agreement]


def test_an_agency_finds_its_own(as_administrator, council, police, provider):
    ours = drafted(council, police)
    theirs = drafted(council, provider)

    page = as_administrator.get(
        reverse("staff:agreements"), {"agency": str(police.public_id)}
    )

    assert str(ours.public_id) in page.text
    assert str(theirs.public_id) not in page.text


def test_the_list_asks_few_questions(
    as_administrator, council, police, django_assert_max_num_queries
):
    for _ in range(20):
        drafted(council, police)
    as_administrator.get(reverse("staff:agreements"))

    with django_assert_max_num_queries(20):
        as_administrator.get(reverse("staff:agreements"))


def test_an_agreement_says_all_that_was_agreed(as_administrator, council, police):
    agreement = agreed(council, police)

    page = as_administrator.get(address("agreement", agreement))

    for words in (
        "Prevent crime and disorder",
        "Crime and Disorder Act 1998, section 115",
        "A year after the end",
        "Incidents and what was done about them",
        f"Signatory of {police.pk}",
        "Renew",
        "Withdraw",
    ):
        assert words in page.text
    assert ">Sign</a>" not in page.text


def test_whoever_does_not_look_after_it_is_offered_nothing(
    client, officer, council, police
):
    agreement = drafted(council, police)

    page = signed_in(client, officer).get(address("agreement", agreement))

    assert "Waiting for signatures" in page.text
    for words in (">Sign</a>", ">Change</a>", ">Withdraw</a>"):
        assert words not in page.text


def test_versions_are_listed(as_administrator, council, police):
    first = agreed(council, police)
    second = renew(first, starts_on=days(500))

    page = as_administrator.get(address("agreement", first))

    assert address("agreement", second) in page.text
    assert "Draft a new version" not in page.text


def test_a_withdrawn_one_says_why(as_administrator, council, police):
    agreement = agreed(council, police)
    withdraw_agreement(by=SET_UP, agreement_id=agreement.pk, reason="power-ended")

    page = as_administrator.get(address("agreement", agreement))

    assert "The law it rests on has changed" in page.text
    assert ">Renew</a>" not in page.text


def test_the_register_says_how_far_it_was_checked(as_administrator):
    page = as_administrator.get(reverse("staff:agreement-powers"))

    assert "Police, Crime, Sentencing and Courts Act 2022, section 16" in page.text
    assert "Not read at the source" in page.text


def test_one_is_drafted(as_administrator, council, police):
    answer = as_administrator.post(
        reverse("staff:agreement-draft"), typed(council, police)
    )

    agreement = SharingAgreement.objects.get()
    assert answer["Location"] == address("agreement", agreement)
    assert agreement.parties.count() == 2
    assert agreement.ends_on == days(300)


def test_what_is_refused_is_said_and_what_was_typed_is_kept(
    as_administrator, council, police
):
    page = as_administrator.post(
        reverse("staff:agreement-draft"),
        typed(council, police, **date_of("review_by", days(301))),
    )

    assert "It must begin, then be reviewed, then end" in page.text
    assert "Knives in the town centre" in page.text
    assert not SharingAgreement.objects.exists()


def test_what_is_left_out_is_asked_for(as_administrator, council):
    page = as_administrator.post(reverse("staff:agreement-draft"), typed(purposes=[]))

    assert "There is a problem" in page.text


def test_a_draft_is_changed_and_a_signed_one_gets_a_new_version(
    as_administrator, council, police
):
    draft = drafted(council, police)
    shown = as_administrator.get(address("agreement-change", draft))
    as_administrator.post(address("agreement-change", draft), typed(council, police))
    signed(draft, police)

    as_administrator.post(
        address("agreement-version", draft), typed(council, police, title="New")
    )

    assert "Violence in the town centre" in shown.text
    titles = SharingAgreement.objects.order_by("version").values_list("title")
    assert list(titles) == [("Knives in the town centre",), ("New",)]


def test_one_is_renewed(as_administrator, council, police):
    agreement = agreed(council, police)
    renewed = {
        **date_of("starts_on", days(500)),
        **date_of("review_by", days(700)),
        **date_of("ends_on", days(900)),
    }

    as_administrator.post(address("agreement-renew", agreement), renewed)

    assert SharingAgreement.objects.get(version=2).ends_on == days(900)


def test_one_is_signed_for_ones_own_agency(as_administrator, council, police):
    agreement = drafted(council, police)
    page = as_administrator.get(address("agreement-sign", agreement))

    answer = as_administrator.post(
        address("agreement-sign", agreement), {"agency_id": council.pk, "read": "on"}
    )

    assert "Marshgate Council" in page.text
    assert "Invented Constabulary" not in page.text
    assert answer.status_code == 302
    assert agreement.parties.get(signed_on__isnull=False).agency == council


def test_a_party_chooses_which_of_its_agencies_signs(client, council, police):
    both = signatory(council)
    signatory(police).holdings.update(person=both)
    agreement = drafted(council, police)

    page = signed_in(client, both).get(address("agreement-sign", agreement))

    assert "Invented Constabulary" in page.text


def test_one_is_withdrawn(as_administrator, council, police):
    agreement = agreed(council, police)

    as_administrator.post(
        address("agreement-withdraw", agreement), {"reason": "breach"}
    )

    assert status(agreement) == "withdrawn"


def test_of_others_nothing_is_touched(as_administrator, police, provider):
    theirs = drafted(police, provider)

    answers = {
        as_administrator.get(address(f"agreement-{name}", theirs)).status_code
        for name in ("change", "version", "renew", "sign", "withdraw")
    }

    assert answers == {403}
