"""Agreements as they are drafted, changed and withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.accounts.services.asking import person_of, require
from fourfold.partnership.audit.doers import Doer
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.sharing import definitions, policies
from fourfold.partnership.sharing.models import (
    AgreementParty,
    AgreementPurpose,
    SharingAgreement,
)

from .locking import locked_agreement

DRAFTED = "sharing.agreement_drafted"
SIGNED = "It is signed, so its words stand. Draft a new version instead."


@dataclass(frozen=True, slots=True)
class Terms:
    """What an agreement says. Codes are those of the definitions.

    agency_ids : the agencies that it is between
    """

    title: str
    agency_ids: Sequence[int]
    purposes: Sequence[str]
    powers: Sequence[str]
    data_categories: Sequence[str]
    retention: str
    starts_on: date
    review_by: date
    ends_on: date


def terms_of(agreement: SharingAgreement) -> Terms:
    return Terms(
        title=agreement.title,
        agency_ids=[party.agency_id for party in agreement.parties.all()],
        purposes=[purpose.code for purpose in agreement.purposes.all()],
        powers=agreement.powers,
        data_categories=agreement.data_categories,
        retention=agreement.retention,
        starts_on=agreement.starts_on,
        review_by=agreement.review_by,
        ends_on=agreement.ends_on,
    )


@transaction.atomic
def draft_agreement(*, by: Doer, terms: Terms) -> SharingAgreement:
    """Write an agreement down; it binds nobody until they have signed it.

    Raises RefusedError for terms that no agreement can have.
    """
    require(by, lambda actor: policies.may_manage_agreement(actor, terms.agency_ids))
    return _written(
        SharingAgreement(), terms, by=by, action="sharing.agreement_drafted"
    )


@transaction.atomic
def change_agreement(*, by: Doer, agreement_id: int, terms: Terms) -> SharingAgreement:
    """Change a draft. Raises RefusedError once anybody has signed it."""
    agreement = locked_agreement(agreement_id)
    parties = [party.agency_id for party in agreement.parties.all()]
    require(by, lambda actor: policies.may_manage_agreement(actor, parties))
    if agreement.withdrawn_at is not None:
        raise RefusedError("It is withdrawn")
    if _is_signed(agreement):
        raise RefusedError(SIGNED)
    agreement.parties.all().delete()
    agreement.purposes.all().delete()
    return _written(agreement, terms, by=by, action="sharing.agreement_changed")


@transaction.atomic
def draft_new_version(*, by: Doer, agreement_id: int, terms: Terms) -> SharingAgreement:
    """Write down the version that takes over from a signed one once all have signed.

    Raises RefusedError for one that is withdrawn, that nobody has signed, or that has
    a later version.
    """
    agreement = locked_agreement(agreement_id)
    parties = {party.agency_id for party in agreement.parties.all()}
    require(by, lambda actor: policies.may_manage_agreement(actor, parties))
    if agreement.withdrawn_at is not None:
        raise RefusedError("It is withdrawn. Draft another agreement.")
    if not _is_signed(agreement):
        raise RefusedError("Nobody has signed it yet. Change it instead.")
    later = SharingAgreement.objects.filter(
        series=agreement.series, version__gt=agreement.version
    )
    if later.exists():
        raise RefusedError("There is a later version. Start from that one.")
    draft = SharingAgreement(series=agreement.series, version=agreement.version + 1)
    return _written(draft, terms, by=by, action=DRAFTED)


@transaction.atomic
def renew_agreement(
    *, by: Doer, agreement_id: int, starts_on: date, review_by: date, ends_on: date
) -> SharingAgreement:
    """Draft a new version with other days and the same words, to be signed."""
    terms = replace(
        terms_of(SharingAgreement.objects.get(pk=agreement_id)),
        starts_on=starts_on,
        review_by=review_by,
        ends_on=ends_on,
    )
    return draft_new_version(by=by, agreement_id=agreement_id, terms=terms)


@transaction.atomic
def withdraw_agreement(*, by: Doer, agreement_id: int, reason: str) -> SharingAgreement:
    """End an agreement at once, with all its versions, by any of its parties.

    Raises RefusedError if it is withdrawn already.
    """
    agreement = locked_agreement(agreement_id)
    parties = [party.agency_id for party in agreement.parties.all()]
    require(by, lambda actor: policies.may_manage_agreement(actor, parties))
    if agreement.withdrawn_at is not None:
        raise RefusedError("It is withdrawn already")
    versions = SharingAgreement.objects.filter(
        series=agreement.series, withdrawn_at=None
    )
    count = versions.update(
        withdrawn_at=timezone.now(),
        withdrawn_by=person_of(by),
        withdrawn_for=SharingAgreement.Withdrawal(reason),
    )
    record(
        by=by,
        action="sharing.agreement_withdrawn",
        target=agreement,
        reason=reason,
        versions=count,
    )
    agreement.refresh_from_db()
    return agreement


def _is_signed(agreement: SharingAgreement) -> bool:
    return agreement.parties.filter(signed_on__isnull=False).exists()


def _written(
    agreement: SharingAgreement, terms: Terms, *, by: Doer, action: str
) -> SharingAgreement:
    check_terms(terms)
    for name in ("title", "retention", "starts_on", "review_by", "ends_on"):
        setattr(agreement, name, getattr(terms, name))
    agreement.powers = sorted(set(terms.powers))
    agreement.data_categories = sorted(set(terms.data_categories))
    if agreement.pk is None:
        agreement.drafted_by = person_of(by)
    agreement.save()
    AgreementParty.objects.bulk_create(
        AgreementParty(agreement=agreement, agency_id=agency_id)
        for agency_id in dict.fromkeys(terms.agency_ids)
    )
    AgreementPurpose.objects.bulk_create(
        AgreementPurpose(agreement=agreement, code=code)
        for code in dict.fromkeys(terms.purposes)
    )
    record(
        by=by,
        action=action,
        target=agreement,
        version=agreement.version,
        begins=terms.starts_on,
        ends=terms.ends_on,
    )
    return agreement


def check_terms(terms: Terms) -> None:
    """Raises RefusedError for terms that no agreement can have."""
    if len(set(terms.agency_ids)) < 2:
        raise RefusedError("An agreement is between two agencies at least")
    current = Agency.objects.current().filter(pk__in=terms.agency_ids)
    if current.count() != len(set(terms.agency_ids)):
        raise RefusedError("One of these agencies has left the partnership")
    for chosen, known, what in (
        (terms.purposes, definitions.purposes(), "purpose"),
        (terms.powers, definitions.powers(), "power"),
        (terms.data_categories, definitions.data_categories(), "kind of information"),
    ):
        if not chosen or set(chosen) - set(known):
            raise RefusedError(f"Choose at least one {what} from the list")
    _check_powers(terms)
    _check_days(terms)


def _check_powers(terms: Terms) -> None:
    for name in terms.powers:
        power = definitions.powers()[name]
        if not power.is_in_force(terms.starts_on):
            raise RefusedError(f"{power.short} is not in force on the first day")


def _check_days(terms: Terms) -> None:
    rules = definitions.agreements()
    if not terms.starts_on <= terms.review_by <= terms.ends_on:
        raise RefusedError("It must begin, then be reviewed, then end")
    if terms.ends_on - terms.starts_on > rules.longest:
        raise RefusedError(f"It can run {rules.longest.days} days at most")
    if terms.review_by - terms.starts_on > rules.longest_to_review:
        raise RefusedError(
            f"Review it {rules.longest_to_review.days} days after it begins at most"
        )
