"""What an answer means: where it goes on, how long it is, whether it is a file."""

import re
from http.client import HTTPResponse

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.fetching.landing import Record, Version
from fourfold.analysis.files.fetching.manners import InterruptedTransferError

WORTH_ANOTHER_TRY = frozenset({408, 425, 429, 500, 502, 503, 504})
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")


class OtherVersionError(InterruptedTransferError):
    """The server has another version than the part that has arrived."""


def conditions(
    arrived: int, version: Version | None, kept: Record | None
) -> dict[str, str]:
    """Headers that spare what is here already: the rest only, or only if newer."""
    if version is not None and version.validator:
        return {"Range": f"bytes={arrived}-", "If-Range": version.validator}
    headers = {}
    if kept is not None and kept.etag:
        headers["If-None-Match"] = kept.etag
    if kept is not None and kept.last_modified:
        headers["If-Modified-Since"] = kept.last_modified
    return headers


def refuse_what_is_no_file(answer: HTTPResponse, url: str, if_missing: str) -> None:
    """Raise for an answer that brings no file; worth another try, or final."""
    status = answer.status
    if status in WORTH_ANOTHER_TRY:
        raise InterruptedTransferError(
            f"the server answered {status} {answer.reason}",
            retry_after=answer.headers.get("Retry-After"),
        )
    if status in {404, 410}:
        raise SourceError(
            f"the publisher has no such file ({status})", file=url, remedy=if_missing
        )
    # 416: there is nothing beyond what has arrived; start_of tells what that means.
    if status not in {200, 206, 416}:
        raise SourceError(
            f"the server answered {status} {answer.reason}",
            file=url,
            remedy="Open the address in a browser to see what the publisher says.",
        )
    if status != 416 and (problem := _no_file_by_headers(answer)):
        raise SourceError(
            problem,
            file=url,
            remedy="Open the address in a browser: the publisher may be closed for "
            "maintenance, or your network may ask for a sign-in.",
        )


def _no_file_by_headers(answer: HTTPResponse) -> str | None:
    if answer.headers.get_content_type() in {"text/html", "application/xhtml+xml"}:
        return "the server sent a web page where the file should be"
    if encoding := answer.headers.get("Content-Encoding"):
        return f"the server sent the file in the encoding {encoding}, unasked"
    return None


def start_of(
    answer: HTTPResponse, url: str, arrived: tuple[int, Version | None]
) -> int:
    """Byte at which the answer goes on; 0 where it begins anew.

    Raises OtherVersionError where it is a part that does not fit what has arrived:
    two halves of two releases would make one file that nobody published.
    """
    if answer.status == 200:
        return 0
    size, version = arrived
    place = answer.headers.get("Content-Range", "")
    goes_on = re.fullmatch(rf"bytes {size}-\d+/(\d+|\*)", place)
    if version is None or not (goes_on or (has_nothing_left(answer, size))):
        raise OtherVersionError("the server sent a part that does not fit")
    if Version.of(url, answer).validator not in {None, version.validator}:
        raise OtherVersionError("the file changed while it was fetched")
    return size


def has_nothing_left(answer: HTTPResponse, size: int) -> bool:
    """Whether what has arrived is all there is: a fetch was killed at its end."""
    place = answer.headers.get("Content-Range", "")
    return answer.status == 416 and place == f"bytes */{size}"


def wrong_kind(head: bytes, suffix: str) -> str | None:
    """What is wrong with a file that begins so, if anything."""
    if not head:
        return "is empty"
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html")):
        return "is a web page, not the file"
    if suffix.lower() == ".zip" and not head.startswith(ZIP_STARTS):
        return "is not a zip archive"
    return None
