"""Which unit coordinates are in, by the reference system a file names."""

from pathlib import Path

from pyproj import CRS
from pyproj.exceptions import CRSError

from fourfold.analysis.definitions import settings
from fourfold.analysis.errors import SourceError

from .features import Unit


def unit_of(epsg: int | None, name: str, *, path: Path) -> Unit:
    """Raises SourceError for a reference system that is not read."""
    systems = settings("sources/ons_boundaries.toml")["reference_systems"]
    if epsg in systems["degrees"]:
        return "degrees"
    if epsg in systems["metres"]:
        return "metres"
    raise SourceError(
        f"its reference system is not read: {name}",
        file=path,
        remedy="Save it in EPSG:27700 (British National Grid) or EPSG:4326 (WGS84)",
    )


def unit_of_prj(text: str, *, path: Path) -> Unit:
    """The unit that the content of a .prj file states."""
    try:
        system = CRS.from_wkt(text)
    except CRSError as error:
        raise SourceError(
            "its .prj file cannot be read",
            file=path,
            remedy="Download the shapefile again",
        ) from error
    return unit_of(system.to_epsg(), system.name, path=path)
