"""Agreements, memberships and uses of break-glass as rows and lines of pages."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.words import day_words, full_words
from fourfold.partnership.accounts.queries import names_of
from fourfold.partnership.accounts.roles import role_named
from fourfold.partnership.sharing import definitions, queries
from fourfold.partnership.sharing.models import (
    AgreementStatus,
    BreakGlass,
    Membership,
    RestrictedRecord,
    SharingAgreement,
)

TAGS = {
    AgreementStatus.UNSIGNED: "yellow",
    AgreementStatus.COMING: "blue",
    AgreementStatus.ON: "green",
    AgreementStatus.ENDED: "grey",
    AgreementStatus.REPLACED: "grey",
    AgreementStatus.WITHDRAWN: "red",
}
# Where a kind of record has pages of its own; the address takes its public identifier.
PAGES = {"information_rights.subjectaccessrequest": "staff:request"}


def status_cell(agreement: SharingAgreement, day: date) -> Cell:
    status = agreement.status_on(day)
    hint = "Review overdue" if agreement.is_review_due(day) else ""
    return Cell(status.label, tag=TAGS[status], hint=hint)


def agreement_row(agreement: SharingAgreement, day: date) -> list[object]:
    parties = ", ".join(party.agency.short_name for party in agreement.parties.all())
    version = f"Version {agreement.version}" if agreement.version > 1 else ""
    return [
        Cell(
            agreement.title,
            href=reverse("staff:agreement", args=[agreement.public_id]),
            hint=version,
        ),
        parties,
        status_cell(agreement, day),
        Cell(when=agreement.review_by),
        Cell(when=agreement.ends_on),
    ]


def purposes_in_words(codes: Iterable[str]) -> str:
    return "; ".join(definitions.purposes().get(code, code) for code in codes)


def kind_in_words(kind: str) -> str:
    model = queries.kinds().get(kind)
    return str(model._meta.verbose_name).capitalize() if model else "Record"


def record_page(kind: str, public_id: object) -> str:
    """The address of the record's own page; empty where its kind has none."""
    name = PAGES.get(kind)
    return reverse(name, args=[public_id]) if name else ""


def access_page(record: RestrictedRecord) -> str:
    return reverse("staff:record-access", args=[record.record_kind(), record.public_id])


def glass_page(glass: BreakGlass) -> str:
    return reverse("staff:glass", args=[glass.public_id])


def agreement_page(agreement: SharingAgreement) -> str:
    return reverse("staff:agreement", args=[agreement.public_id])


def glass_table(found: Iterable[BreakGlass], *, caption: str, empty: str) -> Table:
    today = timezone.localdate()
    return Table(
        caption=caption,
        columns=[Column("Who"), Column("Record"), Column("Opened"), Column("Review")],
        rows=[_glass_row(glass, today) for glass in found],
        empty=empty,
    )


def _glass_row(glass: BreakGlass, today: date) -> list[object]:
    due = f"Due {day_words(glass.review_due)}"
    if glass.reviewed_at is not None:
        review = Cell(glass.get_finding_display(), tag="grey")
    elif glass.is_overdue(today):
        review = Cell("Overdue", tag="red", hint=due)
    else:
        review = Cell("Awaits review", tag="yellow", hint=due)
    return [
        Cell(str(glass.person), href=glass_page(glass), hint=glass.agency.name),
        Cell(kind_in_words(glass.record_kind), hint=glass.owner.name),
        Cell(when=glass.opened_at),
        review,
    ]


def member_state(membership: Membership, now: datetime) -> tuple[str, str]:
    """A word for how a membership stands, and the colour of its tag."""
    if membership.end_reason:
        return f"Ended: {membership.get_end_reason_display()}", "grey"
    if membership.ends_at and membership.ends_at <= now:
        return "Time is over", "grey"
    return "Let in", "green"


def seen_table(found: Iterable[queries.Seen]) -> Table:
    rows = list(found)
    names = names_of(seen.person for seen in rows)
    return Table(
        caption="Who saw it, by week",
        columns=[
            Column("Week from"),
            Column("Who"),
            Column("What for"),
            Column("Times", numeric=True),
            Column("Last"),
        ],
        rows=[
            [
                day_words(seen.monday),
                names.get(seen.person, "A former member"),
                ", ".join(purpose_in_words(code) for code in seen.purposes),
                seen.times,
                full_words(seen.last),
            ]
            for seen in rows
        ],
        empty="Nobody has opened it in the last 12 weeks.",
    )


def purpose_in_words(code: str) -> str:
    if code == "break-glass":
        return "Emergency"
    return definitions.purposes().get(code, code)


def role_in_words(membership: Membership) -> str:
    return f"{role_named(membership.role).title}, {membership.agency.short_name}"
