"""Programmes, their money and returns, where they are kept true and filed."""

from datetime import date
from decimal import Decimal

from fourfold.partnership.programmes import services
from tests.people import actor_of, make_person
from tests.programmes import (
    file_return,
    make_funding,
    make_kpi,
    make_programme,
    make_service,
    publish,
)

from .states import anyone, staff

MANAGE = {"administrator"}
SEE = {"administrator", "governance"}
# Of a service that the provider of the scene provides.
FILE = {"administrator", "provider"}
COME_IN = SEE | FILE
FIRST = date(2026, 1, 1)


def add_to(scene):
    manager = make_person("Pro Spender", scene.council, "programme-manager")
    by = actor_of(manager)
    programme = make_programme(manager, scene.council)
    line = make_funding(manager, programme)
    service = make_service(
        manager,
        programme,
        scene.council,
        starts_on=FIRST,
        provider_id=scene.provider.pk,
        provider_name="",
    )
    kpi = make_kpi(manager, service)
    scene.records |= {
        "programme": programme,
        "funding": line,
        "service": service,
        "kpi": kpi,
        **_said(by, programme, line, service),
    }
    file_return(manager, kpi, FIRST)
    publish(manager, programme)


def _said(by, programme, line, service):
    method = {"intervention": "mentoring", "rationale": "", "body": ""}
    spent = {
        "kind": "spent",
        "amount": Decimal(5),
        "dated_on": FIRST,
        "source": "Ledger",
    }
    reached = {"grouping": "sex", "counts": {"female": 12}, "source": "Register"}
    return {
        "method": services.choose_method(by=by, programme_id=programme.pk, **method),
        "money": services.record_money(by=by, line_id=line.pk, **spent),
        "reach": services.report_reach(
            by=by, service_id=service.pk, first=FIRST, last=FIRST, **reached
        ),
    }


def of(name):
    return lambda scene: [scene.records[name].public_id]


def form(name, only, what=None, *, otherwise=403):
    """A page with a form; an empty form is shown again."""
    arguments = of(what) if what else None
    return staff(
        name, only=only, otherwise=otherwise, arguments=arguments, GET=200, POST=200
    )


def of_return(scene):
    return [scene.kpi.public_id, FIRST.isoformat()]


def of_reach(scene):
    return [scene.service.public_id, "age"]


# Governance may see a service and not file for it: told so, as they know of it.
TABLE = [
    anyone("public:programmes"),
    anyone("public:programmes-csv", GET=200, POST=405),
    anyone("public:programmes-json", GET=200, POST=405),
    anyone("public:programme-returns"),
    anyone("public:programme-returns-csv", GET=200, POST=405),
    anyone("public:programme", arguments=of("programme")),
    anyone("public:programme-service", arguments=of("service")),
    staff("staff:programmes", only=SEE),
    staff("staff:programme", only=SEE, arguments=of("programme")),
    form("staff:programme-add", MANAGE),
    form("staff:programme-change", MANAGE, "programme"),
    form("staff:programme-publish", MANAGE, "programme"),
    form("staff:programme-method-add", MANAGE, "programme"),
    form("staff:programme-method-drop", MANAGE, "method"),
    staff("staff:programme-funding", only=SEE, arguments=of("funding")),
    form("staff:programme-funding-add", MANAGE, "programme"),
    form("staff:programme-funding-change", MANAGE, "funding"),
    form("staff:programme-funding-year", MANAGE, "funding"),
    form("staff:programme-money-add", MANAGE, "funding"),
    form("staff:programme-money-strike", MANAGE, "money"),
    staff("staff:programme-returns", only=COME_IN),
    staff("staff:programme-service", only=COME_IN, arguments=of("service")),
    form("staff:programme-service-add", MANAGE, "programme"),
    form("staff:programme-service-change", MANAGE, "service"),
    form("staff:programme-service-end", MANAGE, "service"),
    form("staff:programme-kpi-add", MANAGE, "service"),
    form("staff:programme-kpi-change", MANAGE, "kpi"),
    form("staff:programme-kpi-stop", MANAGE, "kpi"),
    staff("staff:programme-returns-file", only=COME_IN, arguments=of("service")),
    form("staff:programme-returns-send", FILE, "service"),
    staff(
        "staff:programme-returns-write", only=COME_IN, arguments=of("service"), GET=405
    ),
    staff(
        "staff:programme-returns-write", only=FILE, arguments=of("service"), POST=200
    ),
    form("staff:programme-reach", FILE, "service"),
    staff(
        "staff:programme-reach-report",
        only=FILE,
        arguments=of_reach,
        GET=200,
        POST=200,
    ),
    form("staff:programme-reach-correct", FILE, "reach"),
    staff("staff:programme-return", only=FILE, arguments=of_return, GET=200, POST=200),
]
