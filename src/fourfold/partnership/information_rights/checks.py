"""Says loudly what is kept for ever, because nobody has decided for how long."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import WARNING, CheckMessage
from django.db import connections

from fourfold.partnership.areas.models import Partnership

from .queries import faulty_periods, missing_periods


def periods_are_set(
    *, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """Asked with `check --database default`; silent before the tables are there."""
    if not databases or Partnership._meta.db_table not in _tables():
        return []
    if not Partnership.objects.exists():
        return []
    unset: list[CheckMessage] = [
        CheckMessage(
            WARNING,
            f"No period {name} is set: what waits for it is kept for ever.",
            hint="Decide it with your data protection officer, and set it in"
            " [retention] of partnership.toml.",
            id="fourfold.W120",
        )
        for name in missing_periods()
    ]
    faulty: list[CheckMessage] = [
        CheckMessage(
            WARNING,
            f"[retention] {name} has no effect.",
            hint=fault,
            id="fourfold.W121",
        )
        for name, fault in faulty_periods().items()
    ]
    return unset + faulty


def _tables() -> list[str]:
    return connections["default"].introspection.table_names()
