"""No sequence of edits hides a late return or loses an entry.

Whatever a manager and a provider try over months, on two measures and one line of
money: a second telling, which knows only what was first asked for and what day it is,
says what everybody must see.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from fourfold.partnership.errors import RefusedError
from fourfold.partnership.programmes import queries, services
from fourfold.partnership.programmes.models import (
    KpiReturn,
    MoneyEntry,
    ProgrammeChange,
)
from fourfold.partnership.programmes.money import spending
from tests.people import actor_of, make_agency, make_person
from tests.programmes import (
    make_funding,
    make_kpi,
    make_programme,
    make_service,
    publish,
    service_of,
)

# So that something is late from the beginning, which an edit could hide.
START = datetime(2026, 4, 20, 10, tzinfo=UTC)
GRACE = timedelta(days=10)
REFUSALS = (RefusedError, PermissionDenied)
which = st.integers(0, 1)
near = st.sampled_from([-90, -60, -30, -1, 0, 1, 30, 400])
maybe = st.booleans()


class Edits(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.clock = time_machine.travel(START, tick=False)
        self.traveller = self.clock.start()
        self.atomic = transaction.atomic()
        self.atomic._from_testcase = True
        self.atomic.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        self.clock.stop()

    @initialize()
    def pay(self):
        self.council = make_agency("Council")
        provider = make_agency("Way Out", "commissioned")
        self.manager = make_person("Pro Manager", self.council, "programme-manager")
        self.worker = make_person("Way Worker", provider, "provider-worker")
        programme = make_programme(self.manager, self.council)
        self.line = make_funding(self.manager, programme)
        own = {"provider_id": provider.pk, "provider_name": ""}
        self.service = make_service(self.manager, programme, self.council, **own)
        every = ("monthly", "quarterly")
        self.kpis = [make_kpi(self.manager, self.service, every=each) for each in every]
        publish(self.manager, programme)
        # Once seen by everybody: measure and first day of what was late.
        self.ever_late = set()
        self.filed = set()
        self.amounts = {}
        self.rows = {KpiReturn: set(), MoneyEntry: set(), ProgrammeChange: set()}

    def attempt(self, act, *, is_manager=True, **said):
        by = actor_of(self.manager if is_manager else self.worker)
        try:
            with transaction.atomic():
                return act(by=by, **said)
        except REFUSALS:
            return None

    @rule(days=st.integers(1, 60))
    def time_goes_by(self, days):
        self.traveller.shift(timedelta(days=days))

    @rule(days=near)
    def move_the_end(self, days):
        self.move(days, "Because")

    @rule(days=near)
    def end_it_long_ago(self, days):
        self.move(days - 60, "Because")

    @rule(days=near, words=maybe)
    def move_the_end_as_the_worker(self, days, words):
        assert self.move(days, "Because" * words, is_manager=False) is None

    def move(self, days, reason, **who):
        ends_on = timezone.localdate() + timedelta(days=days)
        what = {"service_id": self.service.pk, "ends_on": ends_on, "reason": reason}
        return self.attempt(services.move_end, **what, **who)

    @rule(n=which, body=maybe, is_manager=maybe)
    def stop(self, n, body, is_manager):
        self.attempt(
            services.stop_kpi,
            is_manager=is_manager,
            kpi_id=self.kpis[n].pk,
            reason="Because",
            body="Board" * body,
        )

    @rule(n=which, title=st.sampled_from("AB"))
    def tell_otherwise(self, n, title):
        changed = {"reason": "Because", "title": title, "target": None}
        self.attempt(services.edit_kpi, kpi_id=self.kpis[n].pk, **changed)

    @rule(title=st.sampled_from("AB"))
    def provide_otherwise(self, title):
        said = service_of(self.council, title=title)
        changed = {"reason": "Because", **said}
        self.attempt(services.edit_service, service_id=self.service.pk, **changed)

    @rule(n=which, month=st.integers(0, 20), value=st.integers(0, 9), is_manager=maybe)
    def file(self, n, month, value, is_manager):
        first = date(2026 + month // 12, month % 12 + 1, 1)
        said = {"first": first, "value": Decimal(value), "source": "Count"}
        act = services.file_return
        if (n, first) in self.filed:
            act = services.correct_return
        what = {"kpi_id": self.kpis[n].pk, **said}
        if self.attempt(act, is_manager=is_manager, **what):
            self.filed.add((n, first))

    @rule(amount=st.integers(-5, 50), kind=st.sampled_from(["spent", "committed"]))
    def record(self, amount, kind):
        said = {"kind": kind, "dated_on": timezone.localdate(), "source": "Ledger"}
        what = {"line_id": self.line.pk, "amount": Decimal(amount), **said}
        if made := self.attempt(services.record_money, **what):
            assert amount > 0
            self.amounts[made.pk] = (kind, Decimal(amount))

    @rule(n=st.integers(0, 5), words=maybe)
    def strike(self, n, words):
        entry = next(iter(list(self.amounts)[n : n + 1]), 0)
        what = {"entry_id": entry, "reason": "Wrong" * words}
        if entry and self.attempt(services.strike_money, **what):
            del self.amounts[entry]

    @rule()
    def try_to_lose(self):
        for model in self.rows:
            if row := model.objects.first():
                with pytest.raises(TypeError, match="stays"):
                    row.delete()

    @invariant()
    @precondition(lambda self: hasattr(self, "rows"))
    def what_was_late_stays_so_until_it_comes(self):
        today = timezone.localdate()
        ids = {kpi.pk: n for n, kpi in enumerate(self.kpis)}
        shown = {
            (ids[due.kpi.pk], due.period.first) for due in queries.late_in_public(today)
        }
        assert shown >= self.ever_late - self.filed
        assert not shown & self.filed
        self.ever_late |= shown

    @invariant()
    @precondition(lambda self: hasattr(self, "rows"))
    def what_was_asked_for_is_late_when_it_should_be(self):
        """By counting months, as far as the contract has not been ended."""
        today = timezone.localdate()
        found = queries.service(self.service.public_id)
        shown = {
            (due.kpi.pk, due.period.first)
            for due in queries.dues_of(found, today)
            if due.is_late
        }
        for n, kpi in enumerate(found.kpis.all()):
            months = (1, 3)[n]
            end = min(d for d in (found.ends_on, kpi.stopped_on, date.max) if d)
            for first in (
                date(2026 + m // 12, m % 12 + 1, 1) for m in range(0, 36, months)
            ):
                after = first.month - 1 + months
                last = date(first.year + after // 12, after % 12 + 1, 1)
                last -= timedelta(days=1)
                if last > end:
                    break
                is_late = today > last + GRACE and (n, first) not in self.filed
                assert ((kpi.pk, first) in shown) is is_late

    @invariant()
    @precondition(lambda self: hasattr(self, "rows"))
    def nothing_that_was_said_is_lost(self):
        for model, before in self.rows.items():
            there = set(model.objects.values_list("pk", flat=True))
            assert there >= before
            self.rows[model] = there
        told = spending(self.line.entries.all())
        for kind, total in (("spent", told.spent), ("committed", told.committed)):
            own = (amount for which, amount in self.amounts.values() if which == kind)
            assert total == sum(own, Decimal(0))


def run(examples, steps, **how):
    run_state_machine_as_test(
        Edits,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            **how,
        ),
    )


def test_no_sequence_of_edits_hides_or_loses_anything(db):
    run(6, 20, derandomize=True, database=None)


@pytest.mark.slow
def test_no_long_sequence_of_edits_hides_or_loses_anything(db):
    run(60, 50)
