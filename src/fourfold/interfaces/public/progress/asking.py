"""Anybody asks about what was promised, without an account, and follows it by a code.

Neither code nor address ever stands in an address of a page: what is sent, is sent in a
form. The link that proves an address works once.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.acting import bound
from fourfold.interfaces.components.enquiries import enquiry_lines, step_words
from fourfold.interfaces.components.limits import Limit, TooOftenError, count_within
from fourfold.partnership.enquiries import queries, rules
from fourfold.partnership.enquiries.clock import answer_due_on, read_due_on
from fourfold.partnership.enquiries.services import ask as ask_service
from fourfold.partnership.enquiries.services import prove_address
from fourfold.partnership.enquiries.subjects import Subject, subject

from .addresses import page, trail_to
from .ask_forms import AskForm, FollowForm
from .asked import enquiry_page
from .finding import there

# Of one network: more than a household asks in an hour, and little for a program.
ASK_LIMIT = Limit(requests=10, seconds=3_600)
FOLLOW_LIMIT = Limit(requests=60, seconds=3_600)
TOO_MANY_REQUESTS = 429
TOO_OFTEN = (
    "Too much came from your network. Nothing is lost: send it again in an hour."
)


# Nothing is done in anybody's name here, so there is nobody to forge, and a mark
# against that would need a cookie.
@open_to_anyone
@csrf_exempt
def ask(request: Request, kind: str, public_id: UUID) -> HttpResponse:
    about = there(subject(kind, public_id))
    form = bound(AskForm, request)
    if not form.is_valid():
        return _form(request, form, about)
    try:
        count_within(ASK_LIMIT, request, what="ask")
    except TooOftenError as error:
        form.add_error(None, TOO_OFTEN)
        return _too_often(_form(request, form, about), error)
    said = form.cleaned_data
    code = ask_service(
        by=request.actor,
        subject=about,
        token=said["token"],
        text=said["text"],
        name=said["name"],
        email=said["email"],
        link_path=lambda link: reverse("public:question-address", args=[link]),
    )
    found = there(queries.by_code(code))
    context = {
        "code": code,
        "about": about,
        "page": page(about.row),
        "read_by": read_due_on(found),
        "answer_by": answer_due_on(found),
        "is_told": bool(said["email"]),
        "days": rules.link_days(),
    }
    # Not another page: whoever loads this one again has the same code and question.
    return render(request, "public/progress/ask_done.html", context)


@open_to_anyone
@csrf_exempt
def follow(request: Request) -> HttpResponse:
    form = bound(FollowForm, request)
    found = None
    if form.is_valid():
        try:
            count_within(FOLLOW_LIMIT, request, what="follow")
        except TooOftenError as error:
            form.add_error(None, TOO_OFTEN)
            return _too_often(_follow(request, form), error)
        found = queries.by_code(form.cleaned_data["code"])
        if found is None:
            form.add_error("code", "No question has this code. Check each letter.")
    if found is None:
        return _follow(request, form)
    context = {
        "question": found,
        "lines": enquiry_lines(found, timezone.localdate()),
        "steps": [step_words(each) for each in found.steps.all()],
        "page": enquiry_page(found),
    }
    return render(request, "public/progress/followed.html", context)


@open_to_anyone
@csrf_exempt
def address(request: Request, link: str) -> HttpResponse:
    """A page with a button: programs that look into mail follow links of themselves."""
    if request.method != "POST":
        return render(request, "public/progress/address.html")
    found = prove_address(by=request.actor, link=link)
    context = {"is_proved": found is not None}
    return render(request, "public/progress/address_done.html", context)


def _form(request: Request, form: AskForm, about: Subject) -> HttpResponse:
    here = page(about.row)
    trail = [*trail_to(about.row), (about.title, here)]
    context: dict[str, Any] = {"form": form, "about": about, "trail": trail}
    clock = rules.clock_on(timezone.localdate())
    context |= {"read_days": clock.acknowledge, "answer_days": clock.answer}
    return render(request, "public/progress/ask.html", context)


def _follow(request: Request, form: FollowForm) -> HttpResponse:
    return render(request, "public/progress/follow.html", {"form": form})


def _too_often(answer: HttpResponse, error: TooOftenError) -> HttpResponse:
    answer.status_code = TOO_MANY_REQUESTS
    answer.headers["Retry-After"] = str(error.seconds)
    return answer
