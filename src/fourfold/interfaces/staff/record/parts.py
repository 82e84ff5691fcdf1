"""What is added to things of the record, and what becomes of it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.interfaces.components.receiving import takes_files, was_too_much
from fourfold.interfaces.components.record_files import pdf_answer
from fourfold.interfaces.components.sizes import size_words
from fourfold.partnership.public_record import policies, queries, services
from fourfold.partnership.public_record.limits import most_bytes
from fourfold.partnership.public_record.models import PublicationVersion

from .acting import asked, kind_named, saved, thing_of
from .forms import EndForm, LinkForm, StrikeForm
from .version_forms import VersionForm

PUBLICATIONS, PEOPLE = "publications", "people"
# A form has words beside its file.
BESIDE = 1024**2


@for_staff(policies.may_keep_record)
def add(request: Request, kind: str, public_id: UUID, *, part: str) -> HttpResponse:
    row, found = thing_of(kind, public_id), kind_named(kind)
    if part not in found.parts:
        raise Http404
    wanted = found.parts[part]
    form = bound(wanted.form, request)
    if done(form, wanted.add, by=request.actor, **{found.key: row.pk}):
        return saved(request, "It is added.", kind, thing=row)
    return asked(
        request,
        form,
        (kind, row),
        title=wanted.act,
        intro=f"For “{row}”. It cannot be changed later: what follows it is added.",
        button="Add it",
    )


@for_staff(policies.may_keep_record)
@takes_files(most_bytes() + BESIDE)
def version(request: Request, public_id: UUID) -> HttpResponse:
    row = thing_of(PUBLICATIONS, public_id)
    form = VersionForm()
    if request.method == "POST":
        form = VersionForm(request.POST, request.FILES)
        if was_too_much(request):
            form.errors.pop("file", None)
            most = size_words(most_bytes())
            form.add_error("file", f"The file is larger than {most}. Make it smaller.")
        elif done(form, services.add_version, by=request.actor, publication_id=row.pk):
            return saved(request, "The version is added.", PUBLICATIONS, thing=row)
    return asked(
        request,
        form,
        (PUBLICATIONS, row),
        title="Add a version",
        intro=f"Of “{row}”. Give its text if you can: a page comes first, a PDF second."
        " Earlier versions stay.",
        button="Add the version",
    )


@for_staff(policies.may_keep_record)
def link(request: Request, public_id: UUID) -> HttpResponse:
    found = _there(queries.version(public_id=public_id))
    form = bound(LinkForm, request)
    if done(form, services.note_link, by=request.actor, version_id=found.pk):
        words = "It is written down."
        return saved(request, words, PUBLICATIONS, thing=found.publication)
    return asked(
        request,
        form,
        (PUBLICATIONS, found.publication),
        title="Is it still there?",
        intro=f"Follow the link, and say what you found: {found.link}",
        button="Say so in public",
    )


@for_staff(policies.may_keep_record)
@require_safe
def file(request: Request, public_id: UUID) -> HttpResponse:
    """The PDF, also of a draft, for whoever keeps the record."""
    found: PublicationVersion = _there(queries.version(public_id=public_id))
    return pdf_answer(found)


@for_staff(policies.may_keep_record)
def office_end(request: Request, public_id: UUID) -> HttpResponse:
    found = _there(queries.office(public_id))
    form = bound(EndForm, request)
    if done(form, services.end_office, by=request.actor, office_id=found.pk):
        return saved(request, "The end is written down.", PEOPLE, thing=found.person)
    return asked(
        request,
        form,
        (PEOPLE, found.person),
        title="When did the office end?",
        intro=f"{found}",
        button="Save the day",
    )


@for_staff(policies.may_keep_record)
def office_strike(request: Request, public_id: UUID) -> HttpResponse:
    found = _there(queries.office(public_id))
    form = bound(StrikeForm, request)
    if done(form, services.strike_office, by=request.actor, office_id=found.pk):
        return saved(request, "It is struck out.", PEOPLE, thing=found.person)
    return _strike(request, form, (PEOPLE, found.person), what=str(found))


@for_staff(policies.may_keep_record)
def quote_strike(request: Request, public_id: UUID) -> HttpResponse:
    found = _there(queries.quote(public_id))
    form = bound(StrikeForm, request)
    if done(form, services.strike_quote, by=request.actor, quote_id=found.pk):
        words = "It is struck out."
        return saved(request, words, PUBLICATIONS, thing=found.publication)
    return _strike(request, form, (PUBLICATIONS, found.publication), what=str(found))


def _strike(
    request: Request, form: Any, thing: tuple[str, Any], *, what: str
) -> HttpResponse:
    return asked(
        request,
        form,
        thing,
        title="Strike it out",
        intro=f"{what}. Readers see it no more; its history says so.",
        button="Strike it out",
        kind="warning",
    )


def _there(row: Any) -> Any:
    if row is None:
        raise Http404
    return row
