"""Agencies join and leave; people are hired, moved, covered, suspended, and leave."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from fourfold.partnership.accounts import services as accounts
from fourfold.partnership.accounts.models import Cover, RoleHolding, TeamMembership
from fourfold.partnership.audit.doers import job
from fourfold.partnership.sharing.services import close_memberships
from tests.people import SET_UP, actor_of

from .reference import Row
from .stage import REFUSALS, Stage, one_of, person_at, some

ROLES = ("asb-officer", "youth-justice-worker", "enforcement-officer", "analyst")
SPANS = ({"minutes": 30}, {"minutes": 61}, {"days": 1}, {"days": 8}, {"days": 200})


class PeopleRules(Stage):
    @rule(span=st.sampled_from(SPANS))
    def time_goes_by(self, span):
        self.world.now += timedelta(**span)
        self.traveller.move_to(self.world.now)

    @precondition(lambda self: len(self.world.agencies) < 4)
    @rule()
    def an_agency_joins(self):
        self.agency()

    @precondition(lambda self: len(self.world.agencies) == 4)
    @rule(number=some)
    def an_agency_leaves(self, number):
        agency = one_of(self.world.agencies, number)
        if self.world.agencies[agency] is None:
            on = self.world.today
            accounts.record_agency_left(by=SET_UP, agency_id=agency, on=on)
            self.world.agencies[agency] = on

    @precondition(lambda self: len(self.world.people) < 14)
    @rule(number=some, role=st.sampled_from(ROLES))
    def somebody_is_hired(self, number, role):
        agency = one_of(self.world.agencies, number)
        if self.world.agencies[agency] is None:
            self.hire(agency, role)

    @rule(who=some, where=some, role=st.sampled_from(ROLES), approved=st.booleans())
    def a_role_is_given(self, who, where, role, approved):
        person = one_of(self.world.people, who)
        agency = one_of(self.world.agencies, where)
        by = SET_UP if approved else actor_of(person_at(self.administrator))
        try:
            holding = accounts.grant_role(
                by=by,
                person_id=person,
                agency_id=agency,
                role=role,
                starts_on=self.world.today,
            )
        except REFUSALS:
            return
        row = Row((person, agency, role), self.world.today)
        row.more["pk"] = holding.pk
        waiting = holding.awaits_approval
        (self.world.awaiting if waiting else self.world.holdings).append(row)

    @precondition(lambda self: self.world.awaiting)
    @rule(number=some)
    def a_role_is_approved(self, number):
        row = one_of(self.world.awaiting, number)
        by = actor_of(person_at(self.governance))
        try:
            accounts.approve_role(by=by, holding_id=row.more["pk"])
        except REFUSALS:
            return
        self.world.awaiting.remove(row)
        self.world.holdings.append(row)

    @rule(number=some, days=st.integers(-1, 1))
    def a_role_ends(self, number, days):
        row = one_of(self.world.holdings, number)
        person, agency, role = row.what
        holding = RoleHolding.objects.get(
            person=person, agency=agency, role=role, starts_on=row.first
        )
        on = self.world.today + timedelta(days=days)
        try:
            accounts.end_role(by=SET_UP, holding_id=holding.pk, on=on)
        except REFUSALS:
            return
        row.last = on

    @rule(absent=some, by=some, where=some, days=st.integers(0, 10))
    def somebody_is_covered(self, absent, by, where, days):
        absent, by = (one_of(self.world.people, number) for number in (absent, by))
        agency = one_of(self.world.agencies, where)
        first = self.world.today
        last = first + timedelta(days=days)
        try:
            accounts.arrange_cover(
                by=SET_UP,
                absent_id=absent,
                by_id=by,
                agency_id=agency,
                starts_on=first,
                ends_on=last,
            )
        except REFUSALS:
            return
        self.world.covers.append(Row((absent, by, agency), first, last))

    @precondition(lambda self: self.world.covers)
    @rule(number=some)
    def cover_ends(self, number):
        row = one_of(self.world.covers, number)
        absent, by, agency = row.what
        cover = Cover.objects.filter(
            absent=absent, by=by, agency=agency, starts_on=row.first
        ).first()
        try:
            if cover:
                accounts.end_cover(by=SET_UP, cover_id=cover.pk)
                row.last = self.world.today - timedelta(days=1)
        except REFUSALS:
            return

    @rule(number=some)
    def somebody_is_suspended(self, number):
        person = one_of(self.world.people, number)
        try:
            accounts.suspend_person(by=SET_UP, person_id=person, reason="conduct")
        except REFUSALS:
            return
        self.world.suspended.add(person)

    @precondition(lambda self: self.world.suspended)
    @rule(number=some)
    def a_suspension_ends(self, number):
        person = one_of(sorted(self.world.suspended), number)
        try:
            accounts.restore_person(by=SET_UP, person_id=person)
        except REFUSALS:
            return
        self.world.suspended.remove(person)

    @rule(number=some, days=st.integers(-1, 2))
    def somebody_leaves(self, number, days):
        person = one_of(self.world.people, number)
        on = self.world.today + timedelta(days=days)
        try:
            accounts.record_leaving(by=SET_UP, person_id=person, on=on)
        except REFUSALS:
            return
        self.world.people[person] = on
        for row in (*self.world.holdings, *self.world.awaiting):
            if row.what[0] == person and (row.last is None or row.last > on):
                row.last = on
        for row in self.world.covers:
            if person in row.what[:2] and row.last > on:
                row.last = on
        self.world.awaiting = [r for r in self.world.awaiting if r.what[0] != person]

    @rule()
    def the_job_runs(self):
        """Accounts of leavers are closed, and memberships that nobody can use."""
        now, by = self.world.now, job("daily/leavers")
        accounts.close_accounts_of_leavers(by=by, now=now)
        close_memberships(by=by, now=now)
        today = self.world.today
        for person, leaves in self.world.people.items():
            if leaves is not None and leaves < today:
                self.world.closed.add(person)
        lasting = {
            row.what
            for row in (*self.world.holdings, *self.world.awaiting)
            if (row.last is None or row.last >= today)
            and self.world.is_there(row.what[1])
        }
        self.end_members(
            row
            for row in self.world.members
            if not row.more["ended"]
            and (row.what[1] in self.world.closed or row.what[1:] not in lasting)
        )

    @rule(who=some, where=some)
    def somebody_joins_a_team(self, who, where):
        """Which opens nothing."""
        person = one_of(self.world.people, who)
        agency = one_of(self.world.agencies, where)
        name = f"Team {TeamMembership.objects.count()}"
        try:
            team = accounts.add_team(by=SET_UP, agency_id=agency, name=name)
            accounts.join_team(
                by=SET_UP, person_id=person, team_id=team.pk, on=self.world.today
            )
        except REFUSALS:
            return
