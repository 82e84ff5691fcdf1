"""The Gang Prevention Programme: its money, and who is paid for what."""

from datetime import date
from decimal import Decimal

from fourfold.partnership.programmes import services
from fourfold.partnership.programmes.models import FundingLine, Programme, Service

PROVIDERS = ("Abianda", "Spark2Life", "Change Grow Live", "We Can Work Out")


def programme_page(site):
    return site.text("programme", Programme.objects.get().public_id)


def service_page(site, provider):
    found = Service.objects.get(provider__name=provider)
    return site.text("programme-service", found.public_id)


def check_t002(site):
    page = programme_page(site)
    lines = FundingLine.objects.order_by("figure__value")

    assert "£800,000" in page
    assert "£2,200,000" in page
    assert "Money in all £3,000,000" in page
    assert "On top of: What the programme has already" in page
    # As numbers, by which they are put in order, and no words.
    assert [each.figure.value for each in lines] == [800_000, 2_200_000]
    assert "their start is not stated" in site.figure("gang-programme-new-money")


def check_t003(site):
    old, new = FundingLine.objects.order_by("pk")
    told = {
        name: getattr(old, name)
        for name in (
            *("funder", "figure_id", "amount", "starts_on", "ends_on", "period"),
            "on_top_of_id",
        )
    }

    services.edit_funding(
        by=site.member("programme-manager"),
        line_id=old.pk,
        reason="A clearer name",
        title="Base budget",
        **told,
    )

    page = programme_page(site)
    assert "What it is called: Base budget" in page
    assert "Why: A clearer name" in page
    new.refresh_from_db()
    assert new.title == "New money over four years"


def part_t052(site):
    assert "Since 2011" in programme_page(site)
    assert "has run since 2011" in site.figure("gang-programme-since")


def check_t053(site):
    quality = site.text("reported")
    page = programme_page(site)

    assert "One page counts four new services, another five new providers." in quality
    assert "The fifth is not named." in site.figure("gang-services-five")
    assert all(name in page for name in PROVIDERS)
    assert "5th not named in source" in page


def part_t054(site):
    page = service_page(site, "Abianda")

    assert "Young women affected by gangs and county lines" in page
    assert "How to be helped by it Not published" in page


def part_t055(site):
    assert "trains residents as mentors" in service_page(site, "Spark2Life")


def part_t056(site):
    assert "sends youth workers" in service_page(site, "Spark2Life")


def part_t057(site):
    assert "come out of prison" in service_page(site, "Change Grow Live")


def part_t058(site):
    assert "“Ask Me” ambassadors" in service_page(site, "We Can Work Out")


def check_t059(site):
    found = Service.objects.get(provider__name="Abianda")
    page = service_page(site, "Abianda")
    assert "From 1 April 2019" in page
    assert "Value of the contract Not published" in page
    assert "No measure is published." in page

    services.add_kpi(
        by=site.member("programme-manager"),
        service_id=found.pk,
        title="Young women supported",
        unit="young women",
        is_people=True,
        target=Decimal(40),
        direction="at-least",
        every="yearly",
        counts_from=date(2019, 4, 1),
    )

    page = service_page(site, "Abianda")
    assert "At least 40 young women" in page
    assert "Return not received" in page
    assert "Young women supported" in site.text("programme-returns")
