"""Reads the features of a GeoJSON file."""

import json
import re
from pathlib import Path
from typing import Any

from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources._ons_tables import first_bytes

from .features import Feature, Layer, Unit
from .reference_systems import unit_of

# Before 2016 GeoJSON could name a reference system; portals still do.
_EPSG = re.compile(r"EPSG:(?:[\d.]*:)?(\d+)$")
_LONGITUDE_FIRST = re.compile(r"CRS84$")
WGS84 = 4326


def recognises(path: Path) -> bool:
    head = first_bytes(path).removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"{") and b'"Feature' in head


def layer_of(path: Path) -> Layer:
    """Raises SourceError if it is not a collection of features."""
    document = _document(path)
    features = document.get("features")
    if not isinstance(features, list) or not features:
        raise SourceError(
            "there are no features in it",
            file=path,
            remedy="Download the boundaries again as GeoJSON",
        )
    return Layer(
        path=path,
        names=path.stem,
        unit=_unit(path, document.get("crs")),
        features=tuple(
            _feature(path, number, content)
            for number, content in enumerate(features, start=1)
        ),
    )


def _document(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_bytes())
    # RecursionError: brackets nested without end, which no boundaries are.
    except (ValueError, RecursionError) as error:
        raise SourceError(
            f"it is not JSON, or is cut short ({error})",
            file=path,
            remedy="Download the boundaries again as GeoJSON",
        ) from error
    return document if isinstance(document, dict) else {}


def _feature(path: Path, number: int, content: Any) -> Feature:
    properties = content.get("properties") if isinstance(content, dict) else None
    if not isinstance(properties, dict):
        raise SourceError(
            f"feature {number} has no properties",
            file=path,
            remedy="Download the boundaries again with their attributes",
        )
    return Feature(number, properties, content.get("geometry"))


def _unit(path: Path, crs: Any) -> Unit:
    if crs is None:
        return unit_of(WGS84, "WGS84", path=path)
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name")) if isinstance(properties, dict) else str(crs)
    if _LONGITUDE_FIRST.search(name):
        return unit_of(WGS84, name, path=path)
    epsg = _EPSG.search(name)
    return unit_of(int(epsg[1]) if epsg else None, name, path=path)
