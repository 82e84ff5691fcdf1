"""Seals what was frozen for a board, and tells whether it is as it was frozen."""

import hashlib
import json
from typing import Any

from django.conf import settings

from fourfold.partnership.audit.chain import BEGINNING, fits, seal_of

from .models import BoardPack

KIND = "board pack"


def written(content: dict[str, Any]) -> str:
    """As it is hashed: the same content gives the same bytes."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1)


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def seal(number: int, sha256: str, before: BoardPack | None) -> str:
    """With the key of the trail, over the one before: none is put in or left out."""
    previous = before.seal if before else BEGINNING
    values = [previous, number, sha256]
    return seal_of(KIND, values, key=settings.AUDIT_KEY.encode())


def is_as_frozen(pack: BoardPack, before: BoardPack | None) -> bool:
    """before : the pack with the number before"""
    has_hash = hash_of(pack.content) == pack.sha256
    return has_hash and fits(pack.seal, seal(pack.number, pack.sha256, before))
