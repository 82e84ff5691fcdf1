"""No sequence of edits hides an unanswered late question.

Whatever managers and owners try, over months, on three questions: a second telling of
the rules, which knows only when each was asked and what was truly answered or refused,
says what everybody must see.
"""

from datetime import UTC, date, datetime, timedelta

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
    rule,
    run_state_machine_as_test,
)

from fourfold.partnership.enquiries import queries, services
from fourfold.partnership.enquiries.clock import standing
from fourfold.partnership.enquiries.cutting import MARK
from fourfold.partnership.errors import RefusedError
from tests.enquiries import WORDS, make_enquiry
from tests.people import actor_of, make_agency, make_person
from tests.strategies import (
    make_action,
    make_domain,
    make_recommendation,
    make_strategy,
)

START = datetime(2026, 5, 1, 10, tzinfo=UTC)
# The days by which questions of 1 May are due, counted by hand.
DUE = date(2026, 6, 2)
which = st.integers(0, 2)
reasons = st.sampled_from(["abusive", "advertising", "", "dull"])
passages = st.sampled_from([[], ["our school"], [WORDS], ["Ann"]])


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
    def ask(self):
        self.agencies = [make_agency("Council"), make_agency("Police")]
        self.manager = make_person("Pro M", self.agencies[0], "programme-manager")
        self.worker = make_person("Of Ficer", self.agencies[1], "asb-officer")
        found = make_recommendation(
            self.manager, make_strategy(self.manager), make_domain(self.manager)
        )
        self.action = make_action(self.manager, found, self.agencies[0])
        self.asked = [make_enquiry(self.action) for _ in range(3)]
        self.state = ["unread"] * 3

    @rule(days=st.integers(1, 40))
    def time_goes_by(self, days):
        self.traveller.shift(timedelta(days=days))

    @rule(n=which, take_out=passages)
    def show(self, n, take_out):
        if self._did(services.show, n, take_out=take_out):
            assert self.state[n] in {"unread", "refused"}
            self.state[n] = "open"

    @rule(n=which, reason=reasons)
    def refuse(self, n, reason):
        if self._did(services.refuse, n, reason=reason):
            assert self.state[n] == "unread"
            assert reason in {"abusive", "advertising"}
            self.state[n] = "refused"

    @rule(n=which, take_out=passages)
    def cut(self, n, take_out):
        if self._did(services.cut, n, take_out=take_out):
            assert self.state[n] in {"open", "answered"}

    @rule(n=which, agency=st.integers(0, 1))
    def give(self, n, agency):
        self._did(services.give, n, agency_id=self.agencies[agency].pk)

    @rule(n=which, words=st.sampled_from(["", "In May."]), is_manager=st.booleans())
    def answer(self, n, words, is_manager):
        person = self.manager if is_manager else self.worker
        if self._did(services.answer, n, text=words, person=person):
            assert words
            assert self.state[n] in {"open", "answered"}
            self.state[n] = "answered"

    @rule(n=which, did=st.sampled_from(["", "We met"]))
    def say_what_was_done(self, n, did):
        self._did(services.note_deed, n, action_id=self.action.pk, did=did, changed="")

    def _did(self, service, n, *, person=None, **said):
        try:
            with transaction.atomic():
                by = actor_of(person or self.manager)
                service(by=by, enquiry_id=self.asked[n].pk, **said)
        except (RefusedError, PermissionDenied):
            return False
        return True

    @invariant()
    def everybody_sees_what_is_late(self):
        if not hasattr(self, "state"):
            return
        today = timezone.localdate()
        late = [
            each.pk
            for each, state in zip(self.asked, self.state, strict=True)
            if state in {"unread", "open"} and today > DUE
        ]
        told = queries.tally(queries.about(self.action.public_id), today)

        assert told.late == len(late)
        assert told.all == 3
        assert (told.answered, told.refused) == (
            self.state.count("answered"),
            self.state.count("refused"),
        )
        first = queries.late_first(queries.enquiries(), today)[: len(late)]
        assert {each.pk for each in first} == set(late)
        assert all(standing(each, today).word == "Late" for each in first)

    @invariant()
    def what_is_shown_is_what_was_asked(self):
        for each in queries.enquiries():
            parts = each.text.split(MARK) if each.text else []
            assert all(part in WORDS for part in parts)
            assert bool(each.text) is each.is_shown


def test_nothing_hides_an_unanswered_late_question(db):
    run_state_machine_as_test(
        Edits,
        settings=settings(
            max_examples=5,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
