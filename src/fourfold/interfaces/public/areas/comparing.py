"""Two to four wards side by side, and which of them cannot be told apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.months import period_words
from fourfold.interfaces.components.published import FigureCell, FigureTable, cell_of
from fourfold.interfaces.components.shared import shared
from fourfold.partnership.assessments.contents import told_at_all, told_by_newest
from fourfold.partnership.assessments.models import Edition

from .finding import AGAINST, PER_THOUSAND, WARDS

Json = dict[str, Any]

FEWEST, MOST = 2, 4
COLUMNS = (
    _("Ward"),
    _("Recorded"),
    AGAINST,
    PER_THOUSAND,
    _("Among all wards"),
)


class WardsForm(forms.Form):
    ward = forms.MultipleChoiceField(
        label=_("Wards"),
        help_text=_("Choose 2 to 4"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, *, wards: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["ward"].choices = wards  # type: ignore[attr-defined]

    def clean_ward(self) -> list[str]:
        chosen = list(dict.fromkeys(self.cleaned_data["ward"]))
        if not FEWEST <= len(chosen) <= MOST:
            raise forms.ValidationError(_("Choose 2 to 4 wards."))
        return chosen


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure. verdict : which wards cannot be told apart by it, in words."""

    id: str
    title: str
    verdict: str
    table: FigureTable


@open_to_anyone
@require_safe
def compare(request: Request) -> HttpResponseBase:
    told = told_by_newest(WARDS)
    if told is None:
        return render(request, "public/areas/compare.html", {"trail": _trail()})
    edition, said = told
    return shared(
        request,
        edition.fingerprint,
        make=lambda: _page(request, edition, said["wards"]),
    )


def _trail() -> list[tuple[str, str]]:
    return [(gettext("Wards"), reverse("public:wards"))]


def _page(
    request: HttpRequest, edition: Edition, wards: Sequence[Json]
) -> HttpResponse:
    names = [(each["code"], each["name"]) for each in wards]
    form = WardsForm(request.GET if "ward" in request.GET else None, wards=names)
    chosen: list[Json] = []
    if form.is_valid():
        paths = [f"site/wards/{code}.json" for code in form.cleaned_data["ward"]]
        chosen = told_at_all(edition, paths)
    context = {
        "trail": _trail(),
        "form": form,
        "edition": edition,
        "period": period_words(edition.first_month, edition.last_month),
        "chosen": [(each["ward"]["name"], _href(each)) for each in chosen],
        "compared": compared(chosen),
    }
    return render(request, "public/areas/compare.html", context)


def _href(told: Json) -> str:
    return reverse("public:ward", args=[told["ward"]["code"]])


def compared(chosen: Sequence[Json]) -> list[Compared]:
    """Each measure that all of the wards are told by."""
    if not chosen:
        return []
    by_measure = [
        {each["measure"]: each for each in told.get("standings", ())} for told in chosen
    ]
    shared_by_all = [
        name for name in by_measure[0] if all(name in other for other in by_measure)
    ]
    return [
        _compared(chosen, [of_ward[name] for of_ward in by_measure])
        for name in shared_by_all
    ]


def _compared(chosen: Sequence[Json], standings: Sequence[Json]) -> Compared:
    first = standings[0]
    rows = [
        (
            FigureCell(told["ward"]["name"], href=_href(told)),
            cell_of(each["count"]),
            cell_of(each["change"]),
            cell_of(each["rate"]),
            cell_of(each["place"]),
        )
        for told, each in zip(chosen, standings, strict=True)
    ]
    caption = f"{first['title']}: {first['unit']}"
    return Compared(
        id=f"compare-{first['measure']}",
        title=first["title"],
        verdict=verdict(chosen, standings),
        table=FigureTable(
            f"table-{first['measure']}", caption, COLUMNS, rows, is_ours=True
        ),
    )


def verdict(chosen: Sequence[Json], standings: Sequence[Json]) -> str:
    """Whose rates chance alone could have made differ, pair by pair."""
    known = [
        (told["ward"], each)
        for told, each in zip(chosen, standings, strict=True)
        # A place that is not known is told as a number that is not there.
        if not each["place"]["is_number"]
    ]
    if len(known) < FEWEST:
        return gettext("Their rates are not known, so they cannot be set side by side.")
    pairs = [
        (one["name"], other["name"], other["code"] in standing["alike"])
        for (one, standing), (other, _) in combinations(known, 2)
    ]
    alike = [
        gettext("%(one)s and %(other)s") % {"one": one, "other": other}
        for one, other, is_alike in pairs
        if is_alike
    ]
    if not alike:
        return gettext(
            "Their rates differ by more than chance alone would make of the same."
        )
    if len(alike) == len(pairs):
        return gettext(
            "By their rates they cannot be told apart: chance alone could do this."
        )
    words = gettext("Cannot be told apart by their rates: %(pairs)s.")
    return words % {"pairs": "; ".join(alike)}
