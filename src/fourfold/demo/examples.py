"""An example partnership from published pages, made through the services.

`definitions/examples/NAME/` holds what the pages say, in our own words, each thing with
the page it is from. Two accounts write and check it, as people would; nobody can sign
in to them, and they leave on the same day.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from fourfold.analysis.definitions import settings
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.models import Agency, Person
from fourfold.partnership.accounts.queries import actor_for
from fourfold.partnership.accounts.services import (
    invite_person,
    join_by_invitation,
    record_leaving,
)
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.audit.doers import command
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.models import Figure
from fourfold.partnership.figures.services import (
    approve_figure,
    note_conflict,
    record_figure,
    settle_conflict,
)
from fourfold.partnership.strategy.models import Strategy

from .example_programmes import spend
from .example_records import Writer, keep_record
from .example_strategies import promise

BY = command("load_example")
WRITER = ("Writer of the example", "writer@example.invalid", "administrator")
CHECKER = ("Checker of the example", "checker@example.invalid", "board-member")


@dataclass(frozen=True, slots=True)
class Example:
    """name : its folder in `definitions/examples/`"""

    name: str

    def part(self, which: str) -> dict[str, Any]:
        return settings(f"examples/{self.name}/{which}.toml")

    @property
    def authority(self) -> str:
        code: str = self.part("partnership")["partnership"]["authority"]
        return code

    def source(self, told: Mapping[str, Any]) -> str:
        page = self.part("sources")[told["page"]]
        return f"{page['title']}: {told['part']}"


def is_loaded(example: Example) -> bool:
    """Whether this example is there. Raises RefusedError if anything else is."""
    figures = {each["name"] for each in example.part("figures")["figures"]}
    titles = {each["title"] for each in example.part("strategy")["strategies"]}
    there = set(Figure.objects.values_list("name", flat=True))
    promised = set(Strategy.objects.values_list("title", flat=True))
    if not there and not promised:
        return False
    if figures <= there and titles <= promised:
        return True
    raise RefusedError(
        "There are figures or strategies that are not of the example. Load it into a"
        " database without any."
    )


@transaction.atomic
def load(example: Example) -> None:
    """All of an example, into a partnership that is set up for it."""
    agency = Agency.objects.get(name=example.part("strategy")["lead"])
    writer, checker = _join(WRITER, agency), _join(CHECKER, agency)
    by, approver = _acting(writer), _acting(checker)
    for told in example.part("figures")["figures"]:
        figure = _figure(example, told, by=by)
        approve_figure(by=approver, figure_id=figure.pk)
    for told in example.part("figures")["conflicts"]:
        _conflict(told, by=by)
    promise(example.part("strategy"), by=by, sources=example.part("sources"))
    spend(example.part("programmes"), by=by, source=example.source)
    writer_of_record = Writer(by, example.part("sources"), example.source)
    keep_record(example.part("record"), writer_of_record)
    for person in (writer, checker):
        record_leaving(by=BY, person_id=person.pk, on=timezone.localdate())


def _join(who: tuple[str, str, str], agency: Agency) -> Person:
    name, email, role = who
    invited = invite_person(
        by=BY, email=email, name=name, agency_id=agency.pk, role=role
    )
    # Known to nobody: these accounts are never signed in to.
    password = secrets.token_urlsafe(32)
    return join_by_invitation(token=invited.token, name=name, password=password)


def _acting(person: Person) -> Actor:
    return actor_for(person, is_strong=True, confirmed_at=timezone.now())


def _figure(example: Example, told: Mapping[str, Any], *, by: Actor) -> Figure:
    is_ours = "elsewhere" not in told and not told.get("is_anywhere", False)
    ours = CoveredArea.objects.get(code=example.authority) if is_ours else None
    return record_figure(
        by=by,
        name=told["name"],
        what=told["what"],
        value=Decimal(told["value"]) if "value" in told else None,
        qualifier=told.get("qualifier", Figure.Qualifier.EXACTLY.value),
        unit=told.get("unit", ""),
        numerator=told.get("numerator"),
        denominator=told.get("denominator"),
        period=told["period"],
        place_id=ours.pk if ours else None,
        elsewhere=told.get("elsewhere", ""),
        source=example.source(told),
        basis=told.get("basis", ""),
        note=told.get("note", ""),
        as_at=example.part("sources")[told["page"]]["as_at"],
    )


def _conflict(told: Mapping[str, Any], *, by: Actor) -> None:
    ids = dict(Figure.objects.values_list("name", "pk"))
    one, other = ids[told["one"]], ids[told["other"]]
    noted = note_conflict(by=by, one_id=one, other_id=other, text=told["text"])
    if "settled" in told:
        settle_conflict(by=by, conflict_id=noted.pk, how=told["settled"])
