"""Writes strategies and their versions."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.references import refuse_unknown_figures
from fourfold.partnership.strategy import policies
from fourfold.partnership.strategy.models import Strategy, StrategyVersion

from .asking import refuse_future, refuse_other_links, require
from .noting import capacity, change, note

LONGEST_SLUG = 80
APPROVAL = "The day of approval"


@transaction.atomic
def add_strategy(
    *,
    by: Actor,
    title: str,
    aliases: str,
    starts_on: date,
    ends_on: date,
    approved_on: date,
    approved_by_body: str,
    vision: str,
    review_on: date,
    link: str = "",
) -> Strategy:
    """Record a strategy that a body approved, as its first version.

    Raises RefusedError for a title that another has, or days in the wrong order.
    """
    require(policies.may_manage(by))
    refuse_future(approved_on, APPROVAL)
    _check_period(starts_on, ends_on)
    refuse_unknown_figures(vision)
    slug = slugify(title)[:LONGEST_SLUG]
    if Strategy.objects.filter(slug=slug).exists():
        raise RefusedError("There is already a strategy with this title.")
    approval = {"approved_on": approved_on, "approved_by_body": approved_by_body}
    strategy = Strategy.objects.create(
        slug=slug,
        title=title,
        aliases=aliases,
        starts_on=starts_on,
        ends_on=ends_on,
        vision=vision,
        review_on=review_on,
        **approval,
    )
    first = {"number": 1, "what_changed": "First version", **approval}
    _add_version(by, strategy, link=link, **first)
    note(by, strategy, body=approved_by_body)
    record(by=by, action="strategy.strategy_added", target=strategy)
    return strategy


@transaction.atomic
def edit_strategy(
    *,
    by: Actor,
    strategy_id: int,
    reason: str,
    title: str,
    aliases: str,
    starts_on: date,
    ends_on: date,
    review_on: date,
) -> Strategy:
    """Change what a strategy is called, its time or its review, with the reason.

    Its address stays. What it says changes only with a version that a body approved.
    """
    require(policies.may_manage(by))
    _check_period(starts_on, ends_on)
    strategy = Strategy.objects.select_for_update().get(pk=strategy_id)
    values = {
        "title": title,
        "aliases": aliases,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "review_on": review_on,
    }
    fields = " ".join(change(by, strategy, values, reason=reason))
    record(by=by, action="strategy.strategy_edited", target=strategy, fields=fields)
    return strategy


@transaction.atomic
def approve_version(
    *,
    by: Actor,
    strategy_id: int,
    approved_on: date,
    approved_by_body: str,
    vision: str,
    what_changed: str,
    link: str = "",
) -> StrategyVersion:
    """Record that a body approved a later version. Days already promised stay.

    Raises RefusedError for a day before that of the version it follows.
    """
    require(policies.may_manage(by))
    refuse_future(approved_on, APPROVAL)
    refuse_unknown_figures(vision)
    strategy = Strategy.objects.select_for_update().get(pk=strategy_id)
    last = strategy.versions.latest("number")
    if approved_on < last.approved_on:
        raise RefusedError("It cannot be approved before the version that it follows.")
    strategy.vision = vision
    strategy.save(update_fields=["vision"])
    version = _add_version(
        by,
        strategy,
        number=last.number + 1,
        approved_on=approved_on,
        approved_by_body=approved_by_body,
        what_changed=what_changed,
        link=link,
    )
    note(
        by,
        strategy,
        field="version",
        old=str(last.number),
        new=str(version.number),
        reason=what_changed,
        body=approved_by_body,
    )
    record(by=by, action="strategy.version_approved", target=strategy)
    return version


def _add_version(
    by: Actor, strategy: Strategy, *, link: str, **told: Any
) -> StrategyVersion:
    """told : number, day and body of the approval, and what changed"""
    refuse_other_links(link)
    return StrategyVersion.objects.create(
        strategy=strategy,
        vision=strategy.vision,
        link=link,
        **told,
        by_id=capacity(by).person_id,
        at=timezone.now(),
    )


def _check_period(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise RefusedError("The last day must not be before the first.")
