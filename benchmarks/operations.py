"""What is timed. Each operation runs in a process of its own."""

import shutil
import sys
import zipfile
from pathlib import Path


def floor(archive: Path, scratch: Path) -> None:
    """The least any tool must do: unpack, read, group. No places, no checks."""
    import duckdb

    with zipfile.ZipFile(archive) as files:
        files.extractall(scratch / "unpacked")
    duckdb.execute(
        'CREATE TABLE counts AS SELECT "Month", "LSOA code", "Crime type", count(*)'
        f" FROM read_csv('{scratch}/unpacked/*/*-street.csv', header = true,"
        " all_varchar = true) GROUP BY ALL"
    )


def analyst(archive: Path, scratch: Path, wards: Path, lsoas: Path) -> None:
    """What an analyst would write today: pandas and a spatial join."""
    import geopandas
    import pandas

    with zipfile.ZipFile(archive) as files:
        months = [
            pandas.read_csv(files.open(name))
            for name in files.namelist()
            if name.endswith("-street.csv")
        ]
    crimes = pandas.concat(months)
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


def fourfold(archive: Path, scratch: Path, prepared: Path) -> None:
    """Ours: every row checked, kept, placed and counted, in a folder with areas."""
    from fourfold.analysis.cube.build import build
    from fourfold.analysis.events.loading import LoadOptions, load
    from fourfold.analysis.events.store import Store

    shutil.copytree(prepared, scratch / "data")
    store = Store(scratch / "data")
    load(store, [archive], options=LoadOptions(earliest="1980-01"))
    build(store)


def one_month(archive: Path, scratch: Path, prepared: Path) -> None:
    """Ours: one month more, in a folder that has the others built."""
    from fourfold.analysis.cube.build import build
    from fourfold.analysis.events.loading import LoadOptions, load
    from fourfold.analysis.events.store import Store

    shutil.copytree(prepared, scratch / "data", copy_function=_link)
    store = Store(scratch / "data")
    load(store, [archive], options=LoadOptions(earliest="1980-01"))
    build(store)


def assess(data: Path, scratch: Path, authority: str) -> None:
    """Ours: the assessment of one authority, with every chart."""
    from fourfold.analysis.events.store import Store
    from fourfold.interfaces.cli.writing import write_assessment

    write_assessment(Store(data), authority, folder=scratch / "assessment")


def _link(source: str, target: str) -> str:
    # Parts and builds are never written again, so a link is as good as a copy.
    Path(target).hardlink_to(source)
    return target


if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    operations = {f.__name__: f for f in (floor, analyst, fourfold, one_month, assess)}
    paths = [text if text.startswith("E0") else Path(text) for text in arguments]
    operations[name](*paths)
