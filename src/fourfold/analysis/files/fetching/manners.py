"""How patient a fetch is with a publisher, and how polite."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from fourfold.analysis.errors import SourceError

# The largest archive of police.uk has 1.7 GB; nothing we fetch is far beyond it.
LARGEST_FILE_BYTES = 8 * 2**30


class InterruptedTransferError(Exception):
    """A try that failed in a way that another try may mend."""

    def __init__(self, reason: str, *, retry_after: str | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Manners:
    """Tries, waits and limits of a fetch; clock, sleep and chance are arguments.

    stall_seconds : a connection that brings no byte for so long is given up and
        the transfer goes on with a new one.
    longest_wait_seconds : a publisher that asks for more patience is told to the
        user instead of waited for.
    """

    tries: int = 8
    stall_seconds: float = 30.0
    first_wait_seconds: float = 1.0
    longest_wait_seconds: float = 300.0
    limit_bytes: int = LARGEST_FILE_BYTES
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = utc_now
    rng: random.Random = field(default_factory=random.SystemRandom)

    def wait(self, url: str, tried: int, broken: InterruptedTransferError) -> None:
        """Sleep before the next try: doubling, with jitter, or as the server asked.

        Jitter, so that many installations that were cut off by the same fault do
        not all come back in the same second.
        """
        doubled = self.first_wait_seconds * 2 ** (tried - 1)
        backed_off = min(doubled, self.longest_wait_seconds)
        jittered = backed_off * (0.5 + self.rng.random() / 2)
        asked = seconds_asked(broken.retry_after, self.now())
        if asked > self.longest_wait_seconds:
            raise SourceError(
                f"{broken}, and the publisher asks to come back in "
                f"{asked / 60:.0f} minutes",
                file=url,
                remedy="Run the same command then; what has arrived is kept.",
            )
        self.sleep(max(jittered, asked))


def seconds_asked(retry_after: str | None, now: datetime) -> float:
    """Seconds that a Retry-After header asks for; 0 where it says nothing readable."""
    if retry_after is None:
        return 0.0
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return 0.0
    # "-0000" means a time in UTC of a sender who names no zone (RFC 5322, 3.3).
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())
