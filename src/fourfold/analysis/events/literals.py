"""Values in SQL where DuckDB takes no parameter: file names in COPY and views."""

from collections.abc import Iterable


def text(value: object) -> str:
    """A text as an SQL literal."""
    return "'" + str(value).replace("'", "''") + "'"


def texts(values: Iterable[object]) -> str:
    """A list of texts as an SQL literal."""
    return "[" + ", ".join(text(value) for value in values) + "]"
