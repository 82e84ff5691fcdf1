"""A publication in words: what it is, its versions, what it is of use to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Model
from django.urls import reverse

from fourfold.interfaces.components.histories import Event as Happened
from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.published_records import (
    dated,
    file_words,
    link_words,
    review_words,
)
from fourfold.interfaces.components.record_histories import happened
from fourfold.interfaces.components.thing_pages import page_named
from fourfold.interfaces.components.values import Line
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.figures.models import Figure
from fourfold.partnership.figures.wording import in_words
from fourfold.partnership.public_record import queries
from fourfold.partnership.public_record.limits import wanted_of
from fourfold.partnership.public_record.models import (
    Publication,
    PublicationVersion,
    Quote,
    Shown,
)
from fourfold.partnership.public_record.texts import ticks

from .pages import page_of_event

LINKS = ("supersedes_id", "event_id", "use")


@dataclass(frozen=True, slots=True)
class ToldVersion:
    """A version, and where it can be read: the page first, then the PDF, then a link.

    link_state, link_tag : whether what the link leads to was still there, and a colour
    """

    number: int
    page: str
    dated: str
    what_changed: str
    approved: str
    pdf: str
    pdf_words: str
    sha256: str
    link: str
    link_state: str
    link_tag: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """What has to be in a publication. It ticks only what was approved as well."""

    table: Table
    source: str


def told_version(version: PublicationVersion) -> ToldVersion:
    where = [version.publication.slug, version.number]
    state, colour = link_words(version) if version.link else ("", "")
    approved = ""
    if version.approved_on:
        approved = f"{version.approved_by_body}, {day_words(version.approved_on)}"
    return ToldVersion(
        number=version.number,
        page=reverse("public:publication-version", args=where) if version.text else "",
        dated=day_words(version.dated_on) if version.dated_on else "Day not stated",
        what_changed=version.what_changed,
        approved=approved,
        pdf=reverse("public:publication-pdf", args=where)
        if version.file_sha256
        else "",
        pdf_words=file_words(version) if version.file_sha256 else "",
        sha256=version.file_sha256,
        link=version.link,
        link_state=state,
        link_tag=colour,
    )


def lines(found: Publication, today: date) -> list[Line]:
    review, colour = review_words(found, today)
    told = [
        Line("Kind", found.get_kind_display()),
        Line("Published by", found.publisher),
        Line("Written by", found.author) if found.author else None,
        Line("Commissioned by", found.commissioned_by)
        if found.commissioned_by
        else None,
        Line("Published", dated(found.dated_on, found.precision)),
        # Too long for a tag, which stays as narrow as a word.
        Line("Next review", "Overdue" if colour else review, tag=colour),
        Line("How overdue", review) if colour else None,
        *_ties(found),
        Line("Where we know it from", found.source),
    ]
    return [each for each in told if each is not None]


def _ties(found: Publication) -> Iterator[Line]:
    before, event = found.supersedes, found.event
    if before is not None and before.is_published:
        where = reverse("public:publication", args=[before.slug])
        yield Line("In place of", before.title, href=where, action="Open")
    if event is not None and event.is_published:
        yield Line(
            "About the event", event.title, href=page_of_event(event), action="Open"
        )


def checklist(
    found: Publication, newest: PublicationVersion | None, today: date
) -> Checklist | None:
    """Of a kind of publication of which somebody says what has to be in it."""
    wanted = wanted_of(found.kind, today)
    if wanted is None:
        return None
    is_approved = newest is not None and newest.approved_on is not None
    ticked = ticks(newest.text if newest else "", wanted.sections)
    table = Table(
        caption="What has to be in it",
        caption_is_hidden=True,
        columns=[Column("Section"), Column("Is it there?")],
        rows=[[each.title, _tick(each.is_there, is_approved)] for each in ticked],
    )
    return Checklist(table, wanted.source)


def _tick(is_there: bool, is_approved: bool) -> Cell:
    if not is_there:
        return Cell("Not there", tag="red")
    if not is_approved:
        return Cell(
            "Not approved", tag="yellow", hint="No body and day is written down"
        )
    return Cell("There", tag="green")


def uses(found: Publication) -> list[tuple[str, str, str]]:
    """How it is used, of what, and where that is; a figure once it was checked."""
    told = []
    for each in found.uses.all():
        thing = each.thing
        if isinstance(thing, Figure):
            if thing.state == Figure.State.APPROVED:
                where = reverse("public:reported-figure", args=[thing.name])
                told.append((each.get_how_display(), in_words(thing), where))
        elif each.strategy is not None:
            where = page_named("strategy", each.strategy.slug)
            told.append((each.get_how_display(), each.strategy.title, where))
        elif each.objective is not None:
            where = page_named("objective", str(each.objective.public_id))
            told.append((each.get_how_display(), each.objective.text, where))
    return told


def quotes(found: Publication) -> list[Quote]:
    """Those that stand, of people whose pages are published."""
    return [
        each
        for each in found.quotes.all()
        if not each.struck_why and each.person.is_published
    ]


def history(found: Shown) -> list[Happened]:
    """Not what a link of it named: that may be a draft."""
    told = []
    for each in queries.history(found.public_id):
        event = happened(each)
        told.append(replace(event, was="", now="") if each.field in LINKS else event)
    return told


def documents_of(thing: Model) -> list[dict[str, Any]]:
    """What is published of use to a strategy, an objective or a figure: cards."""
    return [
        {
            "title": each.publication.title,
            "page": reverse("public:publication", args=[each.publication.slug]),
            "how": each.get_how_display(),
            "kind": each.publication.get_kind_display(),
            "dated": dated(each.publication.dated_on, each.publication.precision),
            "evidence": each.publication.get_evidence_display()
            if each.publication.evidence
            else "",
            "strength": each.publication.get_strength_display()
            if each.publication.evidence
            else "",
        }
        for each in queries.used_for(thing)
    ]
