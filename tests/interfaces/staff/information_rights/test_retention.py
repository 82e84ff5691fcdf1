"""Periods, previews, runs, holds, and the register."""

import pytest
from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.audit.doers import job
from fourfold.partnership.information_rights.models import LegalHold, RetentionRun
from fourfold.partnership.information_rights.services import (
    apply_retention,
    lift_hold,
    place_hold,
)
from tests.partnership.information_rights.leaver import PERIODS, set_periods
from tests.people import SET_UP

HERE = "staff:retention"


@pytest.fixture
def keeper(sign_in, governance):
    return sign_in(governance)


def test_page_says_loudly_what_nobody_has_decided(keeper):
    set_periods(people="2 years", colours=1, roles="ages")

    page = keeper.get(reverse(HERE)).text

    assert "Some periods are not set" in page
    assert "2 years" in page
    assert "“colours” has no effect" in page
    assert "“roles” has no effect" in page
    assert "Nothing is held." in page
    assert "Nothing has run yet" in page


def test_preview_shows_what_is_over_and_changes_nothing(keeper):
    set_periods(**PERIODS)

    page = keeper.post(reverse("staff:retention-preview"), follow=True).text

    assert "This was only a look" in page
    assert RetentionRun.objects.get().is_dry


def test_runs_are_listed_and_opened(keeper, django_assert_max_num_queries):
    set_periods(people=1)
    for _ in range(12):
        apply_retention(by=job("daily/retention"), now=timezone.now())
    broken = RetentionRun.objects.create(
        as_of=timezone.now(), is_dry=False, started_by="job daily/retention"
    )

    with django_assert_max_num_queries(23):
        listed = keeper.get(reverse(HERE)).text
    done = keeper.get(
        reverse("staff:retention-run", args=[RetentionRun.objects.last().public_id])
    ).text
    broken_off = keeper.get(
        reverse("staff:retention-run", args=[broken.public_id])
    ).text

    assert "Page 1 of 2" in listed
    assert "Broken off" in listed
    assert "no period “roles” is set" in done
    assert "This run was broken off" in broken_off


def test_kind_that_is_no_longer_there_is_shown_by_its_name(keeper):
    run = apply_retention(by=SET_UP, now=timezone.now(), dry_run=True)
    run.lines.filter(kind="accounts.cover").update(kind="accounts.rota")

    page = keeper.get(reverse("staff:retention-run", args=[run.public_id])).text

    assert "accounts.rota" in page


def test_hold_on_a_person_is_placed_and_lifted(keeper, officer):
    data = {"account": officer.email, "reason": "claim", "matter": "LS-26-1"}
    keeper.post(reverse("staff:retention-hold"), data)
    hold = LegalHold.objects.get()
    listed = keeper.get(reverse(HERE)).text
    lift = reverse("staff:retention-lift", args=[hold.public_id])

    asked = keeper.get(lift).text
    keeper.post(lift)
    again = keeper.post(lift, follow=True).text

    assert hold.person == officer
    assert "All about Asbel Officer" in listed
    assert "LS-26-1" in listed
    assert "Lift this hold?" in asked
    assert "lifted already" in again
    assert "lifted already" in keeper.get(lift).text


def test_holds_on_kinds_and_rows_are_shown_in_words(keeper, officer):
    place_hold(by=SET_UP, reason="audit", kind="accounts.cover")
    key = str(officer.holdings.get().pk)
    place_hold(by=SET_UP, reason="audit", kind="accounts.roleholding", row=key)
    lifted = place_hold(by=SET_UP, reason="inquiry", kind="accounts.invitation")
    lift_hold(by=SET_UP, hold_id=lifted.pk)

    page = keeper.get(reverse(HERE)).text

    assert "All of the kind Cover" in page
    assert f"Role holding, number {key}" in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"reason": "claim"}, "Choose either a person or a kind"),
        (
            {"reason": "claim", "account": "nobody@example.org"},
            "Nobody works or worked",
        ),
        ({"reason": "claim", "kind": "accounts.cover", "row": "0"}, "no such record"),
        ({"kind": "accounts.cover"}, "Say why it must be kept"),
    ],
)
def test_hold_on_nothing_is_not_placed(keeper, data, words):
    page = keeper.post(reverse("staff:retention-hold"), data).text

    assert words in page
    assert not LegalHold.objects.exists()


def test_register_says_what_is_held_why_and_how_long(keeper):
    set_periods(people="2 years")

    page = keeper.get(reverse("staff:register")).text
    some = keeper.get(reverse("staff:register"), {"text": "second FACTOR"}).text
    none = keeper.get(reverse("staff:register"), {"text": "zebra"}).text

    assert "to sign in, and to be known to colleagues" in page
    assert "Here that is 2 years" in page
    assert "That period is not set, so it is kept for ever" in page
    assert "nobody must learn that there is one" in page
    assert "Authenticator" in some
    assert (
        "Invitation"
        not in some.split("</nav>")[-1].split("<main")[-1].split("ff-item")[-1]
    )
    assert "No kind of record fits" in none
