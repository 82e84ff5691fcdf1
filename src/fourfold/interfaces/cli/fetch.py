"""`fourfold fetch`: download from a publisher that has a stable address."""

from pathlib import Path

import click

from fourfold.analysis.files.fetching import fetch
from fourfold.analysis.sources.police_uk_archive import addresses

from . import options
from .telling import byte_progress, megabytes, print_json

EXAMPLES = """
\b
Examples:
  fourfold fetch police-uk                    the latest three years
  fourfold fetch police-uk --month 2018-06    the archive of one month
  fourfold fetch police-uk --to ~/downloads

A download that broke off goes on where it stopped when you run it again.
"""


@click.command("fetch", epilog=EXAMPLES)
@click.argument("source", type=click.Choice(["police-uk"]))
@click.option(
    "--month", metavar="YYYY-MM", help="Last month wanted. [default: the latest]"
)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Folder to keep the download in. [default: this one]",
)
@options.as_json
def command(*, source: str, month: str | None, folder: Path, as_json: bool) -> None:
    """Download published data.

    Boundaries, look-ups and populations have no stable address: their pages,
    and which file to take, are listed by `fourfold sources`.
    """
    try:
        wanted = addresses(month)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--month") from error
    folder.mkdir(parents=True, exist_ok=True)
    fetched = []
    for address in wanted:
        with byte_progress(f"Fetching {address.name}", quiet=as_json) as progress:
            result = fetch(
                address.url,
                folder,
                name=address.name,
                if_missing=address.if_missing,
                progress=progress,
            )
        fetched.append(result)
        if not as_json:
            was = "is up to date" if result.not_modified else "fetched"
            click.echo(f"{result.path} {was}, {megabytes(result.bytes)}")
    if as_json:
        print_json(fetched)
    else:
        click.echo(f"Next: fourfold load {fetched[0].path}")
