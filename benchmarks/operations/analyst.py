"""What an analyst would write today: pandas and a spatial join.

analyst.py ARCHIVE SCRATCH WARDS LSOAS
"""

import sys
import zipfile
from pathlib import Path

import geopandas
import pandas

archive, scratch, wards, lsoas = map(Path, sys.argv[1:])
with zipfile.ZipFile(archive) as files:
    crimes = pandas.concat(
        pandas.read_csv(files.open(name))
        for name in files.namelist()
        if name.endswith("-street.csv")
    )
points = geopandas.GeoDataFrame(
    crimes[["Month", "Crime type"]],
    geometry=geopandas.points_from_xy(crimes["Longitude"], crimes["Latitude"]),
    crs="EPSG:4326",
).to_crs("EPSG:27700")
for areas, code in ((lsoas, "LSOA21CD"), (wards, "WD25CD")):
    outlines = geopandas.read_file(areas).to_crs("EPSG:27700")[[code, "geometry"]]
    placed = geopandas.sjoin(points, outlines, predicate="within")
    counts = placed.groupby(["Month", code, "Crime type"]).size()
    counts.to_frame("n").reset_index().to_csv(scratch / f"{code}.csv")
