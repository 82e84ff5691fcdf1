"""Fetching one file: ask, take what comes, go on where it broke, verify, accept."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import unquote, urlsplit

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.fetching import answers
from fourfold.analysis.files.fetching.connection import answer_of, blocks_of
from fourfold.analysis.files.fetching.landing import (
    Landing,
    Record,
    Version,
    digest_of,
    only_fetch_in,
    writing,
)
from fourfold.analysis.files.fetching.manners import InterruptedTransferError, Manners

Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that stands complete in its folder, and how it came there.

    resumed_from : byte at which the transfer last went on; 0 where it never broke.
    not_modified : the publisher has nothing newer, so nothing was transferred.
    fetched_at : when the bytes came, ISO 8601 in UTC.
    """

    path: Path
    sha256: str
    bytes: int
    resumed_from: int
    not_modified: bool
    url: str
    fetched_at: str


@dataclass(frozen=True, slots=True)
class _Order:
    """What is fetched, whereto and how."""

    url: str
    landing: Landing
    expected_sha256: str | None
    if_missing: str
    progress: Progress
    manners: Manners


def fetch(
    url: str,
    directory: Path,
    *,
    name: str | None = None,
    expected_sha256: str | None = None,
    progress: Progress | None = None,
    if_missing: str = "Check the address on the publisher's page.",
    manners: Manners | None = None,
) -> Fetched:
    """Bring the file at an address into a folder.

    `progress` is called with bytes so far and bytes in all (None if not told);
    `if_missing` is the advice for a file that the publisher does not have.

    Raises ValueError for a name that is not a plain file name, SourceError for
    what the publisher sent or did not send, FourfoldError for what the disk
    refused. Whatever is raised, a file fetched earlier stands as it was.
    """
    file_name = name or Path(unquote(urlsplit(url).path)).name
    if not file_name or file_name in {".", ".."} or {"/", "\\", "\0"} & set(file_name):
        raise ValueError(f"{file_name!r} is not a plain file name")
    order = _Order(
        url=url,
        landing=Landing(directory / file_name),
        expected_sha256=expected_sha256,
        if_missing=if_missing,
        progress=progress or _unseen,
        manners=manners or Manners(),
    )
    with writing(directory):
        directory.mkdir(parents=True, exist_ok=True)
    with only_fetch_in(directory):
        return _fetch_patiently(order)


def _unseen(done: int, total: int | None) -> None:
    """Progress that nobody watches."""


def _fetch_patiently(order: _Order) -> Fetched:
    kept = order.landing.kept(order.url)
    for tried in range(1, order.manners.tries + 1):
        try:
            return _try(order, kept)
        except InterruptedTransferError as broken:
            if tried == order.manners.tries:
                raise _given_up(order, broken) from broken
            order.manners.wait(order.url, tried, broken)
    raise ValueError("tries must be 1 or more")


def _given_up(order: _Order, broken: InterruptedTransferError) -> SourceError:
    arrived, _ = order.landing.arrived(order.url)
    again = "Run the same command again later"
    return SourceError(
        f"{order.manners.tries} tries failed, the last because: {broken}",
        file=order.url,
        remedy=f"{again}; it goes on after {arrived:,} bytes that have arrived."
        if arrived
        else f"{again}; nothing has arrived yet that could be kept.",
    )


def _try(order: _Order, kept: Record | None) -> Fetched:
    arrived, version = order.landing.arrived(order.url)
    headers = answers.conditions(arrived, version, kept)
    with answer_of(order.url, headers, order.manners.stall_seconds) as answer:
        if answer.status == 304 and kept is not None:
            return _unchanged(order, kept)
        answers.refuse_what_is_no_file(answer, order.url, order.if_missing)
        try:
            start = answers.start_of(answer, order.url, (arrived, version))
        except answers.OtherVersionError:
            order.landing.drop_part()
            raise
        if not answers.has_nothing_left(answer, start):
            _take(order, answer, start)
    return _accept(order, start)


def _take(order: _Order, answer: HTTPResponse, start: int) -> None:
    # None for a chunked body, whose end http.client watches itself.
    length = answer.length
    total = None if length is None else start + length
    part = order.landing.part
    _refuse_too_large(order, total or 0)
    with writing(part):
        if start == 0:
            order.landing.begin(Version.of(order.url, answer))
        done = start
        with part.open("ab") as file:
            for block in blocks_of(answer, length):
                file.write(block)
                done += len(block)
                _refuse_too_large(order, done)
                order.progress(done, total)
            file.flush()
            os.fsync(file.fileno())


def _refuse_too_large(order: _Order, size: int) -> None:
    if size > order.manners.limit_bytes:
        order.landing.drop_part()
        raise SourceError(
            f"is larger than the limit of {order.manners.limit_bytes:,} bytes",
            file=order.url,
            remedy="Check that the address is that of a data file.",
        )


def _accept(order: _Order, start: int) -> Fetched:
    part, target = order.landing.part, order.landing.target
    with part.open("rb") as file:
        wrong = answers.wrong_kind(file.read(512), target.suffix)
    sha256 = digest_of(part)
    if wrong is None:
        wrong = _wrong_hash(order, sha256)
    if wrong is not None:
        order.landing.drop_part()
        raise _wrong_file(order.url, wrong)
    version = order.landing.arriving()
    record = Record(
        url=order.url,
        etag=version.etag if version else None,
        last_modified=version.last_modified if version else None,
        sha256=sha256,
        bytes=part.stat().st_size,
        fetched_at=order.manners.now().isoformat(timespec="seconds"),
    )
    with writing(target):
        order.landing.accept(record)
    return _fetched(order, record, resumed_from=start, not_modified=False)


def _wrong_file(url: str, problem: str) -> SourceError:
    return SourceError(
        problem,
        file=url,
        remedy="Nothing was kept of it. Open the address in a browser to see what "
        "the publisher says, or try again later.",
    )


def _wrong_hash(order: _Order, sha256: str) -> str | None:
    expected = order.expected_sha256
    if expected is None or expected.lower() == sha256:
        return None
    return f"has the SHA-256 {sha256}, where {expected.lower()} was expected"


def _unchanged(order: _Order, kept: Record) -> Fetched:
    if wrong := _wrong_hash(order, kept.sha256):
        raise _wrong_file(order.url, wrong)
    return _fetched(order, kept, resumed_from=0, not_modified=True)


def _fetched(
    order: _Order, record: Record, *, resumed_from: int, not_modified: bool
) -> Fetched:
    return Fetched(
        path=order.landing.target,
        sha256=record.sha256,
        bytes=record.bytes,
        resumed_from=resumed_from,
        not_modified=not_modified,
        url=order.url,
        fetched_at=record.fetched_at,
    )
