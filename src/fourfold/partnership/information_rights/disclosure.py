"""What somebody who asked is given, in words: nothing but what was decided to give."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.personal_data.declarations import AT_ONCE, Keep
from fourfold.partnership.personal_data.periods import known_periods
from fourfold.partnership.personal_data.reading import Model, declaration_of, model_of

from . import law
from .collecting.hidden import not_hidden
from .every_row import every_row
from .models import DisclosureItem, SubjectAccessRequest
from .queries import retention_periods
from .register import label_of, title_of
from .retention.report import owner_of

Decision = DisclosureItem.Decision
Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Group:
    """All that is given of one kind. records : labels and values, row by row"""

    title: str
    why: str
    kept: str
    records: list[Fields]


@dataclass(frozen=True, slots=True)
class Disclosure:
    reference: str
    name: str
    received_on: date
    released_on: date
    groups: list[Group]
    recipients: list[str]
    rights: list[str]


def disclosure_of(request: SubjectAccessRequest) -> Disclosure:
    """Of a request that is released. What has become hidden since is not in it."""
    given = request.items.filter(decision__in=(Decision.DISCLOSE, Decision.REDACT))
    by_kind: dict[str, dict[str, Fields]] = defaultdict(lambda: defaultdict(list))
    for item in given:
        model = model_of(item.kind)
        by_kind[item.kind][item.row].append((label_of(model, item.field), _text(item)))
    groups = (_group(model_of(kind), rows) for kind, rows in by_kind.items())
    closed = request.closed_at or timezone.now()
    return Disclosure(
        reference=request.reference,
        name=request.subject_name,
        received_on=request.received_on,
        released_on=timezone.localdate(closed),
        groups=[group for group in groups if group.records],
        recipients=[agency.name for agency in Agency.objects.current()],
        rights=law.rights(),
    )


def kept_words(model: Model) -> str:
    """For how long, as somebody reads it who has never seen this site."""
    owner = owner_of(model)
    rule = owner.rule if owner else declaration_of(model).keep
    if not isinstance(rule, Keep):
        return "for as long as the partnership works"
    if rule.period == AT_ONCE:
        return "until it has run out"
    period = retention_periods().get(rule.period)
    if period is None:
        return "with no end decided yet"
    return f"for {period}: {known_periods()[rule.period]['covers'].rstrip('.')}"


def _group(model: Model, rows: dict[str, Fields]) -> Group:
    hidden = every_row(model).filter(pk__in=list(rows)).exclude(not_hidden(model))
    gone = {str(key) for key in hidden.values_list("pk", flat=True)}
    return Group(
        title=title_of(model),
        why=declaration_of(model).why,
        kept=kept_words(model),
        records=[fields for row, fields in rows.items() if row not in gone],
    )


def _text(item: DisclosureItem) -> str:
    if item.decision == Decision.DISCLOSE:
        return item.value
    told = law.exemptions()[item.exemption]["told"]
    return f"{item.shown} ({told})"
