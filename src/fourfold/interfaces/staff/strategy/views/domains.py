"""Domains: the fields in which the partnership works."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.staff.asking import form_page
from fourfold.interfaces.staff.strategy.acting import changing, history_of, there
from fourfold.interfaces.staff.strategy.addresses import ROOT
from fourfold.interfaces.staff.strategy.tree_forms import (
    DomainChangeForm,
    DomainForm,
    of_domain,
)
from fourfold.partnership.strategy import policies, queries, services
from fourfold.partnership.strategy.models import Domain

WHERE = "staff:strategy-domains"


@for_staff(policies.may_see_desk)
def domains(request: Request) -> HttpResponse:
    may_manage = policies.may_manage(request.actor)
    table = Table(
        caption="Domains",
        caption_is_hidden=True,
        columns=[Column("Domain"), Column("Working group"), Column("Chair")],
        rows=[_row(each, may_manage=may_manage) for each in queries.domains()],
        empty="No domain is written down yet.",
    )
    context = {
        "trail": [(ROOT[0], reverse(ROOT[1]))],
        "table": table,
        "may_manage": may_manage,
    }
    return render(request, "staff/strategy/domains.html", context)


def _row(domain: Domain, *, may_manage: bool) -> list[object]:
    there = reverse("staff:strategy-domain-change", args=[domain.public_id])
    also = ", ".join(domain.aliases.splitlines())
    chair = domain.chair_agency
    return [
        Cell(
            f"{domain.number}. {domain.title}",
            href=there if may_manage else "",
            hint=f"Also called {also}" if also else "",
        ),
        domain.working_group or "None",
        Cell(domain.chair_post or "Nobody", hint=chair.name if chair else ""),
    ]


@for_staff(policies.may_manage)
def add(request: Request) -> HttpResponse:
    form = bound(DomainForm, request)
    if done(form, services.add_domain, by=request.actor):
        return redirect(WHERE)
    return _page(request, form, title="Add a domain", button="Add the domain")


@for_staff(policies.may_manage)
def change(request: Request, public_id: UUID) -> HttpResponse:
    found = there(queries.domain_by_id(public_id))
    form = changing(DomainChangeForm, request, found, initial=of_domain(found))
    if done(form, services.edit_domain, by=request.actor, domain_id=found.pk):
        return redirect(WHERE)
    return _page(
        request,
        form,
        title=f"Change “{found}”",
        intro="The address of its page stays, whatever it is called.",
        button="Save the change",
        history=history_of(found),
    )


def _page(request: Request, form: object, **words: object) -> HttpResponse:
    trail = [(ROOT[0], reverse(ROOT[1])), ("Domains", reverse(WHERE))]
    return form_page(request, form, trail=trail, back=reverse(WHERE), **words)  # type: ignore[arg-type]
