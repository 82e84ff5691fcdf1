"""Signs editions off, publishes them and withdraws them."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.assessments import policies
from fourfold.partnership.assessments.files import DamagedError, content_of
from fourfold.partnership.assessments.inspecting import fingerprint_of
from fourfold.partnership.assessments.models import Edition
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError

from .commenting import refuse_overtaken, refuse_unsettled
from .indexing import forget_figures, index_figures

State = Edition.State
AT_ONCE = (
    "Another edition for the same area and period was published at this moment. Read"
    " that one first; if this one is to take its place, publish it again."
)


@transaction.atomic
def sign_off(*, by: Actor, edition_id: int) -> Edition:
    """Say that a draft is right, as another person than who made it.

    Raises PermissionDenied for whoever made it, and RefusedError unless it is a draft
    whose documents are as they were made, whose comments are settled and whose words
    are those that its sections have now.
    """
    edition = _locked(edition_id)
    if not policies.may_sign_off(by, edition):
        raise PermissionDenied
    _require_state(edition, State.DRAFT)
    refuse_unsettled(edition)
    refuse_overtaken(edition)
    _require_whole(edition)
    edition.state = State.SIGNED_OFF
    edition.signed_off_by_id = by.person_id
    edition.signed_off_at = timezone.now()
    edition.save(update_fields=["state", "signed_off_by", "signed_off_at"])
    record(
        by=by,
        action="assessments.edition_signed_off",
        target=edition,
        fingerprint=edition.fingerprint,
    )
    return edition


@transaction.atomic
def publish(*, by: Actor, edition_id: int) -> Edition:
    """Let everybody read an edition; an earlier one of the same gives way to it.

    Raises RefusedError unless it is signed off and its documents are as they were made;
    and for invented figures, except on a site that says it is a demonstration.
    """
    edition = _locked(edition_id)
    if not policies.may_decide(by):
        raise PermissionDenied
    _require_state(edition, State.SIGNED_OFF)
    if edition.is_invented and not settings.DEMO:
        raise RefusedError(
            "Its figures are invented. They are published on a demonstration only."
        )
    refuse_unsettled(edition)
    _require_whole(edition)
    gave_way = _take_the_place_of_others(edition)
    index_figures(edition)
    edition.state = State.PUBLISHED
    edition.published_by_id = by.person_id
    edition.published_at = timezone.now()
    try:
        with transaction.atomic():
            edition.save(update_fields=["state", "published_by", "published_at"])
    except IntegrityError:
        # Whoever was first is not overtaken unseen.
        raise RefusedError(AT_ONCE) from None
    record(
        by=by,
        action="assessments.edition_published",
        target=edition,
        fingerprint=edition.fingerprint,
        supersedes=" ".join(gave_way),
    )
    return edition


@transaction.atomic
def withdraw(*, by: Actor, edition_id: int, reason: str, notice: str = "") -> Edition:
    """Let nobody outside read an edition any more, from this moment on.

    notice : what its readers are told besides the day, in our own words

    What an edition took the place of does not come back by itself: publish another.
    Raises RefusedError for one that is withdrawn already.
    """
    edition = _locked(edition_id)
    if not policies.may_decide(by):
        raise PermissionDenied
    if edition.state == State.WITHDRAWN:
        raise RefusedError("This edition is withdrawn already.")
    if reason not in Edition.Reason.values:
        raise ValueError(f"no reason is called {reason}")
    was = edition.state
    edition.state = State.WITHDRAWN
    edition.withdrawn_by_id = by.person_id
    edition.withdrawn_at = timezone.now()
    edition.withdrawn_for = reason
    edition.notice = notice.strip()
    fields = ["state", "withdrawn_by", "withdrawn_at", "withdrawn_for", "notice"]
    edition.save(update_fields=fields)
    forget_figures(edition.pk)
    record(
        by=by,
        action="assessments.edition_withdrawn",
        target=edition,
        reason=reason,
        was=was,
    )
    return edition


def _take_the_place_of_others(edition: Edition) -> list[str]:
    """Have what stood for the same give way; returns which that was."""
    before = Edition.objects.select_for_update().filter(
        area=edition.area_id,
        first_month=edition.first_month,
        last_month=edition.last_month,
        state=State.PUBLISHED,
        superseded_by=None,
    )
    gave_way = {each.pk: str(each.public_id) for each in before}
    before.update(superseded_by=edition)
    forget_figures(*gave_way)
    return list(gave_way.values())


def _locked(edition_id: int) -> Edition:
    return Edition.objects.select_for_update().get(pk=edition_id)


def _require_state(edition: Edition, wanted: Edition.State) -> None:
    if edition.state != wanted:
        raise RefusedError(
            f"This edition is {edition.get_state_display().lower()},"
            f" and not {wanted.label.lower()}."
        )


def _require_whole(edition: Edition) -> None:
    documents = list(edition.documents.all())
    told = fingerprint_of((each.path, each.sha256) for each in documents)
    if told != edition.fingerprint:
        raise RefusedError("Its list of documents is not the one that was made.")
    for each in documents:
        each.edition = edition
        try:
            content_of(each)
        except DamagedError:
            raise RefusedError(
                f"{each.path} is not as it was made. Draft the edition again."
            ) from None
