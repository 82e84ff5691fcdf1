"""What is in a backup, so that it can be proved whole before anything is replaced."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from .errors import BackupError

NAME = "manifest.json"
FORMAT = 1
# Of a constant, so that two keys can be compared and neither is ever stored.
COMPARED = b"fourfold: is this the same key?"


@dataclass(frozen=True, slots=True)
class Manifest:
    """One backup.

    rows : how many each table of the database had, in the very moment of the copy
    newest_entry : number of the last entry of the audit trail in it
    keys : fingerprints of the keys without which it is of no use
    files : size and SHA-256 of every other file, by its path in the backup
    """

    taken_at: str
    vendor: str
    version: str
    migrations: list[str]
    rows: dict[str, int]
    newest_entry: int
    keys: dict[str, str]
    files: dict[str, dict[str, Any]]
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        text = json.dumps(asdict(self), indent=1, sort_keys=True)
        (folder / NAME).write_text(text, encoding="utf-8")


def read(folder: Path) -> Manifest:
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
        manifest = Manifest(**found)
    except OSError:
        raise BackupError(f"{folder} is no backup: it has no {NAME}.") from None
    except (ValueError, TypeError):
        raise BackupError(f"{folder / NAME} cannot be read.") from None
    if manifest.format != FORMAT:
        raise BackupError(f"{folder} was taken by another version of Fourfold.")
    return manifest


def fingerprints() -> dict[str, str]:
    keys = {"audit": settings.AUDIT_KEY, "secret": settings.SECRET_KEY}
    return {name: fingerprint(key) for name, key in keys.items()}


def fingerprint(key: str) -> str:
    return hmac.new(key.encode(), COMPARED, hashlib.sha256).hexdigest()


def refuse_other_keys(keys: Mapping[str, str]) -> None:
    """Without its keys a trail cannot be proved, nor a second factor be used."""
    ours: dict[str, list[str]] = {
        "audit": [settings.AUDIT_KEY],
        "secret": [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS],
    }
    for name, candidates in ours.items():
        if keys[name] not in {fingerprint(key) for key in candidates}:
            raise BackupError(
                f"FOURFOLD_{name.upper()}_KEY is not the one this backup was taken "
                "with. Set the key of that time; nothing was changed."
            )


def described(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "sha256": digest}
