import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from fourfold.partnership.assessments.models import Document, Edition
from fourfold.partnership.assessments.queries import (
    newest_published,
    once_published,
    open_document,
    published,
)
from fourfold.partnership.assessments.services import (
    note_check,
    publish,
    sign_off,
    withdraw,
)
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from tests.editions import damage, make_build, make_draft, make_published
from tests.people import SET_UP, actor_of


def test_another_person_signs_off_and_it_can_be_published(draft, board_member):
    actor = actor_of(board_member)

    sign_off(by=actor, edition_id=draft.pk)
    edition = publish(by=actor, edition_id=draft.pk)

    assert (edition.state, edition.signed_off_by) == ("published", board_member)
    assert newest_published() == edition
    entries = Entry.objects.filter(action__startswith="assessments.").order_by("seq")
    assert [entry.action for entry in entries] == [
        "assessments.edition_drafted",
        "assessments.edition_signed_off",
        "assessments.edition_published",
    ]


def test_whoever_made_it_may_not_sign_it_off(draft, analyst):
    with pytest.raises(PermissionDenied):
        sign_off(by=actor_of(analyst), edition_id=draft.pk)


def test_database_refuses_that_whoever_made_it_signs_it_off(draft, analyst):
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=draft.pk).update(
            state="signed-off", signed_off_by=analyst, signed_off_at=draft.made_at
        )


@pytest.mark.parametrize("state", ["signed-off", "published", "withdrawn"])
def test_database_refuses_a_state_without_the_acts_that_lead_to_it(draft, state):
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=draft.pk).update(state=state)


def test_draft_is_not_published_before_it_is_signed_off(draft, board_member):
    with pytest.raises(RefusedError, match="is draft, and not signed off"):
        publish(by=actor_of(board_member), edition_id=draft.pk)


def test_edition_is_signed_off_once(draft, board_member):
    sign_off(by=actor_of(board_member), edition_id=draft.pk)

    with pytest.raises(RefusedError, match="and not draft"):
        sign_off(by=actor_of(board_member), edition_id=draft.pk)


def test_others_decide_nothing(draft, officer):
    actor = actor_of(officer)

    for service, how in [(sign_off, {}), (publish, {}), (withdraw, {"reason": "x"})]:
        with pytest.raises(PermissionDenied):
            service(by=actor, edition_id=draft.pk, **how)


def test_damaged_edition_is_not_signed_off(draft, board_member):
    damage(Document.objects.select_related("edition").get(path="what.csv"))

    with pytest.raises(RefusedError, match=r"what\.csv is not as it was made"):
        sign_off(by=actor_of(board_member), edition_id=draft.pk)


def test_edition_that_lost_a_document_is_not_published(draft, board_member):
    sign_off(by=actor_of(board_member), edition_id=draft.pk)
    Document.objects.filter(path="what.csv").delete()

    with pytest.raises(RefusedError, match="list of documents"):
        publish(by=actor_of(board_member), edition_id=draft.pk)


def test_invented_figures_are_published_on_a_demonstration_only(
    analyst, board_member, settings
):
    draft = make_draft(analyst, build=make_build("b2", invented=True))
    sign_off(by=actor_of(board_member), edition_id=draft.pk)

    with pytest.raises(RefusedError, match="invented"):
        publish(by=actor_of(board_member), edition_id=draft.pk)
    settings.DEMO = True
    edition = publish(by=actor_of(board_member), edition_id=draft.pk)

    assert edition.is_open


def test_later_edition_takes_the_place_of_an_earlier_one(analyst, board_member):
    first = make_published(analyst, board_member)
    second = make_published(analyst, board_member)

    first.refresh_from_db()
    assert (first.superseded_by, first.state) == (second, "published")
    assert list(published()) == [second]
    entry = Entry.objects.filter(action="assessments.edition_published").last()
    assert entry.details["supersedes"] == str(first.public_id)


def test_edition_of_another_period_stands_beside_it(analyst, board_member):
    old = make_published(analyst, board_member, last_month="2026-05")
    new = make_published(analyst, board_member)

    assert list(published()) == [new, old]


def test_database_refuses_two_that_stand_for_the_same(analyst, board_member):
    first = make_published(analyst, board_member)
    make_published(analyst, board_member)

    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=first.pk).update(superseded_by=None)


def test_withdrawn_edition_is_open_to_nobody(analyst, board_member):
    edition = make_published(analyst, board_member)

    withdraw(by=actor_of(board_member), edition_id=edition.pk, reason="wrong-figure")

    assert open_document(edition.slug, "index.html") is None
    assert once_published(edition.slug).state == "withdrawn"
    details = Entry.objects.get(action="assessments.edition_withdrawn").details
    assert details == {"reason": "wrong-figure", "was": "published"}


def test_draft_that_is_withdrawn_was_never_public(draft, board_member):
    withdraw(by=actor_of(board_member), edition_id=draft.pk, reason="not-needed")

    assert once_published(draft.slug) is None


def test_edition_is_withdrawn_once_and_for_a_known_reason(draft, board_member):
    actor = actor_of(board_member)

    with pytest.raises(ValueError, match="no reason"):
        withdraw(by=actor, edition_id=draft.pk, reason="because")
    withdraw(by=actor, edition_id=draft.pk, reason="not-needed")
    with pytest.raises(RefusedError, match="withdrawn already"):
        withdraw(by=actor, edition_id=draft.pk, reason="not-needed")


def test_damage_is_told_once_and_so_is_its_end(draft):
    document = draft.documents.first()

    news = [
        note_check(by=SET_UP, document_id=document.pk, is_whole=is_whole)
        for is_whole in (True, False, False, True, True)
    ]

    assert news == [False, True, False, True, False]
    actions = Entry.objects.filter(action__contains="document_").order_by("seq")
    assert [entry.action for entry in actions] == [
        "assessments.document_damaged",
        "assessments.document_mended",
    ]
