"""`manage.py load_postcodes FILE…`: which postcode lies in which ward."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from fourfold.analysis.areas.boundaries import Boundary
from fourfold.analysis.areas.postcodes import placed, read_code_point
from fourfold.analysis.cube.reader import open_cube
from fourfold.analysis.errors import FourfoldError
from fourfold.analysis.events.store import Store
from fourfold.partnership.areas.models import CoveredArea
from fourfold.partnership.areas.queries import current_wards
from fourfold.partnership.areas.services import load_postcodes
from fourfold.partnership.audit.doers import command
from fourfold.partnership.errors import RefusedError


class Command(BaseCommand):
    help = (
        "Take postcodes from CSV files of OS Code-Point Open, in place of those that "
        "were known. Each goes to the ward whose outline its point lies in."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--data", type=Path, default=settings.EVIDENCE_FOLDER)

    def handle(self, **options: Any) -> None:
        try:
            wards = _outlines(options["data"], current_wards())
            rows = (row for file in options["files"] for row in read_code_point(file))
            found = placed(rows, wards)
            inside = load_postcodes(by=command("load_postcodes"), ward_of=found.ward_of)
        except (FourfoldError, RefusedError, OSError) as wrong:
            raise CommandError(f"No postcode was changed. {wrong}") from None
        self.stdout.write(
            f"{inside:,} postcodes in {len(wards)} wards, and "
            f"{len(found.ward_of) - inside:,} beside them. The publisher has "
            f"{found.elsewhere:,} of them in another of these wards."
        )


def _outlines(data: Path, wards: Iterable[CoveredArea]) -> list[Boundary]:
    """Of the partnership's wards, as the crimes are counted in them."""
    wanted = {ward.code for ward in wards}
    with open_cube(Store(data)) as cube:
        areas = [area for area in cube.areas("ward") if area.code in wanted]
        if missing := sorted(wanted - {area.code for area in areas}):
            raise RefusedError(
                f"The evidence has no outline of the ward {missing[0]}. Load the "
                f"boundaries of its wards and build, or correct partnership.toml."
            )
        outlines = cube.outlines(areas)
        year = next(year for level, year, _ in cube.build.areas if level == "ward")
    return [
        Boundary(area.code, area.name, "ward", year, area.authority, outline)
        for area, outline in zip(areas, outlines, strict=True)
    ]
