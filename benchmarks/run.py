"""Times operations beside a peer or a limit, in turn, and prints their ratios.

    ./run bench --archive crimes.zip --wards wards.geojson --lsoas lsoas.shp \\
        --authorities authorities.geojson --assess E09000031

Without files it makes an invented borough, which shows that the benchmark runs
and no more: 80,000 rows are too few to measure anything but start-up.
"""

import argparse
import shutil
import tempfile
import zipfile
from pathlib import Path

from benchmarks import turns
from fourfold.analysis.cube.build import build
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.events.loading import LoadOptions, load
from fourfold.analysis.events.store import Store
from fourfold.demo.sources import write_sources


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory(dir=arguments.scratch) as folder:
        scratch = Path(folder)
        if arguments.archive is None:
            _invent(arguments, scratch / "invented")
        print(turns.machine())
        print(f"{arguments.archive.name}: {_size(arguments.archive)}")
        _measure(arguments, scratch)


def _measure(arguments: argparse.Namespace, scratch: Path) -> None:
    prepared = scratch / "prepared"
    areas = [arguments.authorities, arguments.wards, arguments.lsoas]
    load(Store(prepared), areas)
    archive = [str(arguments.archive), "{scratch}"]
    rivals = {
        "fourfold": ["fourfold_archive", *archive, str(prepared)],
        "floor: unpack, read 3 columns, group": ["floor", *archive],
        "reading: unpack, keep every cell, group": ["reading", *archive],
    }
    if not arguments.no_peer:
        outlines = [str(arguments.wards), str(arguments.lsoas)]
        rivals["analyst: pandas, geopandas"] = ["analyst", *archive, *outlines]
    turns.print_table(turns.in_turn(rivals, arguments.runs, scratch), of="fourfold")
    built = _built(arguments, scratch, prepared)
    month = _last_month_apart(arguments.archive, scratch)
    ours = {"one month more": ["fourfold_archive", str(month), "{scratch}", str(built)]}
    turns.print_table(turns.in_turn(ours, arguments.runs, scratch))
    if arguments.assess:
        _measure_assessments(arguments, built, scratch)


def _measure_assessments(
    arguments: argparse.Namespace, built: Path, scratch: Path
) -> None:
    """One authority, all of them, and one by the analyst's script."""
    events, residents = scratch / "events.csv", scratch / "residents.csv"
    # In a process of its own: what this one held would count as theirs.
    turns.operation(["placed_rows", str(built), str(events), str(residents)])
    authorities = _authorities_with_figures(Store(built))
    ours = ["fourfold_assess", str(built), "{scratch}"]
    rivals = {"assess one": [*ours, arguments.assess], "assess all": ours}
    if not arguments.no_peer:
        rivals["analyst: pandas, matplotlib, one"] = [
            *("analyst_assess", str(events), str(residents), str(arguments.wards)),
            *("{scratch}", arguments.assess),
        ]
    runs = turns.in_turn(rivals, arguments.runs, scratch)
    turns.print_table(runs, of="assess one")
    each = [
        every.wall / authorities / one.wall
        for every, one in zip(runs["assess all"], runs["assess one"], strict=True)
    ]
    print(f"each of {authorities} together ÷ one alone: {turns.spread(each)}")


def _authorities_with_figures(store: Store) -> int:
    with open_cube(store) as cube:
        every = cube.areas("authority")
        return sum(len(cube.gaps(area)) < len(cube.months) for area in every)


def _built(arguments: argparse.Namespace, scratch: Path, prepared: Path) -> Path:
    """A data folder with all of the archive but its last month."""
    target = scratch / "built"
    shutil.copytree(prepared, target)
    store = Store(target)
    load(
        store,
        [_without_last_month(arguments.archive, scratch)],
        options=LoadOptions(earliest="1980-01"),
    )
    build(store)
    return target


def _without_last_month(archive: Path, scratch: Path) -> Path:
    return _part_of(archive, scratch / "but-last.zip", last=False)


def _last_month_apart(archive: Path, scratch: Path) -> Path:
    return _part_of(archive, scratch / "last.zip", last=True)


def _part_of(archive: Path, target: Path, *, last: bool) -> Path:
    with zipfile.ZipFile(archive) as source:
        names = [name for name in source.namelist() if name.endswith(".csv")]
        month = max(Path(name).name[:7] for name in names)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
            for name in names:
                if (Path(name).name[:7] == month) == last:
                    out.writestr(name, source.read(name))
    return target


def _invent(arguments: argparse.Namespace, folder: Path) -> None:
    files = write_sources(folder)
    arguments.archive = files.later_archive
    arguments.wards, arguments.lsoas = files.wards, files.lsoas
    arguments.authorities = files.authorities
    arguments.assess = files.truth.authority


def _size(archive: Path) -> str:
    with zipfile.ZipFile(archive) as files:
        members = [m for m in files.infolist() if m.filename.endswith("-street.csv")]
    unpacked = sum(member.file_size for member in members) / 1024**2
    packed = archive.stat().st_size / 1024**2
    return (
        f"{len(members)} months, {packed:,.0f} MB packed, {unpacked:,.0f} MB unpacked"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("archive", "wards", "lsoas", "authorities", "scratch"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--assess", metavar="CODE")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--no-peer", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
