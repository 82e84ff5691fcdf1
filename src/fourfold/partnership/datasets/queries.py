"""Reads the catalogue of the evidence."""

from django.db.models import Count, QuerySet

from .models import CubeBuild, LoadedRelease


def releases() -> QuerySet[LoadedRelease]:
    """The newest first, each with the number of its files as `file_count`."""
    found = LoadedRelease.objects.annotate(file_count=Count("files"))
    return found.order_by("-loaded_at", "-id")


def builds() -> QuerySet[CubeBuild]:
    """The newest first."""
    return CubeBuild.objects.all()


def current_build() -> CubeBuild | None:
    """The one that assessments are made from; None before anything is catalogued."""
    return CubeBuild.objects.filter(is_current=True).first()
