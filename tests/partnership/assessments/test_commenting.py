"""What is open about an assessment keeps it from being signed off."""

import pytest
from django.core.exceptions import PermissionDenied

from fourfold.partnership.assessments import queries
from fourfold.partnership.assessments.models import Comment, Edition
from fourfold.partnership.assessments.services import (
    publish,
    reopen_comment,
    settle_comment,
    sign_off,
)
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.errors import RefusedError
from tests.people import actor_of
from tests.preparations import (
    make_preparation,
    make_prepared_draft,
    say,
    write,
)


@pytest.fixture
def preparation(analyst):
    return make_preparation(analyst)


@pytest.fixture
def prepared(analyst, preparation):
    write(analyst, preparation, "Words.")
    return make_prepared_draft(analyst, preparation)


def test_comment_is_made_answered_and_settled(analyst, board_member, preparation):
    comment = say(board_member, preparation)
    say(analyst, preparation, "It is.", about=comment)
    assert queries.open_comments_by_section(preparation) == {"what": 1}

    settle_comment(by=actor_of(board_member), comment_id=comment.pk)

    [found] = queries.comments_on(preparation, "what")
    assert not found.is_open
    assert [each.text for each in found.replies.all()] == ["It is."]
    assert str(found) == "Comment on what"
    assert queries.open_comments_by_section(preparation) == {}
    assert Entry.objects.filter(action__startswith="assessments.comment").count() == 3


def test_settled_comment_is_opened_again_by_hand_or_by_a_reply(
    analyst, board_member, preparation
):
    comment = say(board_member, preparation)
    for again in (
        lambda: reopen_comment(by=actor_of(analyst), comment_id=comment.pk),
        lambda: say(analyst, preparation, "No.", about=comment),
    ):
        settle_comment(by=actor_of(analyst), comment_id=comment.pk)
        with pytest.raises(RefusedError, match="settled already"):
            settle_comment(by=actor_of(analyst), comment_id=comment.pk)
        again()
        comment.refresh_from_db()
        assert comment.is_open
    with pytest.raises(RefusedError, match="open already"):
        reopen_comment(by=actor_of(analyst), comment_id=comment.pk)


def test_comments_are_for_people_who_write_or_sign_off(officer, preparation):
    with pytest.raises(PermissionDenied):
        say(officer, preparation)


def test_reply_stays_within_its_section(analyst, preparation):
    comment = say(analyst, preparation)

    with pytest.raises(Comment.DoesNotExist):
        say(analyst, preparation, about=comment, section="where")


def test_nothing_is_signed_off_while_a_comment_is_open(
    analyst, board_member, preparation, prepared
):
    comment = say(board_member, preparation)

    with pytest.raises(RefusedError, match="1 of the comments on it is open"):
        sign_off(by=actor_of(board_member), edition_id=prepared.pk)

    settle_comment(by=actor_of(analyst), comment_id=comment.pk)
    assert sign_off(by=actor_of(board_member), edition_id=prepared.pk).signed_off_at


def test_nothing_is_published_while_a_comment_is_open(
    analyst, board_member, preparation, prepared
):
    sign_off(by=actor_of(board_member), edition_id=prepared.pk)
    say(board_member, preparation)
    say(board_member, preparation, section="where")

    with pytest.raises(RefusedError, match="2 of the comments on it are open"):
        publish(by=actor_of(board_member), edition_id=prepared.pk)


def test_draft_without_the_newest_words_is_not_signed_off(
    analyst, board_member, preparation, prepared
):
    write(analyst, preparation, "Other words.", based_on=1)

    with pytest.raises(RefusedError, match="changed after this draft"):
        sign_off(by=actor_of(board_member), edition_id=prepared.pk)

    newer = make_prepared_draft(analyst, preparation)
    sign_off(by=actor_of(board_member), edition_id=newer.pk)
    assert set(queries.drafts_of(preparation)) == {newer, prepared}
    assert Edition.objects.get(pk=prepared.pk).state == Edition.State.DRAFT
