"""What a thing of the record holds, as lines and entries for whoever keeps it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from fourfold.interfaces.components.published_records import (
    dated,
    file_words,
    link_words,
)
from fourfold.interfaces.components.words import day_words
from fourfold.partnership.public_record.models import (
    Event,
    Office,
    Publication,
    PublicationVersion,
    PublicPerson,
    Word,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One part of a thing: what it is, more of it, and what can be done with it."""

    title: str
    hint: str
    acts: list[tuple[str, str]]


def entries(thing: Any) -> Iterator[Entry]:
    """The parts of a thing, of whatever kind."""
    if isinstance(thing, Publication):
        yield from _of_publication(thing)
    elif isinstance(thing, PublicPerson):
        yield from (_office(each) for each in thing.offices.all())
    elif isinstance(thing, Event):
        yield from _of_event(thing)
    elif isinstance(thing, Word):
        for each in thing.meanings.all():
            since = f"Since {day_words(each.starts_on)}. {each.source}"
            yield Entry(f"Meaning {each.number}: {each.text}", since, [])


def _of_publication(found: Publication) -> Iterator[Entry]:
    for version in found.versions.all():
        yield _version(version)
    for quote in found.quotes.all():
        struck = _struck(quote.struck_why)
        acts = [] if struck else [("Strike it out", _part("quote-strike", quote))]
        yield Entry(f"Quote of {quote.person}: “{quote.words}”", struck, acts)
    for use in found.uses.all():
        yield Entry(f"{use.get_how_display()}: {use.thing}", "", [])


def _version(version: PublicationVersion) -> Entry:
    acts = []
    told = [day_words(version.dated_on) if version.dated_on else "Day not stated"]
    if version.text:
        told.append("Text")
    if version.file_sha256:
        told.append(f"{file_words(version)}, SHA-256 {version.file_sha256}")
        acts.append(("Read the PDF", _part("file", version)))
    if version.link:
        told.append(f"{version.link}: {link_words(version)[0]}")
        acts.append(("Say whether it is still there", _part("link", version)))
    return Entry(
        f"Version {version.number}: {version.what_changed}", ". ".join(told), acts
    )


def _office(office: Office) -> Entry:
    seen = f"Seen in it on {day_words(office.seen_on)}. {office.source}"
    struck = _struck(office.struck_why)
    acts = [
        ("Say when it ended", _part("office-end", office)),
        ("Strike it out", _part("office-strike", office)),
    ]
    return Entry(
        f"{office.title}, {office.body}",
        f"{struck} {seen}".strip(),
        [] if struck else acts,
    )


def _of_event(found: Event) -> Iterator[Entry]:
    for speaker in found.speakers.all():
        yield Entry(f"{speaker}, {speaker.as_what}", speaker.get_part_display(), [])
    for day in found.days.all():
        yield Entry(f"{day_words(day.says_on)}: {day.how}", day.source, [])


def facts(thing: Any) -> str:
    """What tells one thing of a list from another."""
    if isinstance(thing, Publication):
        when = dated(thing.dated_on, thing.precision)
        return f"{thing.get_kind_display()}, {thing.publisher}, {when}"
    if isinstance(thing, Event):
        return f"{thing.get_kind_display()}, {dated(thing.held_on, thing.precision)}"
    return ""


def _struck(why: str) -> str:
    return f"Struck out: {why}" if why else ""


def _part(what: str, row: Any) -> str:
    return reverse(f"staff:record-{what}", args=[row.public_id])
