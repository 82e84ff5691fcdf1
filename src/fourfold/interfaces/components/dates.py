"""A date as three fields, and errors that say what is wrong with it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import MultiWidget, TextInput, Widget

Bound = date | Callable[[], date] | None
PARTS = ("day", "month", "year")
MONTHS = tuple(f"{date(2026, month, 1):%B}".casefold() for month in range(1, 13))
SHORTEST_NAME = 3


class DayMonthYear(MultiWidget):
    """Day, month and year. The month may be a number or a name."""

    template_name = "components/widgets/date.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        parts: dict[str, Widget | type[Widget]] = {
            part: TextInput({"title": part.capitalize()}) for part in PARTS
        }
        super().__init__(parts, attrs)

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["is_wrong"] = "aria-invalid" in (attrs or {})
        return context

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else id_


class DateField(forms.Field):
    """A date typed by a person.

    earliest, latest : the first and last day allowed, or functions that say so
    """

    widget = DayMonthYear

    def __init__(
        self, *, earliest: Bound = None, latest: Bound = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def clean(self, value: Any) -> date | None:
        typed = [(part or "").strip() for part in value or ()]
        if not any(typed):
            if self.required:
                raise ValidationError(f"Enter {self._name}", code="required")
            return None
        day = self._read(typed)
        self._check_bounds(day)
        self.run_validators(day)
        return day

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = DayMonthYear().decompress(initial)
        after = [(part or "").strip() for part in data or ()]
        return [str(part or "") for part in before] != after

    @property
    def _name(self) -> str:
        label = str(self.label or "date")
        return f"{label[:1].lower()}{label[1:]}"

    def _read(self, typed: list[str]) -> date:
        name = str(self.label or "Date")
        missing = [p for p, text in zip(PARTS, typed, strict=True) if not text]
        if missing:
            raise ValidationError(
                f"{name} must include a {' and a '.join(missing)}", code="missing"
            )
        day, month, year = typed
        if not (year.isdecimal() and len(year) == len("2026")):
            raise ValidationError(f"Year of {self._name} must have 4 numbers")
        try:
            return date(int(year), _month(month), int(day))
        except ValueError:
            raise ValidationError(f"{name} must be a real date") from None

    def _check_bounds(self, day: date) -> None:
        earliest, latest = _day(self.earliest), _day(self.latest)
        if earliest and day < earliest:
            raise ValidationError(f"{self.label} must be {_words(earliest)} or later")
        if latest and day > latest:
            raise ValidationError(f"{self.label} must be {_words(latest)} or earlier")


def _day(bound: Bound) -> date | None:
    return bound() if callable(bound) else bound


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _month(text: str) -> int:
    """Of a number or a name, in full or shortened. Raises ValueError otherwise."""
    if len(text) >= SHORTEST_NAME and text.isalpha():
        named = [n for n, m in enumerate(MONTHS, 1) if m.startswith(text.casefold())]
        return named[0] if named else 0
    return int(text)
