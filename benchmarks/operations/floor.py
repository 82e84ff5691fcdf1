"""The least any tool must do: unpack, read, group. No places, no checks, nothing kept.

floor.py ARCHIVE SCRATCH
"""

import sys
import zipfile
from pathlib import Path

import duckdb

archive, scratch = map(Path, sys.argv[1:])
with zipfile.ZipFile(archive) as files:
    files.extractall(scratch / "unpacked")
duckdb.execute(
    'CREATE TABLE counts AS SELECT "Month", "LSOA code", "Crime type", count(*)'
    f" FROM read_csv('{scratch}/unpacked/*/*-street.csv', header = true,"
    " union_by_name = true, all_varchar = true) GROUP BY ALL"
)
