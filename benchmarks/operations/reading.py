"""A stricter floor: the same, but every cell of every row is read and kept.

reading.py ARCHIVE SCRATCH
"""

import sys
import zipfile
from pathlib import Path

import duckdb

archive, scratch = map(Path, sys.argv[1:])
with zipfile.ZipFile(archive) as files:
    files.extractall(scratch / "unpacked")
duckdb.execute("SET memory_limit = '1GB'")
duckdb.execute(
    f"COPY (FROM read_csv('{scratch}/unpacked/*/*-street.csv', header = true,"
    " union_by_name = true, all_varchar = true))"
    f" TO '{scratch}/rows.parquet' (COMPRESSION zstd)"
)
duckdb.execute(
    'CREATE TABLE counts AS SELECT "Month", "LSOA code", "Crime type", count(*)'
    f" FROM '{scratch}/rows.parquet' GROUP BY ALL"
)
