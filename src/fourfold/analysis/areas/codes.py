"""What a GSS code says about its area."""

import re
from functools import lru_cache

from fourfold.analysis.definitions import settings

_GSS_CODE = re.compile(r"[EWSN]\d{8}", re.ASCII)


def is_code(text: str) -> bool:
    """Whether it has the form of a code of any level."""
    return _GSS_CODE.fullmatch(text) is not None


# A table names each of 36,000 areas many times.
@lru_cache(maxsize=100_000)
def level_of(code: str) -> str | None:
    """lsoa, ward or authority; None for any other level and for what is no code."""
    if not is_code(code):
        return None
    levels: dict[str, list[str]] = settings("sources/ons_boundaries.toml")["levels"]
    return next((level for level, starts in levels.items() if code[:3] in starts), None)
