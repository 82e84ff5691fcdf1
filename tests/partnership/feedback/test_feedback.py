from datetime import date

import time_machine

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.feedback.models import PageAnswer
from fourfold.partnership.feedback.policies import may_read_feedback
from fourfold.partnership.feedback.queries import counted_by_page, in_words
from fourfold.partnership.feedback.services import answer_page
from tests.people import SET_UP, actor_of, make_person


def answered(page, *, is_useful=True, words=""):
    return answer_page(by=SET_UP, page=page, is_useful=is_useful, words=words)


def test_answer_is_kept_with_its_day_and_noted_without_its_words(db):
    with time_machine.travel("2026-06-03T12:00:00Z", tick=False):
        made = answered("/data/", is_useful=False, words="No licence")

    assert (made.page, made.answered_on) == ("/data/", date(2026, 6, 3))
    assert str(made) == "/data/"
    entry = Entry.objects.get(action="feedback.page_answered")
    assert entry.details == {"useful": False}


def test_pages_that_are_no_use_come_first(db):
    answered("/a/")
    answered("/b/", is_useful=False)
    answered("/b/", is_useful=True)

    assert [each["page"] for each in counted_by_page()] == ["/b/", "/a/"]
    assert counted_by_page()[0] == {"page": "/b/", "useful": 1, "not_useful": 1}


def test_answers_without_words_are_not_read(db):
    answered("/a/")
    answered("/a/", words="Good")

    assert [each.words for each in in_words()] == ["Good"]
    assert PageAnswer.objects.count() == 2


def test_only_those_who_see_the_evidence_may_read_it(council):
    analyst = make_person("Ana Lyst", council, "analyst")
    volunteer = make_person("Vo Lunteer", council, "volunteer")

    assert may_read_feedback(actor_of(analyst))
    assert not may_read_feedback(actor_of(volunteer))
