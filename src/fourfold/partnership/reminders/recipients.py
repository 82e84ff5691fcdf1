"""Whose a matter is, and to whom it is brought when it stays late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fourfold.partnership.accounts.models import Person
from fourfold.partnership.accounts.queries import actor_for
from fourfold.partnership.strategy import policies

from .matters import Matter
from .models import Preference
from .rules import CHAIR


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who works here, or covers for somebody who is away.

    owns : agencies for which they say how far things are
    sits_for : agencies for which they sit on the board
    keeps_all : whether they manage strategies
    """

    person: Person
    owns: frozenset[int]
    sits_for: frozenset[int]
    keeps_all: bool
    frequency: str

    def owns_matter(self, matter: Matter) -> bool:
        return matter.agency_id in self.owns


def recipients(now: datetime) -> list[Recipient]:
    """Everybody with something to do with what was promised, as it stands now."""
    wanted = dict(Preference.objects.values_list("person", "frequency"))
    found = []
    for person in Person.objects.filter(is_active=True, left_at=None).order_by("pk"):
        actor = actor_for(person, at=now)
        if policies.may_read_board(actor):
            sits = {h.agency_id for h in actor.held if h.role == policies.BOARD}
            found.append(
                Recipient(
                    person=person,
                    owns=policies.agencies_of(actor),
                    sits_for=frozenset(sits),
                    keeps_all=policies.may_manage(actor),
                    frequency=wanted.get(person.pk, Preference.Frequency.EACH),
                )
            )
    return found


def owners(matter: Matter, among: Sequence[Recipient]) -> list[Recipient]:
    """Of the agency that owns it; whoever keeps the whole where it has nobody."""
    own = [each for each in among if each.owns_matter(matter)]
    return own or _keepers(among)


def superiors(matter: Matter, step: str, among: Sequence[Recipient]) -> list[Recipient]:
    """To whom it is brought: somebody always, as long as there is anybody."""
    agency = matter.chair_id if step == CHAIR else matter.agency_id
    sitting = [each for each in among if agency in each.sits_for]
    if step == CHAIR and not sitting:
        sitting = [each for each in among if each.sits_for]
    return sitting or _keepers(among)


def told_of(recipient: Recipient, found: Sequence[Matter]) -> list[Matter]:
    """What stands in somebody's digest: all, for whoever keeps the whole."""
    if recipient.keeps_all:
        return list(found)
    return [each for each in found if recipient.owns_matter(each)]


def _keepers(among: Sequence[Recipient]) -> list[Recipient]:
    return [each for each in among if each.keeps_all]
