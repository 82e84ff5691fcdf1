"""Figures and releases for tests of their pages."""

from datetime import UTC, datetime, timedelta

from django.urls import reverse

from fourfold.partnership.datasets.models import LoadedRelease, SourceFile
from fourfold.partnership.figures.models import Figure

TYPED = {
    "what": "were treated for stab wounds",
    "value": "1200",
    "qualifier": "over",
    "unit": "people",
    "period": "April 2025 to March 2026",
    "source": "=Invented Hospital, page 7",
    "as_at_day": "1",
    "as_at_month": "5",
    "as_at_year": "2026",
}


def page_at(name, row):
    return reverse(f"staff:{name}", args=[row.public_id])


def recorded(client, **change):
    client.post(reverse("staff:figure-add"), TYPED | change)
    return Figure.objects.latest("pk")


def make_release(number, **change):
    values = {
        "release_id": f"r{number:04}",
        "fingerprint": f"{number:064}",
        "edition": "2026-06",
        "loaded_at": datetime(2026, 7, 1, tzinfo=UTC) + timedelta(hours=number),
        "is_invented": False,
        "datasets": ["police_uk_street", "no_longer_defined"],
        "first_month": "2024-07",
        "last_month": "2026-06",
        "rows_kept": 12_345,
        "rows_refused": 6,
    }
    release = LoadedRelease.objects.create(**values | change)
    SourceFile.objects.create(
        release=release,
        name="2026-06-street.csv",
        dataset="police_uk_street",
        sha256="a" * 64,
        rows_kept=12_345,
        rows_refused=6,
    )
    return release
