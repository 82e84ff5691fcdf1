"""Fills a site with people, entries and editions; prints an administrator's cookie.

python -m benchmarks.web.filling PEOPLE ENTRIES EDITIONS
"""

import sys
import uuid
from datetime import UTC, datetime

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from fourfold.partnership.accounts.models import Agency, Person, RoleHolding  # noqa: E402
from fourfold.partnership.audit.chain import BEGINNING, code_of  # noqa: E402
from fourfold.partnership.audit.models import Entry  # noqa: E402
from tests.people import LONG_AGO, make_agency, make_person, signed_in  # noqa: E402
from tests.site_editions import make_borough, make_site_edition  # noqa: E402

AT_ONCE = 2_000


def main(people: int, entries: int, editions: int) -> None:
    agencies = [make_agency(f"Agency {number:03}") for number in range(20)]
    administrator = make_person("Ada Min", agencies[0], "administrator")
    _add_people(people, agencies)
    _add_entries(entries)
    _add_editions(editions, administrator, agencies[0])
    client = signed_in(Client(), administrator)
    name = settings.SESSION_COOKIE_NAME
    print(f"{name}={client.cookies[name].value}")


def _add_people(number: int, agencies: list[Agency]) -> None:
    made = Person.objects.bulk_create(
        Person(name=f"Person {n:05}", email=f"{n}@example.org", password="!")  # noqa: S106
        for n in range(number)
    )
    RoleHolding.objects.bulk_create(
        RoleHolding(
            person=person,
            agency=agencies[n % len(agencies)],
            role="analyst",
            starts_on=LONG_AGO,
        )
        for n, person in enumerate(made)
    )


def _add_editions(number: int, administrator: Person, agency: Agency) -> None:
    """As many as a partnership has published in so many months, one after the other."""
    make_borough()
    analyst = make_person("Anna Lyst", agency, "analyst")
    newest = 12 * 2024 + 5
    for last in range(newest - number + 1, newest + 1):
        months = {"first": _month(last - 11), "last": _month(last)}
        make_site_edition(analyst, administrator, **months)


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"


def _add_entries(number: int) -> None:
    """A chain as the service would write it, without a transaction for each link."""
    last = Entry.objects.order_by("-seq").first()
    before, code = (last.seq, last.code) if last else (0, BEGINNING)
    batch = []
    for seq in range(before + 1, before + number + 1):
        entry = Entry(
            seq=seq,
            at=datetime.now(UTC).isoformat(timespec="microseconds"),
            doer=f"person {uuid.uuid4()}",
            action="audit.entry_read",
            target=str(uuid.uuid4()),
        )
        code = code_of(vars(entry), previous=code, key=settings.AUDIT_KEY.encode())
        entry.code = code
        batch.append(entry)
        if len(batch) == AT_ONCE:
            Entry.objects.bulk_create(batch)
            batch = []
    Entry.objects.bulk_create(batch)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
