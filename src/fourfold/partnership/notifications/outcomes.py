"""What an answer of a mail server, or none, means for a message. Pure."""

import smtplib
from dataclasses import dataclass

REFUSED_FOR_GOOD = 500


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a message was not handed on.

    code : a few characters that name nobody
    is_final : trying again would change nothing
    is_doubtful : it may have been taken all the same
    """

    code: str
    is_final: bool = False
    is_doubtful: bool = False


def trouble_of(error: OSError) -> Trouble:
    """Of an attempt that a server had begun to answer."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        worst = max(codes, default=0)
        is_final = bool(codes) and min(codes) >= REFUSED_FOR_GOOD
        return Trouble(f"refused-{worst}", is_final=is_final)
    if isinstance(error, smtplib.SMTPDataError):
        code = error.smtp_code
        return Trouble(f"refused-{code}", is_final=code >= REFUSED_FOR_GOOD)
    if isinstance(error, smtplib.SMTPResponseException):
        # Of the sender or the session: how the site is set up, which can be mended.
        return Trouble(f"refused-{error.smtp_code}")
    if isinstance(error, TimeoutError):
        return Trouble("timed-out", is_doubtful=True)
    return Trouble("line-dropped", is_doubtful=True)
