"""What is found for a request, with what the site proposes to do with each."""

from collections.abc import Iterator

from django.db import models

from fourfold.partnership.information_rights.models import (
    DisclosureItem,
    SubjectAccessRequest,
)
from fourfold.partnership.personal_data.reading import declaration_of, declared_models

from .others import Others, others_than
from .redacting import BLACK
from .subject import rows_about, subject_of
from .values import Value, value_of

Decision = DisclosureItem.Decision
OTHERS = "rights-of-others"


def items_for(request: SubjectAccessRequest) -> Iterator[DisclosureItem]:
    """Each field that says something of whoever asks, row by row."""
    subject = subject_of(request)
    others = others_than(request.person_id)
    for model in declared_models():
        for row in rows_about(subject, model).iterator():
            if row == request:
                continue
            for name in declaration_of(model).personal:
                value = value_of(row, name, others=others, own=request.person_id)
                if value.text:
                    yield _item(request, row, name=name, value=value, others=others)


def _item(
    request: SubjectAccessRequest,
    row: models.Model,
    *,
    name: str,
    value: Value,
    others: Others,
) -> DisclosureItem:
    item = DisclosureItem(
        request=request,
        kind=row._meta.label_lower,
        row=str(row.pk),
        field=name,
        value=value.text,
        names_others=value.names_others,
    )
    if value.names_others:
        item.decision = Decision.REDACT
        item.exemption = OTHERS
        # The person whom a field leads to is in it whole, under whatever name.
        blacked = others.blacked_out(value.text)
        item.shown = blacked if blacked != value.text else BLACK
    elif not value.is_free:
        item.decision = Decision.DISCLOSE
    return item
