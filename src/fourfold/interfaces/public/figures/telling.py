"""A published figure as plain values, the same for a page, JSON and CSV."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.analysis.definitions import settings as definition
from fourfold.analysis.documents.csv_tables import Field
from fourfold.analysis.documents.data_tables import bare
from fourfold.interfaces.components.months import period_words
from fourfold.interfaces.components.numbers import decimal_words
from fourfold.interfaces.components.standing import Standing
from fourfold.partnership.assessments.models import PublishedFigure

Json = dict[str, Any]

PARTS = {
    "numerator": _("Recorded in the period"),
    "denominator": _("Residents, or the whole it is a part of"),
    "before": _("Recorded in the period before"),
    "rest": _("Recorded in the rest of the borough"),
    "rest_denominator": _("Residents of the rest of the borough"),
}


@dataclass(frozen=True)
class ToldFigure:
    """A figure beside what its edition says of places, measures and sources."""

    figure: PublishedFigure
    standing: Standing

    @cached_property
    def measure(self) -> Json:
        found: Json = self.standing.measures.get(self.figure.measure, {})
        return found

    @cached_property
    def kind(self) -> Json:
        found: Json = self.standing.facts.get("kinds", {}).get(self.figure.kind, {})
        return found

    @property
    def what(self) -> str:
        short: str = self.measure.get("short_title", self.figure.measure)
        return short

    @property
    def kind_words(self) -> str:
        return self.figure.kind.replace("-", " ")

    @property
    def place(self) -> str:
        return self.standing.places.get(self.figure.area_code, self.figure.area_code)

    @property
    def title(self) -> str:
        return f"{self.what}, {self.kind_words}: {self.place}"

    @property
    def period(self) -> str:
        return period_words(self.figure.first_month, self.figure.last_month)

    @property
    def number(self) -> str:
        if self.figure.value is None:
            return (
                gettext("Withheld") if self.figure.is_withheld else gettext("Not known")
            )
        return number_words(self.figure.value)

    @property
    def interval(self) -> str:
        lower, upper = self.figure.lower, self.figure.upper
        if lower is None or upper is None:
            return ""
        limits = {"lower": number_words(lower), "upper": number_words(upper)}
        return gettext("95%% interval %(lower)s to %(upper)s") % limits

    @property
    def parts(self) -> list[tuple[str, str]]:
        """What it is worked out from, in words."""
        return [
            (str(PARTS[name]), number_words(self.figure.parts[name]))
            for name in PARTS
            if self.figure.parts.get(name) is not None
        ]

    @property
    def breaks(self) -> list[str]:
        """Changes of recording between the period before and the end of this one."""
        forces = self.standing.facts.get("forces", ())
        before = self.standing.facts.get("before", {}).get("first", "")
        return [
            each["note"]
            for each in self.measure.get("breaks", ())
            if before < each["month"] <= self.figure.last_month
            and each["force"] in (None, *forces)
        ]

    @property
    def licences(self) -> list[str]:
        return list(self.standing.facts.get("licences", ()))

    @cached_property
    def releases(self) -> list[Json]:
        """The loads of the publisher's files that were counted, with their source."""
        return list(self._releases())

    def _releases(self) -> Iterator[Json]:
        source = self.measure.get("source")
        for each in self.standing.facts.get("build", {}).get("releases", ()):
            if each["id"] in self.figure.releases and each["dataset"] == source:
                about = definition(f"sources/{source}.toml")
                yield {
                    **each,
                    "title": about["title"],
                    "publisher": about["publisher"],
                    "address": about["address"],
                }

    def row(self) -> Sequence[Field]:
        """As it stands in the table of all figures of its edition."""
        figure, parts = self.figure, self.figure.parts
        return (
            figure.name,
            figure.measure,
            figure.kind,
            figure.area_code,
            self.place,
            figure.first_month,
            figure.last_month,
            bare(figure.value),
            figure.unit,
            bare(figure.lower),
            bare(figure.upper),
            figure.p_value,
            *(parts.get(name) for name in PARTS),
            figure.is_known,
            figure.is_withheld,
            figure.reason,
            figure.sentence,
            figure.formula,
            figure.working,
            " ".join(figure.releases),
            figure.edition.build.name,
            figure.edition.is_invented,
        )


def number_words(value: float) -> str:
    """As the working has it: whole, or with three decimals."""
    return decimal_words(value, 0 if float(value).is_integer() else 3)
