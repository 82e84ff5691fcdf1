"""People and agencies as rows and lines of pages."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from fourfold.interfaces.components.listing import Cell
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.accounts.models import Agency, Person, RoleHolding

TAGS = {"active": "green", "suspended": "orange", "left": "grey"}


def person_cell(person: Person) -> Cell:
    return Cell(
        person.name,
        href=reverse("staff:person", args=[person.public_id]),
        hint=person.email,
    )


def person_trail(person: Person) -> list[tuple[str, str]]:
    """The pages above one of a person's."""
    return [
        ("People", reverse("staff:people")),
        (person.name, reverse("staff:person", args=[person.public_id])),
    ]


def agency_trail(agency: Agency | None = None) -> list[tuple[str, str]]:
    """The pages above an agency, or above one of its own."""
    trail = [("Agencies", reverse("staff:agencies"))]
    if agency is not None:
        trail.append((agency.name, reverse("staff:agency", args=[agency.public_id])))
    return trail


def status_cell(person: Person) -> Cell:
    return Cell(person.status.capitalize(), tag=TAGS[person.status])


def roles_in_words(holdings: Iterable[RoleHolding]) -> str:
    return "; ".join(
        f"{held.definition.title}, {held.agency.short_name}" for held in holdings
    )


def days_in_words(first: date, last: date | None) -> str:
    """ "From 1 April 2026", "1 April 2026 to 31 March 2027"."""
    if last is None:
        return f"From {day_words(first)}"
    return f"{day_words(first)} to {day_words(last)}"


def holding_state(held: RoleHolding, today: date) -> tuple[str, str]:
    """A word for how a role stands, and the colour of its tag."""
    if held.awaits_approval:
        return "Awaits approval", "yellow"
    if held.ends_on and held.ends_on < today:
        return "Ended", "grey"
    if held.agency.left_on and held.agency.left_on < today:
        return "Ended with its agency", "grey"
    if held.starts_on > today:
        return "Not begun", "blue"
    return "Held", "green"
