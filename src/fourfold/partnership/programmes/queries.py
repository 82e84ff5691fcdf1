"""Reads programmes, their money and what services answered for.

What the public may not see yet is left out by `public=True`; what a provider may not
see, by `services_for`.
"""

from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.areas.models import Partnership
from fourfold.partnership.strategy import queries as strategies

from .models import (
    Aim,
    FundingLine,
    Kpi,
    KpiReturn,
    Method,
    MoneyEntry,
    Programme,
    ProgrammeChange,
    ReachReport,
    Service,
)
from .periods import periods_over
from .policies import may_see_all, provides_for
from .reaching import Rule, public_rule
from .return_files import Known
from .returns import Due, dues, late

PUBLISHED = Q(published_at__isnull=False)


def programmes(*, public: bool, text: str = "") -> QuerySet[Programme]:
    """All, or those that are published, with their money; in four more queries."""
    found = Programme.objects.select_related("lead_agency")
    found = found.prefetch_related(
        Prefetch("funding", queryset=funding()),
        Prefetch("services", queryset=services()),
        Prefetch("services__kpis", queryset=kpis_with_returns()),
    )
    if text:
        found = found.filter(Q(title__icontains=text) | Q(for_whom__icontains=text))
    return found.filter(PUBLISHED) if public else found


def programme(public_id: UUID, *, public: bool = False) -> Programme | None:
    return programmes(public=public).filter(public_id=public_id).first()


def programmes_for(objective: UUID) -> QuerySet[Programme]:
    """Those that serve an objective and that everybody may see."""
    return Programme.objects.filter(PUBLISHED, aims__objective__public_id=objective)


def aims(found: Programme) -> QuerySet[Aim]:
    return found.aims.select_related("objective__strategy", "objective__domain")


def method(public_id: UUID) -> Method | None:
    found = Method.objects.select_related("programme")
    return found.filter(public_id=public_id).first()


def funding() -> QuerySet[FundingLine]:
    found = FundingLine.objects.select_related("programme", "figure", "on_top_of")
    return found.prefetch_related("years", Prefetch("entries", queryset=entries()))


def line(public_id: UUID) -> FundingLine | None:
    return funding().filter(public_id=public_id).first()


def entries() -> QuerySet[MoneyEntry]:
    return MoneyEntry.objects.select_related("line__programme", "service")


def entry(public_id: UUID) -> MoneyEntry | None:
    return entries().filter(public_id=public_id).first()


def services() -> QuerySet[Service]:
    return Service.objects.select_related("programme", "provider", "commissioner")


def services_for(actor: Actor) -> QuerySet[Service]:
    """All for who may see all; else those that their agency provides."""
    if may_see_all(actor):
        return services()
    return services().filter(provider__in=provides_for(actor))


def service(public_id: UUID, *, public: bool = False) -> Service | None:
    found = services().filter(public_id=public_id)
    if public:
        found = found.filter(programme__published_at__isnull=False)
    return with_returns(found).first()


def with_returns(found: QuerySet[Service]) -> QuerySet[Service]:
    """The same with what they answer for; in two more queries."""
    return found.prefetch_related(Prefetch("kpis", queryset=kpis_with_returns()))


def kpis() -> QuerySet[Kpi]:
    return Kpi.objects.select_related(
        "service__programme", "service__provider", "service__commissioner"
    )


def kpis_with_returns() -> QuerySet[Kpi]:
    """In one query more."""
    return kpis().prefetch_related(
        Prefetch("returns", queryset=KpiReturn.objects.order_by("pk"))
    )


def kpi(public_id: UUID) -> Kpi | None:
    return kpis_with_returns().filter(public_id=public_id).first()


def dues_of(found: Service, today: date) -> list[Due]:
    """Of all that it answers for, the newest period first."""
    every = [
        due for kpi in found.kpis.all() for due in dues(kpi, kpi.returns.all(), today)
    ]
    return sorted(every, key=lambda due: (due.period.last, due.kpi.pk), reverse=True)


def known_to(found: Service, today: date) -> dict[str, Known]:
    """What rows of a file can name, by identifier."""
    return {
        str(kpi.public_id): Known(
            kpi.pk,
            kpi.title,
            kpi.is_people,
            frozenset(each.first for each in periods_over(kpi, today)),
        )
        for kpi in found.kpis.all()
    }


def return_rows(found: Service, today: date) -> list[dict[str, str]]:
    """Every period that is over as a row of a file, the oldest first."""
    return [_return_row(due) for due in reversed(dues_of(found, today))]


def _return_row(due: Due) -> dict[str, str]:
    kpi, standing = due.kpi, due.standing
    return {
        "measure_id": str(kpi.public_id),
        "measure": kpi.title,
        "unit": kpi.unit,
        "target": "" if kpi.target is None else f"{kpi.target.normalize():f}",
        "first": due.period.first.isoformat(),
        "last": due.period.last.isoformat(),
        "due_on": due.period.due_on.isoformat(),
        "value": f"{standing.value.normalize():f}" if standing else "",
        "source": standing.source if standing else "",
    }


def missing(found: QuerySet[Service], today: date) -> list[Due]:
    """Returns of services that did not come, the longest due first."""
    kpis = kpis_with_returns().filter(service__in=found)
    every = [due for kpi in kpis for due in dues(kpi, kpi.returns.all(), today)]
    without = [due for due in every if due.received is None]
    return sorted(without, key=lambda due: (due.period.due_on, due.kpi.pk))


def late_in_public(today: date) -> list[Due]:
    """Returns of published programmes that did not come and are late."""
    found = services().filter(programme__published_at__isnull=False)
    return late(missing(found, today))


def reach(found: Service) -> QuerySet[ReachReport]:
    """What counts: reports that nothing took the place of."""
    return found.reach.filter(corrected_by=None)


def reach_report(public_id: UUID) -> ReachReport | None:
    found = ReachReport.objects.select_related("service__programme")
    return found.filter(public_id=public_id).first()


def rule_of_partnership() -> Rule:
    """From which number on people are counted in public."""
    found = Partnership.objects.first()
    thresholds = found.configuration.get("thresholds", {}) if found else {}
    return public_rule(thresholds.get("fewest_shown", 0))


def history(*subjects: UUID) -> list[ProgrammeChange]:
    """What became of things, the newest first; persons are not part of it."""
    found = ProgrammeChange.objects.filter(subject__in=subjects)
    return list(found.select_related("agency"))


def newest_change(subject: UUID) -> int:
    """Key of the last entry of a history; 0 where it has none."""
    keys = ProgrammeChange.objects.filter(subject=subject).order_by("-pk")
    return keys.values_list("pk", flat=True).first() or 0


def fingerprint(today: date) -> str:
    """Another whenever pages of programmes say something else. All that is written
    leaves a change; what they quote and what they serve is in that of strategies.
    """
    told = ProgrammeChange.objects.aggregate(newest=Max("pk"), number=Count("pk"))
    return f"{strategies.fingerprint(today)} {told}"
