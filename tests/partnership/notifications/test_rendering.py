import re
from datetime import date

import pytest
from django.conf import settings
from django.template import engines

from fourfold.analysis.definitions import ROOT
from fourfold.partnership.areas.models import Partnership
from fourfold.partnership.notifications.kinds import all_kinds, message_kind, retries
from fourfold.partnership.notifications.models import Message
from fourfold.partnership.notifications.rendering import words_of
from tests.architecture.tree import SOURCE, files

NEEDED = {
    "invitation",
    "role-awaits-approval",
    "role-decided",
    "cover-arranged",
    "account-locked",
    "signed-in-from-new-device",
    "password-changed",
    "break-glass-opened",
    "break-glass-review-due",
    "agreement-review-due",
    "agreement-expired",
    "subject-access-due",
    "job-missed",
    "audit-anchor",
}
FOLDER = SOURCE / "partnership/notifications/templates/notifications"


@pytest.fixture
def marshgate(db):
    return Partnership.objects.create(
        id=1,
        name="Marshgate & Vale Violence Reduction Partnership",
        short_name="Marshgate & Vale",
        authority_code="E09999999",
        time_zone="Europe/London",
        configuration={},
        fingerprint="f",
    )


@pytest.fixture
def strict(monkeypatch):
    """A template that asks for a key it does not get says so."""
    monkeypatch.setattr(
        engines["django"].engine, "string_if_invalid", "NOT DECLARED: %s"
    )


def test_every_kind_of_message_has_its_text_and_the_reverse():
    texts = {path.stem for path in files(".txt", within=FOLDER)}

    assert texts == set(all_kinds())
    assert texts >= NEEDED


@pytest.mark.parametrize("name", sorted(all_kinds()))
def test_a_text_says_all_of_its_keys_and_no_others(put, marshgate, strict, name):
    message = put(name)

    words = words_of(message)

    text = f"{words.subject}\n{words.body}"
    forms = set(message_kind(name).keys.values())
    assert "NOT DECLARED" not in text
    assert "Nobody reads answers to it" in text
    for form, shown in {
        "path": f"{settings.SITE_ADDRESS}/staff/somewhere/?next=1",
        "code": "daily/retention",
        "number": "12",
        "date": "4 May 2026",
        "time": "7 June 2026, 10:30",
    }.items():
        assert (shown in text) == (form in forms), (form, text)


@pytest.mark.parametrize("name", sorted(all_kinds()))
def test_a_subject_is_one_short_line_that_names_nobody(put, marshgate, name):
    subject = words_of(put(name)).subject

    assert 0 < len(subject) <= 80
    assert "\n" not in subject
    assert "@" not in subject


@pytest.mark.parametrize("name", sorted(all_kinds()))
def test_every_text_can_be_translated(name):
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")

    outside = re.sub(
        r"{% blocktranslate.*?{% endblocktranslate %}|{%.*?%}|{{.*?}}",
        "",
        text,
        flags=re.DOTALL,
    )

    assert outside.strip() == ""


@pytest.mark.django_db
def test_a_message_before_the_site_is_set_up_says_whose_program_it_is(put):
    words = words_of(put())

    assert words.subject == "You are invited to join Fourfold on Fourfold"


def test_plain_text_is_not_escaped(put, marshgate):
    assert "Marshgate & Vale" in words_of(put()).body


def test_a_date_is_kept_as_a_date(put, marshgate):
    message = put("agreement-review-due")

    message.refresh_from_db()

    assert message.context["due_on"] == date(2026, 5, 4).isoformat()
    assert Message.objects.get(pk=message.pk).context == message.context


def test_retries_are_those_of_the_source():
    text = (ROOT / "messages" / "retries.toml").read_text(encoding="utf-8")

    assert "GOV.UK Notify" in text
    assert (retries().attempts, retries().wait_seconds) == (48, 300)
