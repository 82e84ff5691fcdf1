"""What awaits whom: a draft another person, a comment whoever writes."""

from django.urls import reverse

from fourfold.partnership.assessments.services import settle_comment, sign_off
from tests.editions import make_draft
from tests.people import actor_of, signed_in
from tests.preparations import make_preparation, say

from .rows import page_at

HOME = "staff:home"


def desk_of(client, person):
    return signed_in(client, person).get(reverse(HOME)).text


def test_newest_draft_awaits_another_person(client, analyst, board_member, officer):
    older, newer = make_draft(analyst), make_draft(analyst)

    page = desk_of(client, board_member)

    assert "Read and sign off: Marshgate" in page
    assert page_at("edition", newer) in page
    assert page_at("edition", older) not in page
    assert "sign off" not in desk_of(client, analyst)
    assert "sign off" not in desk_of(client, officer)


def test_what_is_signed_off_awaits_being_published(client, analyst, board_member):
    edition = make_draft(analyst)
    sign_off(by=actor_of(board_member), edition_id=edition.pk)

    assert "Publish: Marshgate" in desk_of(client, analyst)


def test_open_comments_await_whoever_writes(client, analyst, board_member):
    found = make_preparation(analyst)
    first, _ = say(board_member, found), say(board_member, found)

    assert "Settle 2 comments: Marshgate" in desk_of(client, analyst)
    settle_comment(by=actor_of(analyst), comment_id=first.pk)
    assert "Settle 1 comment: Marshgate" in desk_of(client, analyst)
    assert "Settle" not in desk_of(client, board_member)
