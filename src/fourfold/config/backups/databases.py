"""The way to copy the kind of database that the site has."""

from types import ModuleType

from django.db import connection

from . import postgresql, sqlite
from .errors import BackupError

KINDS = {"sqlite": sqlite, "postgresql": postgresql}


def kind() -> ModuleType:
    return KINDS[connection.vendor]


def kind_of(vendor: str) -> ModuleType:
    """For a backup, which can only go back into the kind that it came from."""
    if vendor != connection.vendor:
        raise BackupError(
            f"The backup is of {vendor}, and DATABASE_URL names {connection.vendor}. "
            "It can only be restored into the kind it came from."
        )
    return KINDS[vendor]
