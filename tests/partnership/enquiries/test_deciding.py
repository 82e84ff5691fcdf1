from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.enquiries import policies, services
from fourfold.partnership.enquiries.cutting import MARK
from fourfold.partnership.enquiries.models import Asker, Enquiry
from fourfold.partnership.enquiries.services.telling import FOLLOW
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.notifications.models import Message
from tests.enquiries import WORDS, make_enquiry, make_shown
from tests.people import SET_UP, actor_of, make_person


def proved(made):
    link = Message.objects.get(template="enquiry-address").context["link"]
    services.prove_address(by=SET_UP, link=link.split("/")[2])
    return made


def test_question_is_shown_with_its_cuts_marked(action, manager, by):
    made = make_shown(manager, action, text="Why did Ann stop?", take_out=["Ann", ""])

    assert made.text == f"Why did {MARK} stop?"
    assert (made.read_on, made.is_shown) == (date(2026, 5, 1), True)
    assert made.asker.words == "Why did Ann stop?"
    step = made.steps.get()
    assert (str(step), step.role) == ("Shown", "Programme manager")
    assert Entry.objects.get(action="enquiries.shown").details == {"cuts": 1}
    with pytest.raises(RefusedError, match="already"):
        services.show(by=by, enquiry_id=made.pk, take_out=[])


def test_words_that_do_not_stand_there_are_refused_and_nothing_is_shown(action, by):
    made = make_enquiry(action)

    with pytest.raises(RefusedError, match="Copy each passage"):
        services.show(by=by, enquiry_id=made.pk, take_out=["Ann"])

    made.refresh_from_db()
    assert made.state == "unread"


def test_refusal_has_a_reason_and_is_told_once(action, by):
    made = proved(make_enquiry(action, email="resident@example.org"))

    services.refuse(by=by, enquiry_id=made.pk, reason="abusive")

    made.refresh_from_db()
    assert (made.state, made.reason, made.text) == ("refused", "abusive", "")
    assert made.settled_on == date(2026, 5, 1)
    told = Message.objects.get(template="enquiry-decided")
    assert (told.to_address, told.context) == ("resident@example.org", {"link": FOLLOW})
    assert (made.asker.email, made.asker.over_on) == ("", date(2026, 5, 1))


def test_address_that_nobody_proved_is_told_nothing_and_is_gone(action, by):
    made = make_enquiry(action, email="resident@example.org")

    services.refuse(by=by, enquiry_id=made.pk, reason="abusive")

    assert not Message.objects.filter(template="enquiry-decided").exists()
    assert Asker.objects.get().email == ""


def test_what_is_shown_cannot_be_refused(action, manager, by):
    made = make_shown(manager, action)

    with pytest.raises(RefusedError, match="stays"):
        services.refuse(by=by, enquiry_id=made.pk, reason="abusive")
    with pytest.raises(RefusedError, match="Choose why"):
        services.refuse(by=by, enquiry_id=make_enquiry(action).pk, reason="dull")


def test_refused_question_can_be_shown_and_its_clock_never_stopped(action, by):
    made = make_enquiry(action)
    services.refuse(by=by, enquiry_id=made.pk, reason="about-a-person")

    with time_machine.travel("2026-07-01T10:00Z", tick=False):
        shown = services.show(by=by, enquiry_id=made.pk, take_out=[])

    assert (shown.settled_on, shown.read_on) == (None, date(2026, 5, 1))
    assert Asker.objects.get().over_on is None


def test_question_whose_words_are_gone_cannot_be_shown(action, by):
    made = make_enquiry(action)
    services.refuse(by=by, enquiry_id=made.pk, reason="abusive")
    Asker.objects.all().delete()

    with pytest.raises(RefusedError, match="no longer kept"):
        services.show(by=by, enquiry_id=made.pk, take_out=[])


def test_what_is_shown_is_only_ever_cut(action, manager, by):
    made = make_shown(manager, action)

    services.cut(by=by, enquiry_id=made.pk, take_out=["our school"])

    made.refresh_from_db()
    assert made.text == WORDS.replace("our school", MARK)
    assert [each.what for each in made.steps.all()] == ["shown", "cut"]
    with pytest.raises(RefusedError, match="to be taken out"):
        services.cut(by=by, enquiry_id=made.pk, take_out=[" "])
    with pytest.raises(RefusedError, match="not shown"):
        services.cut(by=by, enquiry_id=make_enquiry(action).pk, take_out=["x"])


def test_question_is_given_to_another_agency(action, manager, by, police, council):
    made = make_shown(manager, action)

    services.give(by=by, enquiry_id=made.pk, agency_id=police.pk)

    made.refresh_from_db()
    assert made.agency == police
    assert made.steps.last().told == "Invented Constabulary"
    with pytest.raises(RefusedError, match="already"):
        services.give(by=by, enquiry_id=made.pk, agency_id=police.pk)


def test_first_answer_settles_it_and_others_stand_beside_it(
    action, manager, by, police, sergeant
):
    made = proved(make_enquiry(action, email="resident@example.org"))
    services.show(by=by, enquiry_id=made.pk, take_out=[])
    services.give(by=by, enquiry_id=made.pk, agency_id=police.pk)

    first = services.answer(by=actor_of(sergeant), enquiry_id=made.pk, text="In May.")
    with time_machine.travel("2026-05-09T10:00Z", tick=False):
        services.answer(by=by, enquiry_id=made.pk, text="In all schools.")

    made.refresh_from_db()
    assert (made.answered_on, made.is_answered) == (date(2026, 5, 1), True)
    assert (first.agency, str(first)) == (police, f"answer to {made}")
    assert [each.text for each in made.answers.all()] == ["In May.", "In all schools."]
    assert Message.objects.filter(template="enquiry-decided").count() == 1


def test_answer_needs_words_a_shown_question_and_known_figures(action, manager, by):
    made = make_shown(manager, action)

    for enquiry, text, match in (
        (made, " ", "Write an answer"),
        (make_enquiry(action), "Soon.", "First let it be shown"),
    ):
        with pytest.raises(RefusedError, match=match):
            services.answer(by=by, enquiry_id=enquiry.pk, text=text)


def test_deed_ties_a_question_to_an_action(action, manager, by):
    made = make_shown(manager, action)

    deed = services.note_deed(
        by=by, enquiry_id=made.pk, action_id=action.pk, did="We asked", changed=""
    )

    assert (str(deed), deed.action) == ("We asked", action)
    with pytest.raises(RefusedError, match="what was done"):
        services.note_deed(
            by=by, enquiry_id=made.pk, action_id=action.pk, did="", changed="x"
        )


def test_only_whoever_manages_strategies_decides(action, council, police, sergeant):
    made = make_enquiry(action)
    analyst = make_person("Ana Lyst", council, "analyst")

    for person in (analyst, sergeant):
        by = actor_of(person)
        for service, said in (
            (services.show, {"take_out": []}),
            (services.refuse, {"reason": "abusive"}),
            (services.cut, {"take_out": ["x"]}),
            (services.give, {"agency_id": police.pk}),
            (services.answer, {"text": "Soon"}),
            (services.note_deed, {"action_id": action.pk, "did": "x", "changed": ""}),
        ):
            with pytest.raises(PermissionDenied):
                service(by=by, enquiry_id=made.pk, **said)
    assert not policies.may_see_enquiries(actor_of(analyst))
    assert not policies.may_answer(actor_of(sergeant), Enquiry(agency_id=None))
