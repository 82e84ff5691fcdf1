"""Reads the features of a shapefile: several files of one stem, or a zip of them."""

import codecs
import logging
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import numpy as np
import shapefile
from numpy.typing import NDArray

from fourfold.analysis.definitions import settings
from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources._ons_tables import first_bytes

from .features import Feature, Layer
from .reference_systems import unit_of_prj

SHAPEFILE = b"\x00\x00\x27\x0a"
ZIP = b"PK\x03\x04"

# Gives every byte a character. It is also what shapefiles were first written in.
EVERY_BYTE = "iso-8859-1"

Parts = dict[str, IO[bytes]]

# It logs a line for every outline that winds the other way, which is harmless.
logging.getLogger("shapefile").setLevel(logging.ERROR)

# What pyshp and zipfile raise for damaged content.
_DAMAGED = (
    shapefile.ShapefileException,
    shapefile.PossiblyCorruptFileHeader,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,  # encrypted, or packed in a way that zipfile does not know
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    OSError,
    EOFError,
)


def recognises(path: Path) -> bool:
    start = first_bytes(path, 4)
    if start == SHAPEFILE:
        # Its index, the .shx file, starts with the same bytes.
        return path.suffix.lower() == ".shp"
    try:
        return start == ZIP and bool(_shapes_in_zip(path))
    except _DAMAGED:
        return False


def is_one(path: Path) -> bool:
    """Whether it is to be read here, damaged or not."""
    is_named_so = path.suffix.lower() in {".shp", ".zip"}
    return is_named_so or first_bytes(path, 4) in {SHAPEFILE, ZIP}


def layer_of(path: Path) -> Layer:
    """Raises SourceError if a part is missing or damaged."""
    try:
        with _parts(path) as parts:
            for needed in (".shp", ".dbf", ".prj"):
                if needed not in parts:
                    raise _missing(path, needed)
            prj = parts[".prj"].read().decode("utf-8", errors="replace")
            unit = unit_of_prj(prj, path=path)
            features = tuple(_features(parts))
    except _DAMAGED as error:
        raise SourceError(
            f"the shapefile is damaged or cut short ({error})",
            file=path,
            remedy="Download it again",
        ) from error
    if not features:
        raise SourceError(
            "there are no features in it", file=path, remedy="Download it again"
        )
    return Layer(path, _names_of(path), unit, features)


def _names_of(path: Path) -> str:
    if not _is_zip(path):
        return path.stem
    return f"{path.stem} {Path(_shapes_in_zip(path)[0]).stem}"


def _missing(path: Path, suffix: str) -> SourceError:
    return SourceError(
        f"the {suffix} file of the shapefile is missing",
        file=path,
        remedy="Keep all files of one download together: .shp, .shx, .dbf and .prj",
    )


def _is_zip(path: Path) -> bool:
    return first_bytes(path, 4) == ZIP or path.suffix.lower() == ".zip"


@contextmanager
def _parts(path: Path) -> Iterator[Parts]:
    """The open files of a shapefile, by suffix."""
    with ExitStack() as stack:
        if _is_zip(path):
            yield _parts_in_zip(path)
        else:
            yield {
                part.suffix.lower(): stack.enter_context(part.open("rb"))
                for part in sorted(path.parent.glob("*"))
                if part.stem.casefold() == path.stem.casefold() and part.is_file()
            }


def _parts_in_zip(path: Path) -> Parts:
    shapes = _shapes_in_zip(path)
    if len(shapes) != 1:
        raise SourceError(
            f"it holds {len(shapes)} shapefiles, not one",
            file=path,
            remedy="Unpack it and load one of the files in it",
        )
    stem = shapes[0][: -len(".shp")]
    with zipfile.ZipFile(path) as archive:
        members = [m for m in archive.infolist() if m.filename.startswith(f"{stem}.")]
        limit = settings("sources/ons_boundaries.toml")["zip"]["largest_bytes"]
        if sum(member.file_size for member in members) > limit:
            raise SourceError(
                f"it would unpack to more than {limit:,} bytes",
                file=path,
                remedy="If it is genuine, unpack it and load the .shp file",
            )
        return {
            Path(member.filename).suffix.lower(): BytesIO(archive.read(member))
            for member in members
        }


def _shapes_in_zip(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    # Macs put a shadow of each file into a zip, under the same suffix.
    return [
        name
        for name in names
        if name.lower().endswith(".shp") and not name.startswith("__MACOSX/")
    ]


def _features(parts: Parts) -> Iterator[Feature]:
    encoding = _encoding_of(parts)
    with warnings.catch_warnings():
        # A size that is not the declared one is a download that stopped.
        warnings.simplefilter("error", shapefile.PossiblyCorruptFileHeader)
        # Without its .shx file a shapefile is read from front to back, as it is here.
        reader = shapefile.Reader(
            shp=parts[".shp"], dbf=parts[".dbf"], shx=None, encoding=EVERY_BYTE
        )
    rows = zip(reader.iterShapes(), reader.iterRecords(), strict=True)
    for number, (shape, record) in enumerate(rows, start=1):
        content = shapefile.ShapeRecord(shape, record).__geo_interface__
        properties = {
            name: _decoded(value, encoding)
            for name, value in content["properties"].items()
        }
        yield Feature(number, properties, _packed(content["geometry"]))


def _decoded(value: Any, encoding: str) -> Any:
    """A text in the encoding the file states; else in that of old shapefiles."""
    if not isinstance(value, str):
        return value
    try:
        return value.encode(EVERY_BYTE).decode(encoding)
    # LookupError: some of Python's codecs are not for text.
    except (UnicodeError, LookupError):
        return value


def _packed(geometry: Any) -> Any:
    """The geometry with its rings as arrays: tuples take several times the memory."""
    if geometry is None:
        return None
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Polygon":
        coordinates = _rings(coordinates)
    elif kind == "MultiPolygon":
        coordinates = [_rings(part) for part in coordinates]
    return {"type": kind, "coordinates": coordinates}


def _rings(rings: Any) -> list[NDArray[np.float64]]:
    return [np.asarray(ring, dtype=np.float64)[:, :2] for ring in rings]


def _encoding_of(parts: Parts) -> str:
    stated = parts[".cpg"].read().decode("ascii", "replace") if ".cpg" in parts else ""
    digits = re.sub(r"\D", "", stated)
    for name in (stated.strip(), f"cp{digits}"):
        try:
            return codecs.lookup(name).name
        except LookupError:
            continue
    return "utf-8"
