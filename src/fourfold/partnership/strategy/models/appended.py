"""Rows that are added and never changed: the database refuses it as well."""

from typing import Any, NoReturn

from django.db import models


class Appended(models.Model):
    """What was said by somebody at a time, and stays said."""

    by = models.ForeignKey(
        "accounts.Person", on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("what was said stays")


class AppendedForAgency(Appended):
    """The same, said for an agency."""

    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True
