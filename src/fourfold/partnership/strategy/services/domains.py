"""Writes domains: the fields in which the partnership works."""

from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.text import slugify

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import policies
from fourfold.partnership.strategy.models import Domain

from .asking import require
from .noting import change, note

LONGEST_SLUG = 80


class Told(TypedDict):
    """What is said of a domain."""

    number: int
    title: str
    aliases: str
    working_group: str
    chair_post: str
    chair_agency_id: int | None


@transaction.atomic
def add_domain(*, by: Actor, **told: Unpack[Told]) -> Domain:
    """Add a domain. Raises RefusedError for a number or title that another has."""
    require(policies.may_manage(by))
    slug = slugify(told["title"])[:LONGEST_SLUG]
    if Domain.objects.filter(slug=slug).exists():
        raise RefusedError("There is already a domain with this title.")
    _refuse_number(told["number"])
    domain = Domain.objects.create(slug=slug, **told)
    note(by, domain)
    record(by=by, action="strategy.domain_added", target=domain)
    return domain


@transaction.atomic
def edit_domain(
    *, by: Actor, domain_id: int, reason: str, **told: Unpack[Told]
) -> Domain:
    """Change what is said of a domain. Its address stays.

    Raises RefusedError if nothing would change, or another has the number.
    """
    require(policies.may_manage(by))
    domain = Domain.objects.select_for_update().get(pk=domain_id)
    if told["number"] != domain.number:
        _refuse_number(told["number"])
    fields = change(by, domain, told, reason=reason)
    record(
        by=by, action="strategy.domain_edited", target=domain, fields=" ".join(fields)
    )
    return domain


def _refuse_number(number: int) -> None:
    if Domain.objects.filter(number=number).exists():
        raise RefusedError(f"Another domain has the number {number}.")
