"""Everything that was put right, in one order of time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fourfold.interfaces.components.marking import english, filled, joined
from fourfold.interfaces.public.assessments.views import WHY
from fourfold.partnership.assessments.models import Edition
from fourfold.partnership.assessments.queries import no_longer_said
from fourfold.partnership.figures.models import Correction, Figure
from fourfold.partnership.figures.queries import corrections_of_what_was_said
from fourfold.partnership.figures.wording import in_words

FIELDS = {
    "what": _("what was counted"),
    "value": _("the number"),
    "qualifier": _("how exact it is"),
    "unit": _("the unit"),
    "numerator": _("the part"),
    "denominator": _("the whole"),
    "period": _("the time"),
    "place": _("the place"),
    "elsewhere": _("the place"),
    "source": _("the source"),
    "basis": _("what it rests on"),
    "note": _("what to bear in mind"),
    "as_at": _("as at which day"),
}
BEING_CHECKED = _("What is right is being checked by another person.")


@dataclass(frozen=True, slots=True)
class Righted:
    """Something that was put right.

    key : the same for ever, and no other's
    lines : what it was and what it is, in words
    """

    key: str
    at: datetime
    title: str
    reason: str
    lines: tuple[str, ...] = ()
    href: str = ""
    action: str = ""


def righted() -> list[Righted]:
    """The newest first."""
    found = [*_editions(), *_figures()]
    return sorted(found, key=lambda each: (each.at, each.key), reverse=True)


def _editions() -> Iterator[Righted]:
    for edition in no_longer_said():
        if edition.withdrawn_at is not None:
            yield Righted(
                key=f"withdrawn-{edition.slug}",
                at=edition.withdrawn_at,
                title=filled(
                    gettext("Withdrawn: {title}"), title=english(edition.title)
                ),
                reason=str(WHY.get(Edition.Reason(edition.withdrawn_for), "")),
                href=reverse("public:assessment", args=[edition.slug]),
                action=gettext("What to do instead"),
            )
        elif edition.superseded_by and edition.superseded_by.published_at:
            later = edition.superseded_by
            yield Righted(
                key=f"replaced-{edition.slug}",
                at=edition.superseded_by.published_at,
                title=filled(
                    gettext("Replaced: {title}"), title=english(edition.title)
                ),
                reason=gettext(
                    "A later edition of the same area and time took its place."
                ),
                href=reverse("public:assessment", args=[later.slug]),
                action=gettext("The edition that stands"),
            )


def _figures() -> Iterator[Righted]:
    for correction in corrections_of_what_was_said():
        yield Righted(
            key=f"figure-{correction.pk}",
            at=correction.at,
            title=filled(
                gettext("Corrected: {what}"), what=english(correction.figure.what)
            ),
            reason=english(correction.reason),
            lines=tuple(_lines(correction)),
            href=reverse("public:reported-figure", args=[correction.figure.name]),
            action=gettext("The figure"),
        )


def _lines(correction: Correction) -> Iterator[str]:
    is_checked = correction.figure.state == Figure.State.APPROVED
    yield from what_was_said(correction)
    if is_checked:
        figure = english(in_words(correction.figure))
        yield filled(gettext("Now: {figure}."), figure=figure)
    else:
        yield str(BEING_CHECKED)


def what_was_said(correction: Correction) -> Iterator[str]:
    """What it was always; what it is only once another person has approved that."""
    is_checked = correction.figure.state == Figure.State.APPROVED
    for name, title in FIELDS.items():
        if name not in correction.old:
            continue
        old, new = correction.old[name], correction.new[name]
        words = gettext("We said: {what} {old}.")
        said = [filled(words, what=str(title), old=_said(old))]
        if is_checked:
            said.append(filled(gettext("Right is: {new}."), new=_said(new)))
        yield joined(said)


def _said(value: object) -> str:
    return gettext("not given") if value in (None, "") else english(value)
