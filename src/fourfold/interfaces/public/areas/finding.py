"""Find a ward: by name, by postcode, or on a map.

A postcode says where somebody lives. It comes in a form, so that it stands in no
address and no log, is looked up on this server, and is not kept.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.map_labels import labels_of
from fourfold.interfaces.components.published import (
    FigureCell,
    FigureTable,
    Map,
    Shape,
    cell_of,
)
from fourfold.partnership.areas.postcodes import Answer, looked_up, postcode_in
from fourfold.partnership.areas.queries import current_wards, knows_postcodes
from fourfold.partnership.assessments.contents import told_by_newest
from fourfold.partnership.assessments.models import Edition
from fourfold.partnership.assessments.queries import has_document

WARDS = "site/wards.json"
OUTLINES = "data/wards.geojson"
AGAINST = _("Against the year before (95% interval)")
PER_THOUSAND = _("Per 1,000 residents (95% interval)")


class NameForm(forms.Form):
    name = forms.CharField(label=_("Name of the ward"), required=False, max_length=80)


class PostcodeForm(forms.Form):
    postcode = forms.CharField(
        label=_("Postcode"),
        help_text=_("For example, M1 1AA. It is looked up here and not kept."),
        widget=forms.TextInput(
            attrs={"autocomplete": "postal-code", "class": "govuk-input--width-10"}
        ),
    )

    def clean_postcode(self) -> str:
        found = postcode_in(self.cleaned_data["postcode"])
        if found is None:
            raise forms.ValidationError(
                _(
                    "Enter a whole postcode, like M1 1AA. The first half alone is not "
                    "enough to find a ward."
                )
            )
        return found


@open_to_anyone
def wards(request: Request) -> HttpResponse:
    return _page(request, PostcodeForm())


@open_to_anyone
def find_by_postcode(request: Request) -> HttpResponse:
    """To the page of the ward, or why there is none; an address typed in leads back."""
    if request.method != "POST":
        return redirect("public:wards")
    form = PostcodeForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    answer = looked_up(form.cleaned_data["postcode"])
    if answer.ward is not None:
        return redirect("public:ward", answer.ward.code, permanent=False)
    form.add_error("postcode", WORDS[answer.why])
    return _page(request, form)


WORDS = {
    Answer.OUTSIDE: _(
        "That postcode is outside the area of this partnership. Your own council can "
        "tell you who works on violence where you live."
    ),
    Answer.UNKNOWN: _(
        "We do not know that postcode. Check it. If it is new, or no longer used, "
        "choose the ward by its name or on the map."
    ),
}


def _page(request: Request, form: PostcodeForm) -> HttpResponse:
    told = told_by_newest(WARDS)
    edition, said = told or (None, None)
    names = NameForm(request.GET if request.method == "GET" else None)
    wanted = names.data.get("name", "").strip().casefold()
    every = said["wards"] if said else _without_edition()
    chosen = [each for each in every if wanted in each["name"].casefold()]
    context = {
        "form": form,
        "names": names,
        "is_filtered": bool(wanted),
        "clear": reverse("public:wards") if wanted else "",
        "wanted": names.data.get("name", "").strip(),
        "count": len(every),
        "table": _table(chosen, said) if chosen else None,
        "map": _map(said) if said else None,
        "outlines": _outlines(edition) if edition else "",
        "tiles": settings.MAP_TILES,
        "tiles_credit": settings.MAP_CREDIT,
        "edition": edition,
        "has_postcodes": knows_postcodes(),
    }
    return render(request, "public/areas/wards.html", context)


def _outlines(edition: Edition) -> str:
    """Where those of its wards are, for the map that can be zoomed."""
    if not has_document(edition, OUTLINES):
        return ""
    return reverse("public:assessment-document", args=[edition.slug, OUTLINES])


def _without_edition() -> list[dict[str, Any]]:
    return [{"code": each.code, "name": each.name} for each in current_wards()]


def _table(wards: list[dict[str, Any]], told: dict[str, Any] | None) -> FigureTable:
    standing = wards[0].get("standing") if told else None
    if standing is None:
        rows: list[tuple[FigureCell, ...]] = [(_link(each),) for each in wards]
        return FigureTable(
            "wards", gettext("Wards"), (gettext("Ward"),), rows, is_ours=True
        )
    title, unit = standing["title"], standing["unit"]
    caption = gettext("%(title)s by ward, %(period)s")
    return FigureTable(
        id="wards",
        caption=caption % {"title": title, "period": told["period"] if told else ""},
        columns=(_("Ward"), unit.capitalize(), AGAINST, PER_THOUSAND),
        is_ours=True,
        rows=[
            (
                _link(each),
                cell_of(each["standing"]["count"]),
                cell_of(each["standing"]["change"]),
                cell_of(each["standing"]["rate"]),
            )
            for each in wards
        ],
    )


def _link(ward: dict[str, Any]) -> FigureCell:
    return FigureCell(ward["name"], href=reverse("public:ward", args=[ward["code"]]))


def _map(told: dict[str, Any]) -> Map | None:
    shapes = [
        Shape(
            each["name"],
            reverse("public:ward", args=[each["code"]]),
            each["path"],
        )
        for each in told["wards"]
        if each["path"]
    ]
    if not shapes:
        return None
    middles = [(each["name"], each["label"]) for each in told["wards"] if each["path"]]
    labels = labels_of(middles, **told["map"])
    title = gettext("Map of the wards of %(area)s")
    area = told["authority"]["name"]
    return Map(title % {"area": area}, **told["map"], shapes=shapes, labels=labels)
