from datetime import date

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from fourfold.partnership.audit.models import Entry
from fourfold.partnership.enquiries import queries, services
from fourfold.partnership.enquiries.codes import code_of, digest_of, is_token, new_token
from fourfold.partnership.enquiries.models import Asker, Enquiry
from fourfold.partnership.enquiries.subjects import subject
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.notifications.models import Message
from tests.enquiries import WORDS, ask, make_enquiry, token
from tests.people import SET_UP, make_agency


def test_question_is_taken_down_and_shows_nobody_what_was_typed(action, council):
    made = make_enquiry(action, name="Resi Dent")

    assert (made.kind, made.subject) == ("action", action.public_id)
    assert (made.text, made.asked_on) == ("", date(2026, 5, 1))
    assert made.agency == council
    assert (made.asker.words, made.asker.name) == (WORDS, "Resi Dent")
    assert str(made) == f"question {made.pk}"
    assert str(made.asker) == f"asker of {made}"
    assert Entry.objects.get(action="enquiries.asked").details == {}


def test_the_same_form_twice_is_one_question_with_one_code(action):
    form = token()

    assert ask(action, token=form) == ask(action, token=form)
    assert Enquiry.objects.count() == Asker.objects.count() == 1


def test_other_words_in_the_same_form_are_another_question(action):
    form = token()

    assert ask(action, token=form) != ask(action, token=form, text="And why?")
    assert Enquiry.objects.count() == 2


def test_code_finds_it_however_it_is_typed_and_is_kept_nowhere(action):
    code = ask(action)

    assert queries.by_code(code.lower().replace("-", " ")).kind == "action"
    assert queries.by_code("AAAA-AAAA-AAAA-AAAA") is None
    kept = [str(row) for row in Enquiry.objects.values_list()]
    assert not any(code in row or code.replace("-", "") in row for row in kept)


def test_codes_cannot_be_guessed_from_each_other():
    codes = {code_of(new_token(), "action", "x") for _ in range(50)}

    assert len(codes) == 50
    assert all(len(each) == 19 for each in codes)
    assert is_token(new_token())
    assert not is_token("x" * 32)
    assert digest_of("0111-aaaa") == digest_of("OIII AAAA")


@pytest.mark.parametrize(
    "name", ["action", "pledge", "objective", "recommendation", "strategy"]
)
def test_it_can_be_asked_of_everything_that_was_promised(request, name):
    row = request.getfixturevalue(name)

    made = make_enquiry(row)

    assert queries.subjects_of([made]) == {row.public_id: row}
    is_owned = name in {"action", "pledge", "objective"}
    assert (made.agency_id is not None) is is_owned


def test_nothing_else_can_be_asked_about(domain, action):
    assert subject("domain", domain.public_id) is None
    assert subject("pledge", action.public_id) is None


def test_question_without_words_is_refused(action):
    with pytest.raises(RefusedError):
        ask(action, text="  ")


def test_address_is_proved_by_its_link_once(action):
    made = make_enquiry(action, email="resident@example.org")
    message = Message.objects.get(template="enquiry-address")
    link = message.context["link"].split("/")[2]

    assert services.prove_address(by=SET_UP, link=link) == made
    assert services.prove_address(by=SET_UP, link=link) is None
    assert services.prove_address(by=SET_UP, link="") is None
    assert Asker.objects.get().confirmed_at == timezone.now()
    assert message.to_address == "resident@example.org"
    assert WORDS not in str(message.context)


@pytest.mark.parametrize(
    ("moment", "is_good"),
    [("2026-05-08T22:59Z", True), ("2026-05-08T23:01Z", False)],
)
def test_link_works_until_the_end_of_its_last_day(action, moment, is_good):
    make_enquiry(action, email="resident@example.org")
    link = Message.objects.get().context["link"].split("/")[2]

    with time_machine.travel(moment, tick=False):
        found = services.prove_address(by=SET_UP, link=link)
        cleared = services.clear_addresses(by=SET_UP, now=timezone.now())

    assert (found is not None) is is_good
    assert cleared == (0 if is_good else 1)
    assert (Asker.objects.get().email == "") is not is_good


def test_clearing_with_nothing_to_clear_leaves_no_entry(action):
    make_enquiry(action)

    with time_machine.travel("2027-05-01T10:00Z", tick=False):
        assert services.clear_addresses(by=SET_UP, now=timezone.now()) == 0

    assert not Entry.objects.filter(action="enquiries.addresses_cleared").exists()


@pytest.mark.parametrize("column", ["asked_on", "subject", "kind", "code_digest"])
def test_database_keeps_what_was_asked_when(action, column):
    made = make_enquiry(action)
    values = {
        "asked_on": date(2026, 5, 2),
        "subject": make_agency("Other").public_id,
        "kind": "pledge",
        "code_digest": "x",
    }

    with pytest.raises(DatabaseError), transaction.atomic():
        Enquiry.objects.filter(pk=made.pk).update(**{column: values[column]})


def test_database_never_deletes_a_question(action):
    made = make_enquiry(action)
    Asker.objects.all().delete()

    with pytest.raises(DatabaseError), transaction.atomic():
        Enquiry.objects.filter(pk=made.pk).delete()
