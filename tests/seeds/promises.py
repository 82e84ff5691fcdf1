"""Pledges of April 2019, the action plan and its ten recommendations."""

from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from fourfold.partnership.enquiries.clock import is_late
from fourfold.partnership.enquiries.models import Enquiry
from fourfold.partnership.enquiries.services import answer, show
from fourfold.partnership.strategy.models import Strategy
from fourfold.partnership.strategy.services import add_action, record_entry

PLAN = "action-plan-on-the-future-of-neighbourhood-policing"


def pledge_page(site, part):
    return site.text("pledge", site.pledge(part).public_id)


def check_t061(site):
    pledge = site.pledge("Life Skills")
    assert (pledge.target, pledge.unit) == (10_000, "children")
    assert (pledge.starts_on.year, pledge.ends_on.year) == (2019, 2022)

    by = site.member("programme-manager")
    for amount, day in ((1_200, date(2020, 3, 1)), (800, date(2021, 3, 1))):
        record_entry(
            by=by,
            pledge_id=pledge.pk,
            amount=Decimal(amount),
            dated_on=day,
            source="Return of the schools",
        )

    page = pledge_page(site, "Life Skills")
    assert "2,000" in page
    assert "20%" in page
    assert "Not met" in page


def check_t062(site):
    page = pledge_page(site, "young people and the police")

    assert "Young Advisors" in page
    assert "A milestone" in page
    assert "%" not in page


def part_t063(site):
    assert "primary to secondary school" in pledge_page(site, "secondary school")


def part_t064(site):
    assert "saw domestic violence" in pledge_page(site, "trauma")


def part_t065(site):
    assert "faster mental health care" in pledge_page(site, "trauma")


def part_t066(site):
    assert "county lines" in pledge_page(site, "exploit")


def part_t067(site):
    assert "Metropolitan Police Service" in pledge_page(site, "hot spots")


def check_t216(site):
    page = site.text("strategy", PLAN)

    assert "First approved 6 May 2025" in page
    assert "Cabinet of Waltham Forest Council" in page


def check_t233(site):
    by = site.member("programme-manager")
    action = promised(site, by, "short")
    where = reverse("public:ask", args=["action", action.public_id])
    sent = site.client.post(where, {"text": "Which streets, and when?"})
    assert "Your question was sent" in sent.text

    enquiry = Enquiry.objects.get()
    show(by=by, enquiry_id=enquiry.pk, take_out=[])
    assert "Which streets, and when?" in site.text("scrutiny")
    answer(by=by, enquiry_id=enquiry.pk, text="The high street, from June.")

    page = site.text("question", enquiry.public_id)
    assert "The high street, from June." in page
    assert not is_late(enquiry, timezone.localdate())
    assert "Walk the streets" in site.text("scrutiny")


def promised(site, by, horizon):
    plan = Strategy.objects.get(slug=PLAN)
    return add_action(
        by=by,
        recommendation_id=site.recommendation(10).pk,
        version_id=plan.versions.get().pk,
        horizon=horizon,
        title="Walk the streets",
        text="",
        lead_agency_id=site.agency("Metropolitan Police Service").pk,
        supporting_ids=[],
        owner_post="Superintendent",
    )


def due(site, horizon):
    """The day on which the public page says an action of the plan is due."""
    action = promised(site, site.member("programme-manager"), horizon)
    return site.text("action", action.public_id)


def check_t217(site):
    page = due(site, "short")

    assert "6 November 2025" in page
    assert "late" in page.casefold()


def check_t218(site):
    page = due(site, "medium")

    assert "6 May 2026" in page
    assert "late" in page.casefold()


def check_t219(site):
    assert "6 May 2027" in due(site, "long")


def answered(site, number):
    """A recommendation without an action says so."""
    recommendation = site.recommendation(number)
    page = site.text("recommendation", recommendation.public_id)
    assert recommendation.title in page
    assert "No action answers it yet." in page
    assert "Citizens’ Assembly on the future of neighbourhood policing" in page


def part_t221(site):
    answered(site, 1)


def part_t222(site):
    answered(site, 2)


def part_t223(site):
    answered(site, 3)


def part_t224(site):
    answered(site, 4)


def part_t225(site):
    answered(site, 5)


def part_t226(site):
    answered(site, 6)


def part_t227(site):
    answered(site, 7)


def part_t228(site):
    answered(site, 8)


def part_t229(site):
    answered(site, 9)


def part_t230(site):
    answered(site, 10)


def check_t234(site):
    page = site.figure("positive-outcomes")

    assert "No evidence is cited. It counts for nothing in progress." in page
    assert "The source does not say what it rests on" in page


def part_t235(site):
    assert "rooted in the communities they serve" in site.figure("rooted-police")
