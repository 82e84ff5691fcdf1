"""Files are sent, checked, and loaded once somebody has seen what they hold."""

from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.receiving import takes_files, was_too_much
from fourfold.interfaces.components.sizes import size_words
from fourfold.partnership.datasets import policies, queries, services, tasks
from fourfold.partnership.datasets.limits import limits
from fourfold.partnership.datasets.models import Upload, WorkRun
from fourfold.partnership.errors import RefusedError

from .upload_forms import UploadForm

Kind = WorkRun.Kind
NOT_CHECKED = "Files are loaded only after a check that went well. Check them again."


@for_staff(policies.may_work)
@takes_files(limits().most_bytes)
def upload(request: Request) -> HttpResponse:
    form = UploadForm()
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        run = _received(request, form)
        if run is not None:
            return redirect("staff:work-run", run.public_id)
    return render(
        request,
        "staff/evidence/upload.html",
        {"trail": [("Data", reverse("staff:data"))], "form": form},
    )


def _received(request: Request, form: UploadForm) -> WorkRun | None:
    """The check of what was sent; None where the form says what is wrong with it."""
    is_valid = form.is_valid()
    if was_too_much(request):
        form.errors.pop("chosen", None)
        most = size_words(limits().most_bytes)
        form.add_error("chosen", f"The files come to more than {most}. Send fewer.")
        return None
    if not is_valid:
        return None
    sent = [
        services.Sent(each.name, Path(each.temporary_file_path()), each.size)
        for each in form.cleaned_data["chosen"]
    ]
    try:
        kept = services.receive_upload(
            by=request.actor, files=sent, options=form.options()
        )
    except RefusedError as refused:
        form.add_error("chosen", str(refused))
        return None
    return _check(request, kept)


def _check(request: Request, kept: Upload) -> WorkRun:
    return services.ask_for_work(
        by=request.actor,
        kind=Kind.CHECK,
        task=tasks.check_files,
        about=str(kept.public_id),
    )


@for_staff(policies.may_work)
@require_POST
def check(request: Request, public_id: UUID) -> HttpResponse:
    run = _check(request, _found(public_id))
    return redirect("staff:work-run", run.public_id)


@for_staff(policies.may_work)
@require_POST
def load(request: Request, public_id: UUID) -> HttpResponse:
    found = _found(public_id)
    last = queries.last_check(found)
    if last is None or last.state != WorkRun.State.DONE:
        messages.error(request, NOT_CHECKED)
        return redirect("staff:data")
    try:
        run = services.ask_for_work(
            by=request.actor,
            kind=Kind.LOAD,
            task=tasks.load_files,
            about=str(public_id),
        )
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect("staff:work-run", last.public_id)
    return redirect("staff:work-run", run.public_id)


@for_staff(policies.may_work)
@require_POST
def remove(request: Request, public_id: UUID) -> HttpResponse:
    found = _found(public_id)
    try:
        services.remove_files(by=request.actor, upload_id=found.pk)
    except RefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The files are removed. Nothing was loaded of them.")
    return redirect("staff:data")


def _found(public_id: UUID) -> Upload:
    found = queries.upload(public_id)
    if found is None or not found.is_there:
        raise Http404
    return found
