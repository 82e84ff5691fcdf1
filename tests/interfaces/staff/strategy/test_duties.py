"""Duties of the law are read by all, and kept true on pages for staff."""

from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.strategy.models import DutyNote
from tests.people import signed_in

from .conftest import day_of

KINDS = "pcsc-2022-s8-kinds"


def at(name):
    return reverse(f"staff:strategy-duty{name}", args=[KINDS])


def test_a_duty_is_red_until_something_shows_that_it_is_met(as_manager):
    public = reverse("public:duty", args=[KINDS])
    assert "7 of 7 are red." in as_manager.get(reverse("public:duties")).text
    assert "7 duties of the law are not shown" in as_manager.get("/staff/").text
    assert "Nothing is written down yet." in as_manager.get(public).text

    typed = {
        "text": "It lists the kinds",
        "document": "Needs assessment",
        "link": "https://marshgate.example/assessment",
        **day_of("dated_on", timezone.localdate()),
    }
    page = as_manager.post(at("-evidence"), typed, follow=True)

    assert "Evidence given" in page.text
    assert "Document: Needs assessment" in as_manager.get(public).text
    assert "6 of 7 are red." in as_manager.get(reverse("public:duties")).text


def test_a_gap_is_named_and_shown(as_manager):
    page = as_manager.post(at("-gap"), {"text": "No data of hospitals"}, follow=True)

    assert "Gap: No data of hospitals" in page.text
    assert "No evidence" in page.text


def test_the_desk_speaks_of_one_duty(as_manager, by):
    for duty in six_of_seven():
        as_manager.post(
            reverse("staff:strategy-duty-evidence", args=[duty]),
            {
                "text": "x",
                "document": "y",
                "link": "",
                **day_of("dated_on", timezone.localdate()),
            },
        )

    assert DutyNote.objects.count() == 6
    assert "1 duty of the law is not shown" in as_manager.get("/staff/").text


def six_of_seven():
    return [
        *(f"pcsc-2022-s8-{what}" for what in ("collaborate", "causes", "strategy")),
        *("pcsc-2022-s8-consult", "cda-1998-s17-due-regard", "ctsa-2015-s26-prevent"),
    ]


def test_who_keeps_actions_only_reads(client, officer):
    signed_in(client, officer)

    assert "Show that it is met" not in client.get(at("")).text
    assert client.get(at("-gap")).status_code == 403


def test_a_duty_that_is_none_is_not_found(as_manager):
    assert as_manager.get("/staff/strategy/duties/none/").status_code == 404
    assert as_manager.get("/progress/duties/none/").status_code == 404
