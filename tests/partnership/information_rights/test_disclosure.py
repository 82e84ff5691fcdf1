"""Whoever asks is given theirs, and nothing of anybody else."""

from datetime import date

from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fourfold.partnership.accounts.models import Cover, Invitation
from fourfold.partnership.information_rights.collecting.others import Others
from fourfold.partnership.information_rights.disclosure import disclosure_of, kept_words
from fourfold.partnership.information_rights.models import (
    RetentionRun,
)
from fourfold.partnership.information_rights.services import Choice, decide
from tests.people import actor_of

from .asking import collected, prepared, released, text_of
from .leaver import CANARIES, set_periods

DAY = date(2026, 6, 1)


PAIRS = st.lists(st.tuples(st.sampled_from(range(3)), st.sampled_from(range(3))))


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(covers=PAIRS, mentions=PAIRS, asker=st.sampled_from(range(3)))
def test_answer_to_one_holds_nothing_of_another(
    three, council, governance, covers, mentions, asker
):
    with transaction.atomic():
        for absent, by in covers:
            if absent != by:
                Cover.objects.create(
                    absent=three[absent],
                    by=three[by],
                    agency=council,
                    starts_on=DAY,
                    ends_on=DAY,
                )
        for number, (account, named) in enumerate(mentions):
            SocialAccount.objects.create(
                user=three[account],
                provider="other",
                uid=f"uid-{number}",
                extra_data={
                    "manager": three[named].name,
                    "mail": three[named].email.upper(),
                    "call": three[named].phone,
                },
            )

        text = text_of(prepared(governance, three[asker])).casefold()

        transaction.set_rollback(True)
    for number, name in enumerate(CANARIES):
        assert (f"{name}canary".casefold() in text) == (number == asker)


def test_answer_holds_each_kind_that_there_is_about_somebody(three, governance):
    found = disclosure_of(prepared(governance, three[0]))

    titles = {group.title for group in found.groups}
    assert {
        "Person",
        "Role holding",
        "Team membership",
        "Cover",
        "Invitation",
        "Email address",
        "Social account",
        "User session",
        "Access log",
    } <= titles
    person = next(group for group in found.groups if group.title == "Person")
    assert ("Work e-mail address", three[0].email) in person.records[0]
    assert person.why == "to sign in, and to be known to colleagues"
    assert person.kept.startswith("for 6 years: The name, address and teams")
    assert "Marshgate Council" in found.recipients
    assert any("Information Commissioner" in right for right in found.rights)


def test_somebody_without_an_account_is_found_by_their_address(three, governance):
    request = collected(governance, subject_email="ALPHACANARY.mail@example.org")

    kinds = set(request.items.values_list("kind", flat=True))
    assert "accounts.invitation" in kinds
    assert "axes.accesslog" in kinds
    assert "accounts.person" not in kinds


def test_somebody_of_whom_nothing_is_held_is_given_nothing(governance, colleague):
    request = released(governance, colleague)

    assert disclosure_of(request).groups == []


def test_names_of_others_are_proposed_to_be_blacked_out(three, governance, officer):
    request = collected(governance, person=three[0])

    item = request.items.get(kind="accounts.cover", field="by")
    assert (item.decision, item.exemption, item.shown) == (
        "redact",
        "rights-of-others",
        "█",
    )
    assert item.decided_by is None
    assert officer.name not in text_of(request)
    assert "█ (about somebody else)" in text_of(request)


def test_free_text_waits_to_be_read(three, governance):
    request = collected(governance, person=three[0])

    undecided = request.items.filter(decision="undecided")
    assert set(undecided.values_list("kind", "field")) == {
        ("socialaccount.socialaccount", "extra_data"),
        ("usersessions.usersession", "data"),
    } & set(request.items.values_list("kind", "field"))
    assert ("socialaccount.socialaccount", "extra_data") in set(
        undecided.values_list("kind", "field")
    )


def test_what_is_withheld_leaves_no_trace(three, governance):
    request = prepared(governance, three[0])
    held = request.items.filter(kind="accounts.roleholding")
    choices = [Choice(item.pk, "withhold", "crime") for item in held]
    decide(by=actor_of(governance), request_id=request.pk, choices=choices)

    text = text_of(request)

    assert "Role holding" not in text
    assert "crime" not in text


def test_kept_words_say_so_where_nothing_is_decided(three):
    session = next(m for m in declared() if m._meta.label_lower == "sessions.session")
    set_periods()

    assert kept_words(session) == "until it has run out"
    assert kept_words(Invitation) == "with no end decided yet"
    assert kept_words(RetentionRun) == "for as long as the partnership works"


def declared():
    from_registry = RetentionRun._meta.apps.get_models()
    return list(from_registry)


def test_nobody_else_has_no_names():
    nobody = Others([])

    assert not nobody.are_named_in("Ada")
    assert nobody.blacked_out("Ada") == "Ada"


def test_longer_names_are_blacked_out_whole_and_words_within_words_are_not():
    others = Others(["Al", "Al Brown", ""])

    assert others.blacked_out("AL BROWN, Al and Alan") == "█, █ and Alan"
