"""Writes feeds in the Atom format (RFC 4287), with ids that never change (RFC 4151)."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
NAMESPACE = "http://www.w3.org/2005/Atom"
# In this year our feeds began: a part of their ids, and so for ever.
BEGAN = "2026"
# What XML 1.0 cannot hold, also if somebody typed it.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """Something that happened once.

    key : the same for ever, and no other's in its feed
    path : of the page about it
    """

    key: str
    title: str
    path: str
    at: datetime
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """key, path : its name in ids, and its own address

    page : path of the page that shows the same
    since : when it was last changed if nothing is in it yet
    """

    key: str
    title: str
    author: str
    path: str
    page: str
    since: datetime
    entries: Sequence[FeedEntry]

    @property
    def updated(self) -> datetime:
        return max((each.at for each in self.entries), default=self.since)


def written(feed: Feed) -> bytes:
    root = ElementTree.Element("feed", xmlns=NAMESPACE)
    root.set("xml:lang", settings.LANGUAGE_CODE)
    _add(root, "id", _tag(BEGAN, feed.key))
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(feed.updated))
    _link(root, feed.path, rel="self", kind="application/atom+xml")
    _link(root, feed.page, rel="alternate", kind="text/html")
    author = ElementTree.SubElement(root, "author")
    _add(author, "name", feed.author)
    for each in feed.entries:
        _entry(root, feed, each)
    ElementTree.indent(root)
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def _entry(root: ElementTree.Element, feed: Feed, told: FeedEntry) -> None:
    entry = ElementTree.SubElement(root, "entry")
    _add(entry, "id", _tag(f"{told.at.astimezone(UTC):%Y-%m-%d}", told.key))
    _add(entry, "title", told.title)
    _add(entry, "updated", _moment(told.at))
    _add(entry, "published", _moment(told.at))
    _link(entry, told.path, rel="alternate", kind="text/html")
    _add(entry, "summary", told.summary or told.title)


def _tag(day: str, key: str) -> str:
    host = urlsplit(settings.SITE_ADDRESS).hostname
    return f"tag:{host},{day}:{key}"


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = _ILLEGAL.sub("", text)


def _link(parent: ElementTree.Element, path: str, *, rel: str, kind: str) -> None:
    href = f"{settings.SITE_ADDRESS.rstrip('/')}{path}"
    ElementTree.SubElement(parent, "link", rel=rel, type=kind, href=href)
