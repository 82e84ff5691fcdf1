"""Many actions changed on one page: each row by itself, and nothing typed is lost."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.acting import bound
from fourfold.interfaces.components.listing import page_of
from fourfold.interfaces.components.promises import late_words
from fourfold.interfaces.staff.strategy.action_filter import ActionFilter
from fourfold.interfaces.staff.strategy.addresses import ROOT, page
from fourfold.interfaces.staff.strategy.row_forms import ReasonForAllForm, RowForm
from fourfold.partnership.errors import RefusedError
from fourfold.partnership.strategy import policies, queries, services
from fourfold.partnership.strategy.models import Action

ROWS = 25
# Of each row, where its form keeps which action it is.
MARK = "row"


@for_staff(policies.may_see_desk)
def table(request: Request) -> HttpResponse:
    if request.method == "POST":
        return _save(request)
    form = ActionFilter(request.GET)
    found = queries.open_actions(form.wanted(), today=timezone.localdate())
    if not policies.may_manage(request.actor) or form.is_own():
        found = queries.led_by(found, policies.agencies_of(request.actor))
    shown = page_of(request.GET, found, size=ROWS)
    return _render(
        request,
        list(_forms(request, shown.rows)),
        filter=form,
        clear=reverse("staff:strategy-table") if form.has_asked() else "",
        page=shown,
        reason=ReasonForAllForm(),
    )


def _save(request: Request) -> HttpResponse:
    """What can be saved is saved; the rest stays, with what is wrong beside it."""
    for_all = bound(ReasonForAllForm, request)
    reason = for_all.cleaned_data.get("reason", "") if for_all.is_valid() else ""
    actions = _sent(request)
    forms = list(_forms(request, actions, data=request.POST))
    changed = [form for form in forms if form.parts]
    wrong = [form for form in changed if not _saved(request, form, reason)]
    count = len(changed) - len(wrong)
    if count:
        said = "1 action is" if count == 1 else f"{count} actions are"
        messages.success(request, f"{said} changed. Everybody can read it now.")
    elif not changed:
        messages.info(request, "Nothing was changed, so nothing was saved.")
    if not wrong:
        return redirect(request.get_full_path())
    # What was saved, or was not touched, is shown as it is now.
    keep = {form.action.pk for form in wrong}
    fresh = {f.action.pk: f for f in _forms(request, _sent(request, without=keep))}
    shown = [fresh.get(form.action.pk, form) for form in forms]
    return _render(request, shown, wrong=wrong, reason=for_all)


def _saved(request: Request, form: RowForm, reason: str) -> bool:
    if not form.is_valid():
        return False
    told = form.values(reason)
    try:
        services.edit_row(by=request.actor, action_id=form.action.pk, **told)
    except services.OvertakenError:
        form.overtake(queries.newest_change(form.action.public_id))
    except RefusedError as refused:
        form.add_error(None, str(refused))
    return not form.errors


def _sent(request: HttpRequest, *, without: Iterable[int] = ()) -> list[Action]:
    """The actions of the rows that were sent, in their order, as they are now."""
    names = [each for each in request.POST.getlist(MARK)[:ROWS] if _is_id(each)]
    found = {str(each.public_id): each for each in queries.actions_named(names)}
    actions = [found[name] for name in names if name in found]
    return [each for each in actions if each.pk not in set(without)]


def _is_id(said: str) -> bool:
    try:
        return str(UUID(said)) == said
    except ValueError:
        return False


def _forms(
    request: Request, actions: Iterable[Action], **how: Any
) -> Iterable[RowForm]:
    """A form of each that its reader may change."""
    may_manage = policies.may_manage(request.actor)
    rows = [each for each in actions if policies.may_update(request.actor, each)]
    newest = queries.newest_changes([each.public_id for each in rows])
    for action in rows:
        last = newest.get(action.public_id, 0)
        yield RowForm(action=action, newest=last, may_manage=may_manage, **how)


def _render(request: Request, forms: list[RowForm], **more: Any) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "trail": [
            (ROOT[0], reverse(ROOT[1])),
            ("Actions", reverse("staff:strategy-actions")),
        ],
        "may_manage": policies.may_manage(request.actor),
        "rows": [
            (form, page(form.action), late_words(form.action, today)) for form in forms
        ],
        **more,
    }
    return render(request, "staff/strategy/table.html", context)
