"""Comments on what is being prepared: made, answered, settled."""

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.accounts.services.asking import require, require_person
from fourfold.partnership.assessments import policies
from fourfold.partnership.assessments.models import Comment, Edition, Preparation
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError


@transaction.atomic
def add_comment(
    *,
    by: Actor,
    preparation_id: int,
    section: str,
    text: str,
    about_id: int | None = None,
) -> Comment:
    """Say something about a section, or reply to what somebody said.

    A reply opens what was settled: there is more to say. Raises PermissionDenied.
    """
    person = require_person(by, policies.may_comment)
    preparation = _locked(preparation_id)
    about = None
    if about_id is not None:
        about = Comment.objects.get(
            pk=about_id, preparation=preparation, section=section, about=None
        )
    comment = Comment.objects.create(
        preparation=preparation,
        section=section,
        text=text.strip(),
        about=about,
        by=person,
    )
    record(
        by=by,
        action="assessments.comment_made",
        target=preparation,
        section=section,
        comment=comment.pk,
        about=about_id,
    )
    if about is not None and not about.is_open:
        _open(about)
    return comment


@transaction.atomic
def settle_comment(*, by: Actor, comment_id: int) -> Comment:
    """Say that a comment is settled. Raises RefusedError for one that is."""
    person = require_person(by, policies.may_comment)
    comment = _comment(comment_id)
    if not comment.is_open:
        raise RefusedError("This comment is settled already.")
    comment.settled_by, comment.settled_at = person, timezone.now()
    comment.save(update_fields=["settled_by", "settled_at"])
    _record(by, "assessments.comment_settled", comment)
    return comment


@transaction.atomic
def reopen_comment(*, by: Actor, comment_id: int) -> Comment:
    """Say that a comment is not settled after all. Raises RefusedError."""
    require(by, policies.may_comment)
    comment = _comment(comment_id)
    if comment.is_open:
        raise RefusedError("This comment is open already.")
    _open(comment)
    _record(by, "assessments.comment_reopened", comment)
    return comment


def refuse_unsettled(edition: Edition) -> None:
    """Raises RefusedError while anything about an edition's words is open.

    Holds the preparation, so that nobody comments between this and what follows.
    """
    if edition.preparation_id is None:
        return
    preparation = _locked(edition.preparation_id)
    waiting = preparation.comments.filter(about=None, settled_at=None).count()
    if waiting:
        raise RefusedError(
            f"{waiting} of the comments on it {'is' if waiting == 1 else 'are'} open."
            " Settle them first: see its preparation."
        )


def refuse_overtaken(edition: Edition) -> None:
    """Raises RefusedError where the words were changed after it was drafted."""
    if edition.preparation_id is None:
        return
    preparation = _locked(edition.preparation_id)
    if preparation.texts.filter(pk__gt=edition.texts_until).exists():
        raise RefusedError(
            "What its sections say was changed after this draft was made. Draft it"
            " again, and sign that off."
        )


def _locked(preparation_id: int) -> Preparation:
    return Preparation.objects.select_for_update().get(pk=preparation_id)


def _comment(comment_id: int) -> Comment:
    found = Comment.objects.select_for_update()
    return found.get(pk=comment_id, about=None)


def _open(comment: Comment) -> None:
    comment.settled_by = comment.settled_at = None
    comment.save(update_fields=["settled_by", "settled_at"])


def _record(by: Actor, action: str, comment: Comment) -> None:
    record(
        by=by,
        action=action,
        target=comment.preparation,
        section=comment.section,
        comment=comment.pk,
    )
