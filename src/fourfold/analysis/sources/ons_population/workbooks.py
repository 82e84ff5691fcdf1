"""Knows an Excel workbook by its content, to be able to say what to do with it."""

import zipfile
from pathlib import Path

from fourfold.analysis.sources._ons_tables import EXCEL, first_bytes

ZIP = b"PK\x03\x04"


def is_workbook(path: Path) -> bool:
    start = first_bytes(path, 4)
    if start != ZIP:
        return start in EXCEL
    try:
        with zipfile.ZipFile(path) as archive:
            return "xl/workbook.xml" in archive.namelist()
    # What zipfile raises for a damaged directory.
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
