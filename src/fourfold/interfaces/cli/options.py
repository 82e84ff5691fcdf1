"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from fourfold.analysis.events.store import Store

DEFAULT_FOLDER = "fourfold-data"


class StoreFolder(click.ParamType[Store]):
    """A path, handed to the command as a Store."""

    name = "folder"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Store:
        return value if isinstance(value, Store) else Store(Path(value))


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
