import smtplib

import pytest

from fourfold.partnership.notifications.outcomes import Trouble, trouble_of


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (
            smtplib.SMTPRecipientsRefused({"a@b.c": (550, b"no a@b.c")}),
            Trouble("refused-550", is_final=True),
        ),
        (
            smtplib.SMTPRecipientsRefused({"a@b.c": (450, b"later")}),
            Trouble("refused-450"),
        ),
        (smtplib.SMTPRecipientsRefused({}), Trouble("refused-0")),
        (smtplib.SMTPDataError(554, b"no"), Trouble("refused-554", is_final=True)),
        (smtplib.SMTPDataError(451, b"later"), Trouble("refused-451")),
        (
            smtplib.SMTPSenderRefused(553, b"not yours", "us@b.c"),
            Trouble("refused-553"),
        ),
        (TimeoutError(), Trouble("timed-out", is_doubtful=True)),
        (
            smtplib.SMTPServerDisconnected("a@b.c"),
            Trouble("line-dropped", is_doubtful=True),
        ),
        (ConnectionResetError(), Trouble("line-dropped", is_doubtful=True)),
    ],
)
def test_an_error_is_named_without_naming_anybody(error, trouble):
    assert trouble_of(error) == trouble
