"""The copy that somebody is handed: a page to read, and the same for programs."""

import json
from dataclasses import asdict
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.template.loader import render_to_string

from fourfold.partnership.information_rights.disclosure import Disclosure


def zipped(disclosure: Disclosure) -> bytes:
    """In memory only: a file of it on the disk would outlive the hand-over."""
    page = render_to_string(
        "staff/information_rights/copy.html", {"disclosure": disclosure}
    )
    data = json.dumps(asdict(disclosure), ensure_ascii=False, indent=2, default=str)
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        archive.writestr(f"{disclosure.reference}.html", page)
        archive.writestr(f"{disclosure.reference}.json", data)
    return held.getvalue()
