"""One question to a server and its answer, over at most five redirects."""

import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPException, HTTPResponse, InvalidURL
from importlib.metadata import version
from ipaddress import ip_address
from string import punctuation
from typing import cast
from urllib.parse import quote, urljoin, urlsplit

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.fetching.manners import InterruptedTransferError

MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
BLOCK_BYTES = 2**18
USER_AGENT = f"fourfold/{version('fourfold')} (community safety analysis)"


class _AnswersAsTheyAre(urllib.request.HTTPErrorProcessor):
    """Keeps urllib from raising on 4xx and from following a redirect unasked."""

    def http_response(
        self, request: urllib.request.Request, response: HTTPResponse
    ) -> HTTPResponse:
        return response

    https_response = http_response


@contextmanager
def answer_of(
    url: str, headers: Mapping[str, str], stall_seconds: float
) -> Iterator[HTTPResponse]:
    """The answer to one GET, closed afterwards."""
    address = checked_address(quote(url, safe=punctuation), url)
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(address, headers, stall_seconds)
        try:
            if answer.status not in REDIRECTS:
                yield answer
                return
            target = answer.headers.get("Location", "")
        finally:
            answer.close()
        address = checked_address(_onward(address, target), url)
    raise SourceError(
        f"more than {MOST_REDIRECTS} redirects, the last to {address}",
        file=url,
        remedy="Check the address on the publisher's page.",
    )


def checked_address(address: str, first: str) -> str:
    """The address, if a fetch that began at `first` may go there.

    https only, so that nobody on the way can change figures unseen. Plain http
    is for a server on this machine, and only for a fetch that began on one.
    """
    scheme, host = _scheme_and_host(address)
    began_here = _scheme_and_host(first)[0] == "http"
    if host and scheme == "https":
        return address
    if scheme == "http" and began_here and _is_loopback(host):
        return address
    raise SourceError(
        f"leads to {address}, which is not a secure (https) address",
        file=first,
        remedy="Use the https address on the publisher's page.",
    )


def blocks_of(answer: HTTPResponse, expected: int | None) -> Iterator[bytes]:
    """The body as it arrives; raises if it ends before its own end.

    read1, not read: read would keep back what came before a connection stalls.
    """
    received = 0
    while expected is None or received < expected:
        size = BLOCK_BYTES
        if expected is not None:
            size = min(size, expected - received)
        try:
            block = answer.read1(size)
        except (OSError, HTTPException) as fault:
            raise InterruptedTransferError(_in_words(fault)) from fault
        if not block:
            break
        received += len(block)
        yield block
    if expected is not None and received < expected:
        raise InterruptedTransferError(
            f"the connection closed after {received:,} of {expected:,} bytes"
        )


def _ask(
    address: str, headers: Mapping[str, str], stall_seconds: float
) -> HTTPResponse:
    handlers: list[urllib.request.BaseHandler] = [_AnswersAsTheyAre()]
    # A proxy of the organisation is used as the environment names it, but never
    # for a server on this machine.
    if _is_loopback(_scheme_and_host(address)[1]):
        handlers.append(urllib.request.ProxyHandler({}))
    opener = urllib.request.build_opener(*handlers)
    sent = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", **headers}
    try:
        # checked_address has seen the scheme.
        request = urllib.request.Request(address, headers=sent)  # noqa: S310
        return cast(HTTPResponse, opener.open(request, timeout=stall_seconds))
    except (OSError, HTTPException) as fault:
        raise fault_of(fault, address) from fault


def fault_of(fault: Exception, address: str) -> Exception:
    """The fault as what it means: to be mended by the user, or by another try."""
    reason = getattr(fault, "reason", fault)
    if isinstance(reason, ssl.SSLCertVerificationError):
        return SourceError(
            f"the server's certificate is not valid ({reason.verify_message})",
            file=address,
            remedy="Ask whoever runs your network: a filter may be in between. "
            "Fourfold does not fetch over a connection it cannot verify.",
        )
    if isinstance(reason, socket.gaierror):
        return SourceError(
            "the server's name was not found",
            file=address,
            remedy="Check the connection to the internet, and HTTPS_PROXY if your "
            "organisation uses a proxy.",
        )
    if isinstance(reason, InvalidURL):
        return SourceError(
            "is not a valid address", file=address, remedy="Check it for blanks."
        )
    return InterruptedTransferError(_in_words(reason))


def _in_words(fault: object) -> str:
    if isinstance(fault, TimeoutError):
        return "no bytes arrived for too long"
    return f"{type(fault).__name__}: {fault}"


def _onward(address: str, target: str) -> str:
    # A header is bytes that were read as Latin-1; they go back as they came.
    path = quote(target, safe=punctuation, encoding="latin-1")
    try:
        return urljoin(address, path)
    except ValueError:
        return path


def _scheme_and_host(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    return parts.scheme, parts.hostname or ""


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
