"""Writes publications, their versions, and what they are of use to."""

import hashlib
from datetime import date
from typing import IO, TypedDict, Unpack

from django.db import transaction

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.audit.services import record
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.figures.references import refuse_unknown_figures
from fourfold.partnership.public_record import files, policies
from fourfold.partnership.public_record.models import (
    LinkLook,
    Publication,
    PublicationUse,
    PublicationVersion,
)
from fourfold.partnership.strategy.services.asking import refuse_future, require

from .noting import change, free_slug, note, refuse_other_links, signed


class Told(TypedDict):
    """What is said of a publication."""

    title: str
    kind: str
    publisher: str
    author: str
    commissioned_by: str
    dated_on: date | None
    precision: str
    summary: str
    finding: str
    evidence: str
    strength: str
    supersedes_id: int | None
    event_id: int | None
    review_on: date | None
    source: str


@transaction.atomic
def add_publication(*, by: Actor, **told: Unpack[Told]) -> Publication:
    """Write down what a body published. It is a draft until it is shown.

    Raises RefusedError for a title that another has, evidence without a strength, or a
    day that is yet to come.
    """
    require(policies.may_keep_record(by))
    _check(told)
    slug = free_slug(Publication, told["title"])
    publication = Publication.objects.create(slug=slug, **told)
    note(by, publication)
    record(by=by, action="public_record.publication_added", target=publication)
    return publication


@transaction.atomic
def edit_publication(
    *, by: Actor, publication_id: int, reason: str, **told: Unpack[Told]
) -> Publication:
    """Change what is said of it; its address stays. Raises as `add_publication`."""
    require(policies.may_keep_record(by))
    _check(told)
    publication = Publication.objects.select_for_update().get(pk=publication_id)
    _refuse_circle(publication, told["supersedes_id"])
    fields = " ".join(change(by, publication, told, reason=reason))
    record(
        by=by,
        action="public_record.publication_edited",
        target=publication,
        fields=fields,
    )
    return publication


@transaction.atomic
def add_version(
    *,
    by: Actor,
    publication_id: int,
    dated_on: date | None,
    what_changed: str,
    text: str = "",
    approved_on: date | None = None,
    approved_by_body: str = "",
    link: str = "",
    file: IO[bytes] | None = None,
) -> PublicationVersion:
    """Add a version: its text, its PDF, or where it is. Earlier ones stay.

    Raises RefusedError for one without any of them, or an approval without its body.
    """
    require(policies.may_keep_record(by))
    refuse_other_links(link)
    refuse_unknown_figures(text)
    _check_approval(approved_on, approved_by_body)
    content = files.read_pdf(file) if file else b""
    if not (text.strip() or link or content):
        raise RefusedError("Give its text, a PDF, or a link to where it is.")
    # One after the other, so that two at a time do not take the same number.
    publication = Publication.objects.select_for_update().get(pk=publication_id)
    last = publication.versions.first()
    version = PublicationVersion.objects.create(
        publication=publication,
        number=last.number + 1 if last else 1,
        dated_on=dated_on,
        what_changed=what_changed,
        text=text,
        approved_on=approved_on,
        approved_by_body=approved_by_body,
        link=link,
        file_size=len(content) or None,
        file_sha256=hashlib.sha256(content).hexdigest() if content else "",
        **signed(by),
    )
    if content:
        files.put(version, content)
    note(by, publication, field="version", new=str(version.number), reason=what_changed)
    record(by=by, action="public_record.version_added", target=version)
    return version


@transaction.atomic
def note_link(
    *, by: Actor, version_id: int, looked_on: date, is_there: bool, note: str = ""
) -> LinkLook:
    """Say whether what a link leads to is still there."""
    require(policies.may_keep_record(by))
    refuse_future(looked_on, "The day on which you looked")
    version = PublicationVersion.objects.get(pk=version_id)
    if not version.link:
        raise RefusedError("This version has no link.")
    look = LinkLook.objects.create(
        version=version, looked_on=looked_on, is_there=is_there, note=note, **signed(by)
    )
    record(
        by=by, action="public_record.link_looked_at", target=version, is_there=is_there
    )
    return look


@transaction.atomic
def tie_publication(
    *,
    by: Actor,
    publication_id: int,
    how: str,
    strategy_id: int | None = None,
    objective_id: int | None = None,
    figure_id: int | None = None,
) -> PublicationUse:
    """Say what a publication is of use to: one strategy, objective or figure.

    Raises RefusedError for none or several, or what is said already.
    """
    require(policies.may_keep_record(by))
    things = {
        "strategy_id": strategy_id,
        "objective_id": objective_id,
        "figure_id": figure_id,
    }
    if sum(each is not None for each in things.values()) != 1:
        raise RefusedError("Choose one: a strategy, an objective or a figure.")
    publication = Publication.objects.select_for_update().get(pk=publication_id)
    if publication.uses.filter(**things).exists():
        raise RefusedError("This is said already.")
    use = PublicationUse.objects.create(
        publication=publication, how=how, **things, **signed(by)
    )
    note(by, publication, field="use", new=str(use.thing))
    record(by=by, action="public_record.publication_tied", target=publication)
    return use


def _check(told: Told) -> None:
    if bool(told["evidence"]) != bool(told["strength"]):
        raise RefusedError("Say of evidence how strong it is, and of nothing else.")
    if told["dated_on"] is not None:
        refuse_future(told["dated_on"], "The day of publication")
    refuse_unknown_figures(told["summary"], told["finding"])


def _check_approval(approved_on: date | None, body: str) -> None:
    if (approved_on is None) != (not body):
        raise RefusedError("Give the body that approved it and the day, or neither.")
    if approved_on is not None:
        refuse_future(approved_on, "The day of approval")


def _refuse_circle(publication: Publication, supersedes_id: int | None) -> None:
    """What it takes the place of must not, in the end, take its place."""
    while supersedes_id is not None:
        if supersedes_id == publication.pk:
            raise RefusedError("It cannot take the place of what followed it.")
        before = Publication.objects.only("supersedes").get(pk=supersedes_id)
        supersedes_id = before.supersedes_id
