"""Every way of asking for records, beside what the reference says of each."""

from collections import Counter
from dataclasses import dataclass, field

from fourfold.partnership.accounts.models import Person
from fourfold.partnership.sharing.queries import open_record
from tests.people import actor_of

from .stage import KINDS


@dataclass
class Tally:
    """Triples of person, record and surface that were checked, and what was wrong."""

    checked: Counter = field(default_factory=Counter)
    visible: int = 0
    leaks: list = field(default_factory=list)
    hidden: list = field(default_factory=list)

    def compare(self, surface, person, seen, *, wanted, records):
        self.checked[surface] += len(records)
        self.visible += len(wanted)
        self.leaks += [(surface, person, key) for key in seen - wanted]
        self.hidden += [(surface, person, key) for key in wanted - seen]

    def __str__(self):
        surfaces = ", ".join(f"{n:,} by {s}" for s, n in sorted(self.checked.items()))
        return (
            f"{self.checked.total():,} triples of person, record and surface checked "
            f"({surfaces}); {self.visible:,} to be seen; {len(self.leaks)} leaks, "
            f"{len(self.hidden)} wrongly hidden"
        )


def compare_all(world, tally):
    """Ask for everything as everybody."""
    for person in Person.objects.filter(pk__in=world.people):
        actor = actor_of(person)
        for kind, model in KINDS.items():
            records = {key for key in world.records if key[0] == kind}
            wanted = {key for key in records if world.may_read(person.pk, key)}
            for surface, ask in SURFACES.items():
                seen = {(kind, found) for found in ask(model, actor, records)}
                tally.compare(surface, person.pk, seen, wanted=wanted, records=records)
            count = model.objects.visible_to(actor).count()
            tally.checked["count"] += 1
            assert count == len(wanted)


def listed(model, actor, _records):
    return {row.public_id for row in model.objects.visible_to(actor)}


def searched(model, actor, _records):
    """By the text that is in each."""
    found = model.objects.visible_to(actor).filter(text__contains="CANARY-")
    return set(found.order_by("text").values_list("public_id", flat=True))


def looked_up(model, actor, records):
    """By their keys, as a page that links to records asks which it may show."""
    rows = model.objects.visible_to(actor)
    found = rows.filter(public_id__in=[key[1] for key in records])
    return set(found.values_list("public_id", flat=True))


def opened(model, actor, records):
    seen = set()
    for _, public_id in records:
        try:
            found = open_record(model, public_id, actor)
        except model.DoesNotExist:
            continue
        assert found.text == f"CANARY-{public_id}"
        seen.add(public_id)
    return seen


SURFACES = {
    "list": listed,
    "search": searched,
    "look-up": looked_up,
    "opening": opened,
}
