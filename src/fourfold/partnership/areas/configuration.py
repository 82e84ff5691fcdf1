"""The file that a partnership sets itself up from: `partnership.toml`.

Every fault is told at once, by its place in the file, what is there and what may be.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from .clauses import Faults, check_all

__all__ = ["Configuration", "ConfigurationError", "read_configuration"]


class ConfigurationError(Exception):
    """A configuration that cannot be used, with everything that is wrong in it."""

    def __init__(self, faults: Faults) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


@dataclass(frozen=True, slots=True)
class Configuration:
    """A checked configuration: the sections of the file, as plain data."""

    sections: Mapping[str, Any]

    @property
    def partnership(self) -> Mapping[str, Any]:
        return self.sections["partnership"]  # type: ignore[no-any-return]

    @property
    def wards(self) -> list[Mapping[str, str]]:
        return self.sections.get("wards", [])  # type: ignore[no-any-return]

    @property
    def partners(self) -> list[Mapping[str, Any]]:
        return self.sections.get("partners", [])  # type: ignore[no-any-return]

    @property
    def fingerprint(self) -> str:
        """The same for the same content, however the file is written."""
        text = json.dumps(self.sections, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()


def read_configuration(path: Path | Traversable) -> Configuration:
    """Raises ConfigurationError for a file that is not there, no TOML, or wrong."""
    try:
        with path.open("rb") as file:
            found = tomllib.load(file)
    except FileNotFoundError:
        raise ConfigurationError(
            [f"{path}: no such file. Begin with: manage.py setup --example"]
        ) from None
    except tomllib.TOMLDecodeError as wrong:
        raise ConfigurationError([f"{path}: {wrong}"]) from None
    return checked(found)


def checked(found: Mapping[str, Any]) -> Configuration:
    """Raises ConfigurationError with all faults of the sections."""
    faults: Faults = check_all(found)
    if faults:
        raise ConfigurationError(faults)
    return Configuration(json.loads(json.dumps(found, default=str)))
