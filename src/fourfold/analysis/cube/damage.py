"""Names the part that cannot be read, where the database only says what failed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from fourfold.analysis.errors import StoreError
from fourfold.analysis.events.store import Store

REMEDY = (
    "The data folder is damaged: check the disk, then load the files into a new"
    " folder with --data. The last good build can still be read"
)


@contextmanager
def damage_named(store: Store, paths: Sequence[str]) -> Iterator[None]:
    """Raises StoreError with the first of these parts that cannot be read.

    They are looked at only after something went wrong, and what went wrong is
    raised as it is if all can be read.
    """
    try:
        yield
    except duckdb.Error as error:
        for path in paths:
            if (fault := _fault(store.parts / path)) is not None:
                raise StoreError(
                    f"{path} cannot be read ({fault}). {REMEDY}"
                ) from error
        raise


def _fault(part: Path) -> str | None:
    if not part.is_file():
        return "it is not there"
    connection = duckdb.connect(config={"threads": 1})
    try:
        connection.execute("SELECT max(COLUMNS(*)) FROM read_parquet(?)", [str(part)])
    except duckdb.Error as error:
        return str(error).splitlines()[0]
    finally:
        connection.close()
    return None
