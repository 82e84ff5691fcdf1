"""No sequence of edits hides what is late, loses history, or is done with no evidence.

Whatever a manager tries, over months, on three actions: a second telling of the rules,
which knows only what was promised and what day it is, says what everybody must see.
"""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

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
from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.models import Action, BoardPack, Change
from fourfold.partnership.strategy.plan_files import COLUMNS, read_plan
from fourfold.partnership.strategy.states import Status, is_late_at_first_date, standing
from tests.people import actor_of, make_agency, make_person
from tests.strategies import (
    evidence,
    make_action,
    make_domain,
    make_recommendation,
    make_strategy,
)

START = datetime(2026, 3, 13, 10, tzinfo=UTC)
OPEN = {"not-started", "on-track", "at-risk"}
REFUSALS = (RefusedError, PermissionDenied)
which = st.integers(0, 2)
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
    def promise(self):
        self.council = make_agency("Council")
        self.police = make_agency("Police")
        manager = make_person("Pro Manager", self.council, "programme-manager")
        self.worker = make_person("Of Ficer", self.council, "asb-officer")
        self.manager = manager
        self.packs = []
        self.strategy = strategy = make_strategy(manager)
        found = make_recommendation(manager, strategy, make_domain(manager))
        self.actions = [
            make_action(manager, found, self.council, horizon=horizon)
            for horizon in ("short", "short", "medium")
        ]
        self.first = [date(2026, 9, 12), date(2026, 9, 12), date(2027, 3, 12)]
        self.due = list(self.first)
        self.status = ["not-started"] * 3
        self.settled = [None] * 3
        self.ever_late = [False] * 3
        self.has_evidence = [False] * 3
        self.changes = set(Change.objects.values_list("pk", flat=True))

    def actor(self, is_manager):
        return actor_of(self.manager if is_manager else self.worker)

    @rule(days=st.integers(1, 200))
    def time_goes_by(self, days):
        self.traveller.shift(timedelta(days=days))

    @rule(n=which, status=st.sampled_from(list(Status)), words=maybe, body=maybe)
    def say(self, n, status, words, body):
        said = {"reason": "Because" if words else "", "body": "Board" if body else ""}
        self._say(n, status, said, is_manager=True)

    @rule(n=which, status=st.sampled_from(list(Status)), words=maybe)
    def say_as_worker(self, n, status, words):
        self._say(n, status, {"reason": "x" * words, "body": "y"}, is_manager=False)

    @rule(n=which, old=st.integers(0, 400))
    def say_done_with_old_evidence(self, n, old):
        day = timezone.localdate() - timedelta(days=old)
        self._say(n, Status.DONE, evidence(day) | {"reason": "Found"}, is_manager=True)

    def _say(self, n, status, said, *, is_manager):
        try:
            with transaction.atomic():
                services.set_status(
                    by=self.actor(is_manager),
                    action_id=self.actions[n].pk,
                    status=status,
                    **said,
                )
        except REFUSALS:
            return
        was_open = self.status[n] in OPEN
        # What was not enough when it was opened again is not enough now.
        self.has_evidence[n] = "text" in said or (was_open and self.has_evidence[n])
        if self.status[n] != status:
            is_open = status in OPEN
            self.settled[n] = None if is_open else timezone.localdate()
        self.status[n] = status.value

    @rule(n=which, days=st.integers(-400, 400), words=maybe, is_manager=maybe)
    def move(self, n, days, words, is_manager):
        day = self.due[n] + timedelta(days=days)
        try:
            with transaction.atomic():
                services.move_due_date(
                    by=self.actor(is_manager),
                    action_id=self.actions[n].pk,
                    due_on=day,
                    reason="Because" if words else "",
                )
        except REFUSALS:
            return
        assert words
        assert is_manager
        self.due[n] = day

    @rule(n=which, title=st.sampled_from("ABC"), other=maybe)
    def tell_otherwise(self, n, title, other):
        with transaction.atomic():
            try:
                services.edit_action(
                    by=self.actor(True),
                    action_id=self.actions[n].pk,
                    reason="Because",
                    title=title,
                    text="",
                    lead_agency_id=(self.police if other else self.council).pk,
                    supporting_ids=[],
                    owner_post="Head",
                )
            except RefusedError:
                return

    @rule(n=which, title=st.sampled_from("ABC"))
    def tell_otherwise_by_a_file(self, n, title):
        """Days and how actions stand are no columns of it, so it can hide nothing."""
        row = next(
            each
            for each in queries.plan_rows(self.strategy)
            if each["id"] == str(self.actions[n].public_id)
        )
        plan = read_plan(_file_of(row | {"action": title}), self.known())
        assert plan.errors == []
        with transaction.atomic():
            services.apply_plan(
                by=self.actor(True),
                strategy_id=self.strategy.pk,
                rows=plan.rows,
                reason="Because",
                seen=queries.newest_change_of_all(),
            )

    def known(self):
        return queries.known_to(self.strategy)

    @rule()
    def freeze_for_the_board(self):
        with transaction.atomic():
            services.freeze_board_pack(
                by=self.actor(True), meeting="Board", meeting_on=timezone.localdate()
            )
        pack = BoardPack.objects.get(number=len(self.packs) + 1)
        self.packs.append(pack.content)
        told = json.loads(pack.content)
        today = timezone.localdate()
        late = {
            str(self.actions[n].public_id)
            for n in range(len(self.actions))
            if self.status[n] in OPEN and today > self.due[n]
        }
        [group] = [each for each in told["decide"] if each["name"] == "late"]
        assert {each["id"] for each in group["items"]} == late

    @invariant()
    @precondition(lambda self: hasattr(self, "packs"))
    def what_a_board_saw_stays(self):
        kept = BoardPack.objects.order_by("number").values_list("content", flat=True)
        assert list(kept) == self.packs

    @rule()
    def try_to_lose_history(self):
        with pytest.raises(TypeError, match="stays"):
            Change.objects.latest("pk").delete()

    @invariant()
    @precondition(lambda self: hasattr(self, "actions"))
    def everybody_sees_what_is_so(self):
        today = timezone.localdate()
        for n, action in enumerate(Action.objects.order_by("pk")):
            is_late = self.status[n] in OPEN and today > self.due[n]
            ended = self.settled[n] or today
            assert action.first_due_on == self.first[n]
            assert action.status == self.status[n]
            assert (standing(action, today).word == "Late") is is_late
            assert is_late_at_first_date(action, today) is (ended > self.first[n])
            self.ever_late[n] |= is_late and self.due[n] >= self.first[n]
            # Once open after its first day, no edit makes it as if it never was.
            assert is_late_at_first_date(action, today) or not self.ever_late[n]

    @invariant()
    @precondition(lambda self: hasattr(self, "actions"))
    def lists_say_the_same(self):
        today = timezone.localdate()
        told = queries.counts(queries.all_actions(), today=today)
        late = sum(
            status in OPEN and today > due
            for status, due in zip(self.status, self.due, strict=True)
        )
        assert told.late == late
        assert told.late + sum(told.of.values()) == len(self.actions)

    @invariant()
    @precondition(lambda self: hasattr(self, "actions"))
    def done_has_evidence_and_stopped_a_reason(self):
        for n, action in enumerate(self.actions):
            assert self.status[n] != "done" or self.has_evidence[n]
            if self.status[n] == "stopped":
                last = Change.objects.filter(
                    subject=action.public_id, field="status"
                ).first()
                assert last.reason
                assert last.body

    @invariant()
    @precondition(lambda self: hasattr(self, "actions"))
    def history_only_grows_and_explains_what_there_is(self):
        there = set(Change.objects.values_list("pk", flat=True))
        assert there >= self.changes
        self.changes = there
        for n, action in enumerate(self.actions):
            told = Change.objects.filter(subject=action.public_id).order_by("pk")
            said = [each.new for each in told if each.field == "status"]
            days = [each.new for each in told if each.field == "due_on"]
            assert (said or ["not-started"])[-1] == self.status[n]
            assert (days or [self.first[n].isoformat()])[-1] == self.due[n].isoformat()


def _file_of(row):
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS)
    writer.writeheader()
    writer.writerow(row)
    return written.getvalue()


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


def test_no_sequence_of_edits_hides_anything(db):
    run(6, 20, derandomize=True, database=None)


@pytest.mark.slow
def test_no_long_sequence_of_edits_hides_anything(db):
    run(60, 50)
