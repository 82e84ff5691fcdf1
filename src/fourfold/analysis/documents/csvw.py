"""Descriptions of tables by the standard CSV on the Web, to stand beside them.

Source: W3C, Metadata Vocabulary for Tabular Data, 2015.
"""

import json
from collections.abc import Sequence
from typing import Any

from fourfold.analysis.documents.data_columns import DataColumn

Json = dict[str, Any]

# What a table's description is called, after the name of the table.
SUFFIX = "-metadata.json"
CONTEXT = "http://www.w3.org/ns/csvw"
LICENCE = "Open Government Licence v3.0"
LICENCE_ADDRESS = (
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
)

_TYPES: dict[str, Any] = {
    "text": "string",
    "number": "double",
    "whole": "integer",
    "month": "gYearMonth",
    "yes-no": {"base": "boolean", "format": "yes|no"},
}


def described(
    file: str,
    title: str,
    columns: Sequence[DataColumn],
    *,
    key: str,
    licences: Sequence[str],
) -> bytes:
    """The description of a table, as the bytes of a JSON file.

    file : name of the table, in the same folder
    key : the column that no two rows share
    licences : what everybody who passes it on has to say
    """
    content: Json = {
        "@context": [CONTEXT, {"@language": "en"}],
        "url": file,
        "dc:title": title,
        "dc:rights": list(licences),
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tableSchema": {
            "primaryKey": key,
            "columns": [_column(each) for each in columns],
        },
    }
    if licences and all(LICENCE in each for each in licences):
        content["dc:license"] = {"@id": LICENCE_ADDRESS}
    return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()


def _column(column: DataColumn) -> Json:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": column.description,
        "datatype": _TYPES[column.kind],
        "required": column.required,
    }
