"""What a GeoJSON file and a shapefile have in common."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from fourfold.analysis.errors import SourceError

Unit = Literal["degrees", "metres"]


@dataclass(frozen=True, slots=True)
class Feature:
    """One area of a file, nothing of it checked yet.

    number : its place in the file, from 1
    geometry : as in GeoJSON
    """

    number: int
    properties: dict[str, Any]
    geometry: Any


@dataclass(frozen=True, slots=True)
class Layer:
    """The features of one file, and the unit of their coordinates.

    names : what the file is called and, where it is a zip, what the one inside is
    """

    path: Path
    names: str
    unit: Unit
    features: tuple[Feature, ...]


def fault(layer: Layer, feature: Feature, problem: str, *, remedy: str) -> SourceError:
    """The error for one feature, which it names by number and code-like properties."""
    texts = [text for text in feature.properties.values() if isinstance(text, str)]
    named = f" ({', '.join(texts[:2])})" if texts else ""
    return SourceError(
        f"feature {feature.number}{named}: {problem}", file=layer.path, remedy=remedy
    )
