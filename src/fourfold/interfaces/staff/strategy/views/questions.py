"""Questions of residents: read, decided on, given to an agency, and answered."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.enquiries import (
    enquiry_lines,
    enquiry_table,
    short,
    step_words,
    tally_words,
    words_of,
)
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.staff.asking import form_page
from fourfold.interfaces.staff.strategy.acting import require, there
from fourfold.interfaces.staff.strategy.addresses import ROOT, Trail
from fourfold.interfaces.staff.strategy.addresses import page as page_of_thing
from fourfold.interfaces.staff.strategy.question_forms import (
    AnswerForm,
    CutForm,
    DeedForm,
    GiveForm,
    QuestionFilter,
    RefuseForm,
    ShowForm,
)
from fourfold.partnership.accounts.actors import Actor
from fourfold.partnership.enquiries import clock, policies, queries, services
from fourfold.partnership.enquiries.models import Asker, Enquiry
from fourfold.partnership.strategy.policies import agencies_of

ROWS = 50
WHERE = ("Questions from residents", "staff:strategy-questions")


@for_staff(policies.may_see_enquiries)
def questions(request: Request) -> HttpResponse:
    today = timezone.localdate()
    form = QuestionFilter(request.GET)
    every = queries.late_first(queries.enquiries(), today)
    rows = page_of(request.GET, _chosen(form, every, request.actor), size=ROWS)
    context = {
        "trail": _trail()[:1],
        "form": form,
        "clear": reverse(WHERE[1]) if any(form.cleaned_data.values()) else "",
        "headline": tally_words(queries.tally(every, today)),
        "page": rows,
        "table": enquiry_table(
            rows.rows,
            today,
            page=page,
            subjects=queries.subjects_of(rows.rows),
            empty="No question fits.",
        ),
    }
    return render(request, "staff/strategy/questions.html", context)


@for_staff(policies.may_see_enquiries)
def question(request: Request, public_id: UUID) -> HttpResponse:
    found = _found(public_id)
    about = queries.subjects_of([found])[found.subject]
    may_decide = policies.may_decide(request.actor)
    context = {
        "trail": _trail(),
        "question": found,
        "words": short(words_of(found)),
        "about": about,
        "page": page_of_thing(about),
        "lines": enquiry_lines(found, timezone.localdate()),
        # Who asked, and what was typed, is for those who decide.
        "typed": Asker.objects.filter(enquiry=found).first() if may_decide else None,
        "acts": _acts(request.actor, found),
        "answers": found.answers.all(),
        "deeds": queries.deeds_of(found),
        "steps": [step_words(each) for each in found.steps.all()],
    }
    return render(request, "staff/strategy/question.html", context)


@for_staff(policies.may_decide)
def show(request: Request, public_id: UUID) -> HttpResponse:
    found = _found(public_id)
    typed = Asker.objects.filter(enquiry=found).first()
    return _act(
        request,
        found,
        bound(ShowForm, request),
        service=services.show,
        title="Let it be shown",
        intro=typed.words if typed else "What was typed is no longer kept.",
        button="Show the question",
        said="Everybody can read the question.",
    )


@for_staff(policies.may_decide)
def refuse(request: Request, public_id: UUID) -> HttpResponse:
    return _act(
        request,
        _found(public_id),
        bound(RefuseForm, request),
        service=services.refuse,
        title="Do not show it",
        button="Do not show the question",
        said="The question is not shown.",
    )


@for_staff(policies.may_decide)
def cut(request: Request, public_id: UUID) -> HttpResponse:
    found = _found(public_id)
    return _act(
        request,
        found,
        bound(CutForm, request),
        service=services.cut,
        title="Take out what tells of a person",
        intro=found.text,
        button="Take the words out",
        said="The words are taken out, and marked.",
    )


@for_staff(policies.may_decide)
def give(request: Request, public_id: UUID) -> HttpResponse:
    return _act(
        request,
        _found(public_id),
        bound(GiveForm, request),
        service=services.give,
        title="Let another agency answer",
        intro="The day by which it is due stays as it is.",
        button="Give it to the agency",
        said="The question is given to another agency.",
    )


@for_staff(policies.may_see_enquiries)
def answer(request: Request, public_id: UUID) -> HttpResponse:
    found = _found(public_id)
    require(policies.may_answer(request.actor, found))
    return _act(
        request,
        found,
        bound(AnswerForm, request),
        service=services.answer,
        title="Answer the question",
        intro=found.text,
        button="Publish the answer",
        said="The answer is published.",
    )


@for_staff(policies.may_decide)
def deed(request: Request, public_id: UUID) -> HttpResponse:
    found = _found(public_id)
    return _act(
        request,
        found,
        bound(DeedForm, request),
        service=services.note_deed,
        title="Say what was done",
        intro=found.text,
        button="Publish what was done",
        said="What was done is published.",
    )


def page(enquiry: Enquiry) -> str:
    return reverse("staff:strategy-question", args=[enquiry.public_id])


def _chosen(
    form: QuestionFilter, found: Iterable[Enquiry], actor: Actor
) -> list[Enquiry]:
    form.is_valid()
    status, own = form.cleaned_data.get("status"), agencies_of(actor)
    is_own = form.cleaned_data.get("whose") == "own"
    today = timezone.localdate()
    return [
        each
        for each in found
        if (not is_own or each.agency_id in own) and _fits(each, status, today)
    ]


def _fits(enquiry: Enquiry, status: str | None, today: date) -> bool:
    is_open = enquiry.settled_on is None
    fits = {
        "late": clock.is_late(enquiry, today),
        "unread": enquiry.read_on is None,
        "open": is_open and enquiry.read_on is not None,
        "settled": not is_open,
    }
    return fits[status] if status else True


def _acts(actor: Actor, found: Enquiry) -> list[tuple[str, str]]:
    """What the reader can do with it: words, and the address."""
    acts = []
    if policies.may_decide(actor):
        if not found.is_shown:
            acts.append(("Let it be shown", "staff:strategy-question-show"))
        if found.read_on is None:
            acts.append(("Do not show it", "staff:strategy-question-refuse"))
        acts.append(("Let another agency answer", "staff:strategy-question-give"))
    if found.is_shown and policies.may_answer(actor, found):
        acts.append(("Answer it", "staff:strategy-question-answer"))
    if found.is_shown and policies.may_decide(actor):
        acts.append(("Say what was done", "staff:strategy-question-deed"))
        acts.append(("Take out words", "staff:strategy-question-cut"))
    return [(words, reverse(name, args=[found.public_id])) for words, name in acts]


def _found(public_id: UUID) -> Enquiry:
    return there(queries.enquiry(public_id))


def _trail() -> Trail:
    return [(ROOT[0], reverse(ROOT[1])), (WHERE[0], reverse(WHERE[1]))]


def _act(
    request: Request,
    found: Enquiry,
    form: forms.Form,
    *,
    service: Any,
    said: str,
    **words: str,
) -> HttpResponse:
    """A page with a form that has one thing done to a question."""
    if done(form, service, by=request.actor, enquiry_id=found.pk):
        messages.success(request, said)
        return redirect(page(found))
    trail = [*_trail(), (short(words_of(found)), page(found))]
    return form_page(request, form, trail=trail, back=page(found), **words)
