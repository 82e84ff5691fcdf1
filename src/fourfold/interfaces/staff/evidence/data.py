"""What was loaded, and what was counted from it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.listing import Cell, Column, Table, page_of
from fourfold.interfaces.components.months import period_words
from fourfold.interfaces.components.values import Line
from fourfold.partnership.datasets import policies, queries
from fourfold.partnership.datasets.models import LoadedRelease, SourceFile, WorkRun

from .builds import builds_table
from .report_showing import report_tables, revision_rule, stretches_table
from .titles import title_of
from .upload_showing import uploads_table
from .work_showing import state_of

BUILDS_SHOWN = 10
HOW_TO_LOAD = (
    "An analyst loads files here; or, on the server: fourfold load FILES, then"
    " fourfold build, then manage.py catalogue."
)


@for_staff(policies.may_see_evidence)
def data(request: Request) -> HttpResponse:
    page = page_of(request.GET, queries.releases())
    builds = list(queries.builds()[:BUILDS_SHOWN])
    may_work = policies.may_work(request.actor)
    waiting = queries.uploads_waiting() if may_work else []
    return render(
        request,
        "staff/evidence/data.html",
        {
            "releases": _releases(page.rows),
            "page": page,
            "months": stretches_table(queries.months_loaded()),
            "builds": builds_table(builds, may_choose=may_work),
            "how_to_load": HOW_TO_LOAD,
            "may_work": may_work,
            "under_way": _under_way() if may_work else [],
            "uploads": uploads_table(waiting),
            "not_counted": queries.not_counted() if builds or page.count else [],
        },
    )


def _under_way() -> list[tuple[WorkRun, str]]:
    """Runs that have not ended, each with its state: one whose worker died has none."""
    now = timezone.now()
    return [(run, state_of(run, now)[0].lower()) for run in queries.under_way()]


def _releases(rows: list[LoadedRelease]) -> Table:
    return Table(
        caption="Releases",
        columns=[
            Column("Release"),
            Column("Edition"),
            Column("Months"),
            Column("Files", numeric=True),
            Column("Rows kept", numeric=True),
            Column("Loaded"),
        ],
        rows=[_release_row(row) for row in rows],
        empty="Nothing is in the catalogue yet.",
    )


def _release_row(row: LoadedRelease) -> list[object]:
    notes = [
        ", ".join(title_of(name) for name in row.datasets),
        *(["Invented"] if row.is_invented else []),
        *([] if row.is_there else ["No longer in the data folder"]),
    ]
    files: int = row.file_count  # type: ignore[attr-defined]
    return [
        Cell(
            row.release_id,
            href=reverse("staff:release", args=[row.pk]),
            hint=". ".join(notes),
        ),
        row.edition or "None",
        _months(row),
        f"{files:,}",
        Cell(f"{row.rows_kept:,}", hint=f"{row.rows_refused:,} refused"),
        Cell(when=row.loaded_at),
    ]


def _months(row: LoadedRelease) -> str:
    if not row.first_month:
        return "Of no month"
    return period_words(row.first_month, row.last_month)


@for_staff(policies.may_see_evidence)
def release(request: Request, release_id: int) -> HttpResponse:
    found = get_object_or_404(queries.releases(), pk=release_id)
    page = page_of(request.GET, found.files.all())
    report = queries.report(found)
    return render(
        request,
        "staff/evidence/release.html",
        {
            "trail": [("Data", reverse("staff:data"))],
            "release": found,
            "lines": _lines(found),
            "files": _files(page.rows),
            "page": page,
            "tables": report_tables(report) if report else [],
            "rule": revision_rule(),
            "may_build": policies.may_work(request.actor) and _is_uncounted(found),
        },
    )


def _is_uncounted(found: LoadedRelease) -> bool:
    return found in queries.not_counted()


def _lines(row: LoadedRelease) -> list[Line]:
    return [
        Line("Edition", row.edition or "None"),
        Line("Data sets", ", ".join(title_of(name) for name in row.datasets)),
        Line("Months", _months(row)),
        Line("Rows kept", f"{row.rows_kept:,}"),
        Line("Rows refused", f"{row.rows_refused:,}"),
        Line("Loaded", when=row.loaded_at),
        Line("In the data folder", "Yes" if row.is_there else "No longer"),
        Line("Fingerprint", row.fingerprint),
    ]


def _files(rows: list[SourceFile]) -> Table:
    return Table(
        caption="Files",
        columns=[
            Column("File"),
            Column("SHA-256"),
            Column("Rows kept", numeric=True),
            Column("Refused", numeric=True),
        ],
        rows=[
            [
                Cell(row.name, hint=title_of(row.dataset)),
                row.sha256,
                f"{row.rows_kept:,}",
                f"{row.rows_refused:,}",
            ]
            for row in rows
        ],
        empty="This release has no files.",
    )
