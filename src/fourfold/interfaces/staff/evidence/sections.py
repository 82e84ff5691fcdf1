"""A section while it is prepared: what it says, and what others say about it."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fourfold.analysis.assessment.section_ids import SECTION_IDS
from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound, done
from fourfold.partnership.assessments import policies, queries, services
from fourfold.partnership.assessments.models import Comment, Preparation, SectionText
from fourfold.partnership.errors import RefusedError

from .preparation_forms import CommentForm, SectionForm
from .preparations import found_preparation, trail_to_preparation
from .section_titles import section_title


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its replies, and where each act on it is sent."""

    comment: Comment
    replies: list[Comment]
    reply: str
    act: str
    act_words: str


@for_staff(policies.may_comment)
def section(request: Request, public_id: UUID, section: str) -> HttpResponse:
    """Read by whoever may comment; written by whoever may draft."""
    found = _preparation(public_id, section)
    versions = queries.versions_of(found, section)
    form = _form(request, versions)
    overtaken = None
    if request.method == "POST" and policies.may_draft(request.actor):
        saved, overtaken = _saved(request, found, form, section=section)
        if saved is not None:
            return saved
    return _shown(
        request, found, section, form=form, overtaken=overtaken, versions=versions
    )


def _form(request: Request, versions: list[SectionText]) -> SectionForm:
    now = versions[0] if versions else None
    initial = {"text": now.text if now else "", "based_on": now.number if now else 0}
    if request.method == "POST":
        return SectionForm(request.POST, initial=initial)
    return SectionForm(initial=initial)


def _saved(
    request: Request, found: Preparation, form: SectionForm, *, section: str
) -> tuple[HttpResponse | None, SectionText | None]:
    """Where to go on; or else what somebody else has written meanwhile."""
    if not form.is_valid():
        return None, None
    try:
        written = services.write_section(
            by=request.actor,
            preparation_id=found.pk,
            section=section,
            **form.cleaned_data,
        )
    except services.OvertakenError as refused:
        # Saving again means: I have seen the other text.
        form.data = {**request.POST.dict(), "based_on": str(refused.now.number)}
        form.add_error(None, str(refused))
        return None, refused.now
    words = "The text is saved." if written else "It says so already."
    messages.success(request, f"{words} The next draft has it.")
    return redirect("staff:preparation-section", found.public_id, section), None


def _shown(
    request: Request, found: Preparation, section: str, **page: object
) -> HttpResponse:
    comments = queries.comments_on(found, section)
    context = {
        **page,
        "trail": trail_to_preparation(found),
        "preparation": found,
        "section": section,
        "title": section_title(section),
        "threads": [_thread(found, each) for each in comments],
        "comment_form": CommentForm(prefix="comment"),
        "may_write": policies.may_draft(request.actor),
    }
    return render(request, "staff/evidence/section.html", context)


def _thread(found: Preparation, comment: Comment) -> Thread:
    arguments = [found.public_id, comment.pk]
    act = "comment-settle" if comment.is_open else "comment-reopen"
    return Thread(
        comment=comment,
        replies=list(comment.replies.all()),
        reply=reverse("staff:comment-reply", args=arguments),
        act=reverse(f"staff:{act}", args=arguments),
        act_words="Settle it" if comment.is_open else "Open it again",
    )


@for_staff(policies.may_comment)
@require_POST
def comment(request: Request, public_id: UUID, section: str) -> HttpResponse:
    found = _preparation(public_id, section)
    form = CommentForm(request.POST, prefix="comment")
    given = {"by": request.actor, "preparation_id": found.pk, "section": section}
    if done(form, services.add_comment, **given):
        messages.success(request, "Your comment is there, and open.")
    else:
        messages.error(request, "Write what you have to say, in up to 4,000 letters.")
    return redirect("staff:preparation-section", public_id, section)


@for_staff(policies.may_comment)
def reply(request: Request, public_id: UUID, comment_id: int) -> HttpResponse:
    found, about = _comment(public_id, comment_id)
    form = bound(CommentForm, request)
    given = {
        "by": request.actor,
        "preparation_id": found.pk,
        "section": about.section,
        "about_id": about.pk,
    }
    if done(form, services.add_comment, **given):
        return redirect("staff:preparation-section", public_id, about.section)
    back = reverse("staff:preparation-section", args=[public_id, about.section])
    return render(
        request,
        "staff/form_page.html",
        {
            "trail": [
                *trail_to_preparation(found),
                (section_title(about.section), back),
            ],
            "title": "Reply to the comment",
            "intro": about.text,
            "form": form,
            "button": "Reply",
            "back": back,
        },
    )


@for_staff(policies.may_comment)
@require_POST
def settle(request: Request, public_id: UUID, comment_id: int) -> HttpResponse:
    found, about = _comment(public_id, comment_id)
    try:
        services.settle_comment(by=request.actor, comment_id=about.pk)
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("staff:preparation-section", found.public_id, about.section)


@for_staff(policies.may_comment)
@require_POST
def reopen(request: Request, public_id: UUID, comment_id: int) -> HttpResponse:
    found, about = _comment(public_id, comment_id)
    try:
        services.reopen_comment(by=request.actor, comment_id=about.pk)
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect("staff:preparation-section", found.public_id, about.section)


def _preparation(public_id: UUID, section: str) -> Preparation:
    if section not in SECTION_IDS:
        raise Http404
    return found_preparation(public_id)


def _comment(public_id: UUID, comment_id: int) -> tuple[Preparation, Comment]:
    found = found_preparation(public_id)
    about = queries.comment(found, comment_id)
    if about is None:
        raise Http404
    return found, about
