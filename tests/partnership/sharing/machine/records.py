"""People are let in and taken out; records and agreements change; glass is broken."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.sharing import services
from fourfold.partnership.sharing.models import Conflict, Membership
from tests.partnership.sharing.agreeing import BASIS, renew, signed
from tests.people import SET_UP, actor_of

from .reference import BREAK, NOT_HELD, TIERS, Row
from .stage import (
    KINDS,
    PURPOSES,
    REFUSALS,
    Stage,
    agreement_at,
    one_of,
    person_at,
    some,
)

WHY = "Somebody may be hurt tonight if this is not read"
purposes = st.sampled_from(PURPOSES)


class RecordRules(Stage):
    @precondition(lambda self: len(self.world.records) < 7)
    @rule(where=some, kind=st.sampled_from(sorted(KINDS)), tier=st.integers(3, 5))
    def a_record_is_made(self, where, kind, tier):
        self.record(one_of(self.world.agencies, where), kind, tier)

    @rule(what=some, who=some, purpose=purposes, hours=st.sampled_from([None, 2, 50]))
    def somebody_is_let_in(self, what, who, purpose, hours):
        key = one_of(self.world.records, what)
        row = one_of(self.world.holdings, who)
        ends_at = hours and self.world.now + timedelta(hours=hours)
        try:
            self.let(key, *row.what, purpose=purpose, ends_at=ends_at)
        except REFUSALS:
            return
        self.drop_expired(key, row.what[0])

    @rule(what=some, who=some, by=some, purpose=purposes)
    def somebody_lets_another_in(self, what, who, by, purpose):
        """Which they may if they are of the record's own people, and else not."""
        key = one_of(self.world.records, what)
        row = one_of(self.world.holdings, who)
        person = one_of(self.world.people, by)
        actor = actor_of(person_at(person))
        keeps = self.world.keeps(person, key)
        try:
            self.let(key, *row.what, purpose=purpose, by=actor)
        except PermissionDenied:
            assert not keeps
            return
        except REFUSALS:
            pass
        else:
            self.drop_expired(key, row.what[0])
        assert keeps or person == self.governance

    def drop_expired(self, key, person):
        """What ran out stands in nobody's way: the service ends it first."""
        for row in self.unended(key):
            if row.what[1] == person and row.last and row.last <= self.world.now:
                row.more["ended"] = True

    @precondition(lambda self: self.world.members)
    @rule(number=some)
    def somebody_is_taken_out(self, number):
        row = one_of(self.world.members, number)
        key, person, agency, role = row.what
        membership = Membership.objects.filter(
            record_id=key[1],
            person=person,
            agency=agency,
            role=role,
            purpose=row.more["purpose"],
            starts_at=row.first,
            end_reason="",
        ).first()
        if membership and not row.more["ended"]:
            services.take_out(
                by=SET_UP, membership_id=membership.pk, reason="not-needed"
            )
            self.end_members([row])

    @rule(what=some, who=some, purpose=purposes)
    def a_record_goes_to_another_agency(self, what, who, purpose):
        key = one_of(self.world.records, what)
        receiver, agency, role = one_of(self.world.holdings, who).what
        owner, _ = self.world.records[key]
        carrying = self.agreement_for(owner, agency, purpose)
        try:
            services.transfer_ownership(
                by=SET_UP,
                record=self.found(key),
                agency_id=agency,
                receiver_id=receiver,
                role=role,
                purpose=purpose,
                basis=BASIS,
                agreement_id=carrying.more["pk"],
            )
        except REFUSALS:
            return
        self.world.records[key][0] = agency
        for row in self.unended(key):
            if row.what[2] == owner:
                row.more["series"] = carrying.what[0]
            if row.what[2] == agency:
                row.more["series"] = None
            elif not self.world.agreed(agency, row.what[2], row.more):
                self.end_members([row])
        self.drop_expired(key, receiver)
        what = (key, receiver, agency, role)
        if not any(
            row.what == what and row.more["purpose"] == purpose
            for row in self.unended(key)
        ):
            self.note_member(what, None, purpose=purpose, series=None)

    # --- Agreements ---

    @precondition(lambda self: len(self.world.agreements) < 6)
    @rule(first=some, second=some, signers=st.integers(0, 2), purpose=purposes)
    def agencies_agree(self, first, second, signers, purpose):
        pair = {one_of(self.world.agencies, number) for number in (first, second)}
        if len(pair) < 2:
            return
        try:
            self.agree(sorted(pair), [purpose], signers=signers)
        except REFUSALS:
            return

    @rule(number=some)
    def an_agreement_is_signed(self, number):
        row = one_of(self.world.agreements, number)
        for pk in sorted(row.more["parties"] - row.more["signed"]):
            try:
                signed(agreement_at(row), Agency.objects.get(pk=pk))
            except REFUSALS:
                continue
            row.more["signed"].add(pk)
            if row.more["signed"] == row.more["parties"]:
                self.take_over(row)

    def take_over(self, row):
        series, version = row.what
        day = max(row.first, self.world.today) - timedelta(days=1)
        for other in self.world.agreements:
            if other.what == (series, version - 1):
                other.last = min(other.last, day)

    @rule(number=some, days=st.integers(0, 3))
    def an_agreement_is_renewed(self, number, days):
        row = one_of(self.world.agreements, number)
        first = self.world.today + timedelta(days=days)
        try:
            self.noted(renew(agreement_at(row), starts_on=first))
        except REFUSALS:
            return

    @rule(number=some)
    def an_agreement_is_withdrawn(self, number):
        row = one_of(self.world.agreements, number)
        try:
            services.withdraw_agreement(
                by=SET_UP, agreement_id=row.more["pk"], reason="breach"
            )
        except REFUSALS:
            return
        for other in self.world.agreements:
            if other.what[0] == row.what[0]:
                other.more["withdrawn"] = True

    # --- Conflicts and break-glass ---

    @rule(what=some, who=some, declared=st.booleans())
    def somebody_knows_somebody_in_it(self, what, who, declared):
        key = one_of(self.world.records, what)
        person = one_of(self.world.people, who)
        try:
            if declared:
                services.declare_conflict(
                    by=actor_of(person_at(person)), reference=str(key[1]), kind="named"
                )
            else:
                services.record_conflict(
                    by=SET_UP, record=self.found(key), person_id=person, kind="family"
                )
        except REFUSALS:
            return
        if (person, key) not in self.world.conflicts:
            self.world.conflicts.add((person, key))
            self.end_members(r for r in self.unended(key) if r.what[1] == person)

    @precondition(lambda self: self.world.conflicts)
    @rule(number=some)
    def a_conflict_is_lifted(self, number):
        person, key = one_of(sorted(self.world.conflicts, key=str), number)
        conflict = Conflict.objects.standing().get(person=person, record_id=key[1])
        services.lift_conflict(by=SET_UP, conflict_id=conflict.pk)
        self.world.conflicts.remove((person, key))

    @rule(what=some, who=some)
    def somebody_breaks_glass(self, what, who):
        key = one_of(self.world.records, what)
        person = one_of(self.world.people, who)
        opens = self.may_break(person, key)
        try:
            services.break_glass(
                by=actor_of(person_at(person)),
                reference=str(key[1]),
                reason=WHY,
                address=lambda glass: f"/{glass.public_id}/",
            )
        except REFUSALS:
            assert not opens
            return
        assert opens
        ends = self.world.now + timedelta(minutes=60)
        self.world.glasses.append(Row((person, key), self.world.now, ends))

    def may_break(self, person, key):
        _, tier = self.world.records[key]
        roles = {role for _, _, role in self.world.roles_of(person)}
        tries = self.world.tries.setdefault(person, [])
        recent = [at for at in tries if at > self.world.now - timedelta(hours=1)]
        if not self.world.is_active(person) or not roles & BREAK:
            return False
        if len(recent) < 5:
            tries.append(self.world.now)
        return (
            len(recent) < 5
            and tier != NOT_HELD
            and (person, key) not in self.world.conflicts
            and any(TIERS[role] >= tier for role in roles & BREAK)
            and not self.world.may_read(person, key)
        )
