"""What somebody can do to a trail who has the database, and what is found of it.

Each trial makes a trail of 60 entries with anchors after the 20th and the 40th, damages
it once at random, and asks what a verification finds with and without the anchors.
"""

import random
from dataclasses import dataclass

from django.db import transaction

from fourfold.partnership.audit.chain import FIELDS, code_of
from fourfold.partnership.audit.doers import command
from fourfold.partnership.audit.findings import Kind
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.audit.services import anchor, record
from fourfold.partnership.audit.verification import verification
from tests.trail import unguarded

BY = command("test")
KEY = b"a key of the tests and of nothing else"
ENTRIES, ANCHORED_AFTER = 60, (20, 40)
SPARE = 1_000_000


@dataclass
class Found:
    """Of how many trials, how many were found."""

    trials: int = 0
    chain: int = 0
    anchors: int = 0
    since_last_anchor: int = 0

    def count(self, path, *, is_late):
        self.trials += 1
        self.chain += is_damaged()
        self.anchors += is_damaged(path)
        self.since_last_anchor += is_late


def is_damaged(path=None):
    """Also if whoever did it put the guard of the database back afterwards."""
    report = verification(key=KEY, anchors=path)
    return any(finding.kind is not Kind.UNGUARDED for finding in report.findings)


def make_trail():
    """Entries and anchors; each anchor is itself an entry."""
    for number in range(1, ENTRIES + 1):
        with transaction.atomic():
            record(by=BY, action="audit.entry_read", seq=number)
        if number in ANCHORED_AFTER:
            anchor(by=BY)


def edit(cursor, chance):
    field = chance.choice(["doer", "agency", "target", "purpose", "action"])
    _edit(cursor, chance.choice(_numbers()), field)


def delete(cursor, chance):
    # Not the last ones: that is cutting off the end.
    gone = chance.choice(_numbers()[:-1])
    cursor.execute("DELETE FROM audit_entry WHERE seq = %s", [gone])


def swap(cursor, chance):
    one, other = chance.sample(_numbers(), 2)
    for before, after in ((one, SPARE), (other, one), (SPARE, other)):
        cursor.execute(
            "UPDATE audit_entry SET seq = %s WHERE seq = %s", [after, before]
        )


def put_in(cursor, chance):
    """A copy of one under the next number, with those after it moved up."""
    at = chance.choice(_numbers())
    for number in reversed(_numbers()):
        if number > at:
            cursor.execute(
                "UPDATE audit_entry SET seq = seq + 1 WHERE seq = %s", [number]
            )
    columns = "at, doer, agency, action, target_kind, target, purpose, details, code"
    cursor.execute(
        f"INSERT INTO audit_entry (seq, {columns})"
        f" SELECT seq + 1, {columns} FROM audit_entry WHERE seq = %s",
        [at],
    )


def cut_off(cursor, chance):
    first = chance.choice(_numbers()[1:])
    cursor.execute("DELETE FROM audit_entry WHERE seq >= %s", [first])
    return first


def rewrite_without_key(cursor, chance):
    _rewrite(cursor, chance.choice(_numbers()), key=b"a guess")


def rewrite_with_key(cursor, chance):
    first = chance.choice(_numbers())
    _rewrite(cursor, first, key=KEY)
    return first


ATTACKS = {
    "an entry edited": edit,
    "an entry deleted": delete,
    "two entries swapped": swap,
    "an entry put in": put_in,
    "rewritten without the key": rewrite_without_key,
    "the end cut off": cut_off,
    "rewritten with the key": rewrite_with_key,
}


def try_attacks(path, *, trials, seed):
    """Attack by attack, what was found; each trial is taken back."""
    chance = random.Random(seed)
    found = {name: Found() for name in ATTACKS}
    make_trail()
    last_anchored = Entry.objects.filter(action="audit.anchored").last().details["seq"]
    with unguarded() as cursor:
        for name, attack in ATTACKS.items():
            for _ in range(trials):
                point = transaction.savepoint()
                first = attack(cursor, chance)
                found[name].count(path, is_late=bool(first and first > last_anchored))
                transaction.savepoint_rollback(point)
    return found


def table(found):
    lines = [
        "| attack | trials | by the chain alone | with anchors |",
        "|---|--:|--:|--:|",
    ]
    for name, each in found.items():
        lines.append(f"| {name} | {each.trials} | {each.chain} | {each.anchors} |")
    return "\n".join(lines)


def _numbers():
    return list(Entry.objects.values_list("seq", flat=True))


def _edit(cursor, seq, field):
    cursor.execute(
        f"UPDATE audit_entry SET {field} = {field} || 'x' WHERE seq = %s", [seq]
    )


def _rewrite(cursor, first, *, key):
    """Edit an entry, and make the codes of it and of all after it anew."""
    _edit(cursor, first, "doer")
    before = Entry.objects.filter(seq=first - 1).first()
    previous = before.code if before else "0" * 64
    for entry in Entry.objects.filter(seq__gte=first):
        values = [getattr(entry, field) for field in FIELDS]
        previous = code_of(values, previous=previous, key=key)
        cursor.execute(
            "UPDATE audit_entry SET code = %s WHERE seq = %s", [previous, entry.seq]
        )
