"""What every rule stands on: the clock, the database, and the world of lists."""

from datetime import UTC, datetime

import time_machine
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from fourfold.partnership.accounts.models import Agency, Person
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.sharing import services
from fourfold.partnership.sharing.models import SharingAgreement
from tests.partnership.sharing.agreeing import BASIS, drafted, signatory, signed
from tests.partnership.sharing.records.models import Case, Panel
from tests.people import LONG_AGO, SET_UP, make_agency, make_person

from .reference import Row, World

KINDS = {"case": Case, "panel": Panel}
PURPOSES = ("prevent-crime", "support")
START = datetime(2026, 3, 20, 10, tzinfo=UTC)
REFUSALS = (RefusedError, PermissionDenied)
some = st.integers(0, 10**6)


def one_of(things, number):
    things = list(things)
    return things[number % len(things)]


class Stage(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.clock = time_machine.travel(START, tick=False)
        self.traveller = self.clock.start()
        self.atomic = transaction.atomic()
        # As the test case's own, so that what must be outermost may be inside it.
        self.atomic._from_testcase = True
        self.atomic.__enter__()
        self.world = World(START)

    def teardown(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        self.clock.stop()

    @initialize()
    def begin(self):
        council, police = self.agency(), self.agency()
        self.administrator = self.hire(council, "administrator")
        self.governance = self.hire(council, "information-governance")
        officer = self.hire(council, "asb-officer")
        worker = self.hire(council, "youth-justice-worker")
        sergeant = self.hire(police, "neighbourhood-sergeant")
        theirs = self.hire(police, "youth-justice-worker")
        case, panel, other = (
            self.record(council, "case", 3),
            self.record(council, "panel", 4),
            self.record(police, "case", 4),
        )
        self.record(council, "case", 5)
        self.agree([council, police], PURPOSES)
        self.let(case, officer, council, "asb-officer")
        self.let(case, worker, council, "youth-justice-worker")
        self.let(panel, worker, council, "youth-justice-worker")
        self.let(other, theirs, police, "youth-justice-worker")
        self.let(case, sergeant, police, "neighbourhood-sergeant")

    def agency(self):
        agency = make_agency(f"Agency {len(self.world.agencies)}")
        self.world.agencies[agency.pk] = None
        person = signatory(agency)
        self.world.people[person.pk] = None
        self.world.holdings.append(Row((person.pk, agency.pk, "signatory"), LONG_AGO))
        return agency.pk

    def hire(self, agency, role):
        name = f"Hired {len(self.world.people)}"
        person = make_person(name, Agency.objects.get(pk=agency), role)
        self.world.people[person.pk] = None
        self.world.holdings.append(Row((person.pk, agency, role), LONG_AGO))
        return person.pk

    def record(self, owner, kind, tier):
        record = KINDS[kind](owner_id=owner, tier=tier)
        record.text = f"CANARY-{record.public_id}"
        record.save()
        self.world.records[kind, record.public_id] = [owner, tier]
        return kind, record.public_id

    def found(self, key):
        return KINDS[key[0]].objects.unscoped().get(public_id=key[1])

    def agree(self, agencies, purposes, *, signers=None):
        """A first version, signed by some or all of its parties; its row."""
        parties = [Agency.objects.get(pk=pk) for pk in agencies]
        agreement = drafted(*parties, purposes=list(purposes))
        row = self.noted(agreement)
        for agency in parties if signers is None else parties[:signers]:
            signed(agreement, agency)
            row.more["signed"].add(agency.pk)
        return row

    def noted(self, agreement):
        row = Row(
            (agreement.series, agreement.version),
            agreement.starts_on,
            agreement.ends_on,
            {
                "pk": agreement.pk,
                "purposes": {p.code for p in agreement.purposes.all()},
                "parties": {p.agency_id for p in agreement.parties.all()},
                "signed": set(),
                "withdrawn": False,
            },
        )
        self.world.agreements.append(row)
        return row

    def agreement_for(self, owner, agency, purpose):
        """The key of one that carries it, or of any other, to be refused."""
        for row in self.world.agreements:
            how = {"series": row.what[0], "purpose": purpose}
            fits = row.on(self.world.today) and {owner, agency} <= row.more["signed"]
            if fits and self.world.agreed(owner, agency, how):
                return row
        return self.world.agreements[0]

    def let(self, key, person, agency, role, *, purpose="prevent-crime", **how):
        """Let somebody in, and note it; raises what the service raises."""
        owner, _ = self.world.records[key]
        row = None if owner == agency else self.agreement_for(owner, agency, purpose)
        membership = services.let_in(
            by=how.pop("by", SET_UP),
            record=self.found(key),
            person_id=person,
            agency_id=agency,
            role=role,
            purpose=purpose,
            basis=BASIS,
            agreement_id=row and row.more["pk"],
            **how,
        )
        self.note_member(
            (key, person, agency, role),
            membership.ends_at,
            purpose=purpose,
            series=row and row.what[0],
        )

    def note_member(self, what, last, *, purpose, series):
        more = {"purpose": purpose, "series": series, "ended": False}
        self.world.members.append(Row(what, self.world.now, last, more))

    def end_members(self, rows):
        for row in rows:
            if row.last is None or row.last > self.world.now:
                row.last = self.world.now
            row.more["ended"] = True

    def unended(self, key):
        return [
            row
            for row in self.world.members
            if row.what[0] == key and not row.more["ended"]
        ]


def agreement_at(row):
    return SharingAgreement.objects.get(pk=row.more["pk"])


def person_at(pk):
    return Person.objects.get(pk=pk)
