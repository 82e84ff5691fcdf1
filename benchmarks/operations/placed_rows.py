"""What the analyst's script begins with: placed rows, and residents of every area.

placed_rows.py DATA EVENTS RESIDENTS
"""

import sys
from pathlib import Path

import duckdb

from fourfold.analysis.cube.located_events import write_located_events
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.events.areas import LEVELS
from fourfold.analysis.events.store import Store

store = Store(Path(sys.argv[1]))
target = Path(sys.argv[2])
whole = target.with_suffix(".parquet")
write_located_events(store, whole)
duckdb.execute(
    f"COPY (SELECT month, offence, lsoa, ward, authority FROM '{whole}')"
    f" TO '{target}' (HEADER)"
)
with open_cube(store) as cube, Path(sys.argv[3]).open("w", encoding="utf-8") as out:
    out.write("area,people\n")
    for level in LEVELS:
        for found in cube.populations(cube.areas(level), "all"):
            if found:
                out.write(f"{found.area},{found.people}\n")
