"""Options that several commands share."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.events.store import Store

DEFAULT_FOLDER = "fourfold-data"


class StoreFolder(click.ParamType[Store]):
    """A path, handed to the command as a Store."""

    name = "folder"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Store:
        return value if isinstance(value, Store) else Store(Path(value))


class PeriodText(click.ParamType[Period]):
    """2017-07..2018-06, both months included."""

    name = "period"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Period:
        if isinstance(value, Period):
            return value
        months = re.fullmatch(r"(\S+?)\.\.(\S+)", str(value))
        if months is None:
            self.fail(f"{value!r} is not FIRST..LAST, as 2017-07..2018-06", param, ctx)
        try:
            return Period(months[1], months[2])
        except ValueError as problem:
            self.fail(str(problem), param, ctx)


data: Callable[[Any], Any] = click.option(
    "--data",
    "store",
    type=StoreFolder(),
    default=DEFAULT_FOLDER,
    envvar="FOURFOLD_DATA",
    show_default=True,
    show_envvar=True,
    help="The data folder.",
)

as_json: Callable[[Any], Any] = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON for another program."
)

measure: Callable[[Any], Any] = click.option(
    "--measure",
    "measure_id",
    default="violence",
    show_default=True,
    help="What is counted.",
)

by_harm: Callable[[Any], Any] = click.option(
    "--by-harm", is_flag=True, help="Weigh each crime by days of harm instead of 1."
)

out: Callable[[Any], Any] = click.option(
    "--out",
    "targets",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write the answer: .csv, .geojson or .html. May be repeated.",
)


def place_columns(command: Callable[..., Any]) -> Callable[..., Any]:
    """What the columns of a file of the user's own are called."""
    for name, usual in (
        ("latitude", "latitude, where there are no metres"),
        ("longitude", "longitude, where there are no metres"),
        ("northing", "northing in metres"),
        ("easting", "easting in metres"),
    ):
        command = click.option(
            f"--{name}", metavar="COLUMN", help=f"Which column holds the {usual}."
        )(command)
    return command
