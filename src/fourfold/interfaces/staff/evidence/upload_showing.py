"""Files that were sent and wait to be loaded, as a table."""

from collections.abc import Iterable

from django.urls import reverse

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.partnership.datasets.models import Upload, WorkRun


def uploads_table(waiting: Iterable[tuple[Upload, WorkRun | None]]) -> Table:
    return Table(
        caption="Files that wait to be loaded",
        columns=[Column("Files"), Column("Check"), Column("Sent by"), Column("Sent")],
        rows=[
            [
                ", ".join(each["name"] for each in upload.files),
                _check(check),
                upload.sent_by,
                Cell(when=upload.sent_at),
            ]
            for upload, check in waiting
        ],
    )


def _check(check: WorkRun | None) -> Cell:
    if check is None:
        return Cell("Not checked")
    there = reverse("staff:work-run", args=[check.public_id])
    return Cell(check.get_state_display(), href=there, hint=check.error)
