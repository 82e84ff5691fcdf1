"""Keeps the secrets of second factors from whoever has only the database."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def encrypt(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """Raises InvalidToken if none of the site's keys, new or old, made it."""
    return _box().decrypt(text.encode()).decode()


def _box() -> MultiFernet:
    """The newest key encrypts; the old ones still open."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(key)) for key in keys])


def _key(secret: str) -> bytes:
    digest = hashlib.sha256(f"second factors {secret}".encode()).digest()
    return base64.urlsafe_b64encode(digest)
