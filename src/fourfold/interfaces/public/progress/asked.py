"""What residents asked about one thing that was promised, on its own page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.enquiries import enquiry_table
from fourfold.interfaces.components.listing import Table
from fourfold.partnership.enquiries import queries
from fourfold.partnership.enquiries.models import Deed, Enquiry

from .cards import code_for


@dataclass(frozen=True, slots=True)
class Asked:
    """table : questions, what is late first; deeds : what came of them

    ask : address of the form; code : of a card for other sites, if they may show one
    """

    table: Table
    deeds: Sequence[Deed]
    ask: str
    code: str


def asked_about(row: Model) -> Asked:
    found: Any = row
    kind, today = str(row._meta.model_name), timezone.localdate()
    own, came = queries.told_of(found.public_id)
    ordered = queries.late_first(own, today)
    return Asked(
        table=enquiry_table(ordered, today, page=enquiry_page),
        deeds=came,
        ask=reverse("public:ask", args=[kind, found.public_id]),
        code=code_for(row),
    )


def enquiry_page(enquiry: Enquiry) -> str:
    """Of what nobody has read yet there is none."""
    if enquiry.read_on is None:
        return ""
    return reverse("public:question", args=[enquiry.public_id])
