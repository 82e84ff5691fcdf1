"""Programmes for tests, made through the real services."""

from datetime import date
from decimal import Decimal
from itertools import count

from fourfold.partnership.programmes import services
from tests.people import actor_of

NUMBERS = count(1)


def make_programme(person, agency, **said):
    told = {
        "title": f"Programme {next(NUMBERS)}",
        "text": "",
        "for_whom": "Young people drawn into gangs",
        "since_year": 2011,
        "lead_agency_id": agency.pk,
    }
    return services.add_programme(by=actor_of(person), **(told | said))


def funding_of(**said):
    return {
        "title": "Base budget",
        "funder": "The council",
        "figure_id": None,
        "amount": Decimal(200_000),
        "starts_on": date(2025, 4, 1),
        "ends_on": date(2027, 3, 31),
        "period": "",
        "on_top_of_id": None,
        **said,
    }


def make_funding(person, programme, **said):
    return services.add_funding(
        by=actor_of(person), programme_id=programme.pk, **funding_of(**said)
    )


def service_of(commissioner, **said):
    return {
        "title": f"Way out {next(NUMBERS)}",
        "text": "",
        "for_whom": "Young women",
        "referral": "",
        "provider_id": None,
        "provider_name": "Helpers",
        "commissioner_id": commissioner.pk,
        "value": Decimal(60_000),
        **said,
    }


def make_service(person, programme, commissioner, **said):
    days = {"starts_on": date(2026, 1, 1), "ends_on": date(2027, 12, 31)}
    return services.add_service(
        by=actor_of(person),
        programme_id=programme.pk,
        **(days | service_of(commissioner, **said)),
    )


def make_kpi(person, service, **said):
    told = {
        "title": "People helped",
        "unit": "people",
        "is_people": True,
        "target": Decimal(60),
        "direction": "at-least",
        "every": "monthly",
        "counts_from": service.starts_on,
    }
    return services.add_kpi(by=actor_of(person), service_id=service.pk, **(told | said))


def file_return(person, kpi, first, value=40, source="Count of the provider"):
    return services.file_return(
        by=actor_of(person),
        kpi_id=kpi.pk,
        first=first,
        value=Decimal(value),
        source=source,
    )


def publish(person, programme):
    return services.publish_programme(by=actor_of(person), programme_id=programme.pk)
