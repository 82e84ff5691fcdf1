"""The code by which whoever asked finds their question again, without an account.

It is worked out from what was sent, so that a form sent twice has one code and makes
one question; the site keeps a digest of it only.
"""

import base64
import hashlib
import hmac
import re
import secrets

from django.conf import settings

# Sixteen characters of thirty-two: 80 bits, which nobody guesses.
BYTES = 10
GROUP = 4
TOKEN = re.compile(r"[0-9a-f]{32}")


def new_token() -> str:
    """For a form, so that sending it again is known for what it is."""
    return secrets.token_hex(16)


def is_token(text: str) -> bool:
    return bool(TOKEN.fullmatch(text))


def code_of(token: str, *asked: str) -> str:
    """ "ABCD-EFGH-JKLM-NPQR" of a form, and of what was asked in it."""
    told = "\0".join((token, *asked)).encode()
    key = f"enquiry {settings.SECRET_KEY}".encode()
    digest = hmac.new(key, told, hashlib.sha256).digest()[:BYTES]
    letters = base64.b32encode(digest).decode()
    return "-".join(letters[n : n + GROUP] for n in range(0, len(letters), GROUP))


def digest_of(code: str) -> str:
    """Of a code as somebody types it: with or without dashes, in small letters."""
    letters = re.sub(r"[\s-]", "", code).upper().replace("0", "O").replace("1", "I")
    return hashlib.sha256(letters.encode()).hexdigest()
