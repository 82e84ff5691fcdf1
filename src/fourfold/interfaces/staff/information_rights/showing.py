"""Requests in words: clocks, tasks and lines."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.values import Line, Task
from fourfold.partnership.information_rights import law
from fourfold.partnership.information_rights.models import (
    DisclosureItem,
    SubjectAccessRequest,
)
from fourfold.partnership.information_rights.register import label_of, title_of
from fourfold.partnership.personal_data.reading import model_of

State = SubjectAccessRequest.State
COLOURS = {
    State.RECEIVED: "blue",
    State.IDENTIFIED: "blue",
    State.COLLECTING: "turquoise",
    State.REDACTION: "turquoise",
    State.AWAITING_RELEASE: "purple",
    State.RELEASED: "green",
    State.REFUSED: "grey",
}
SOON_DAYS = 7
STEPS = (State.RECEIVED, State.IDENTIFIED, State.COLLECTING, State.REDACTION)


def clock_cell(asked: SubjectAccessRequest, today: date) -> Cell:
    """When it is due, and how near that is."""
    due = asked.clock.due_on
    if not asked.is_open:
        return Cell(asked.get_state_display(), tag=COLOURS[State(asked.state)])
    if due is None:
        return Cell("Clock stands", tag="grey", hint="until they prove who they are")
    left = (due - today).days
    if left < 0:
        return Cell("Late", tag="red", hint=f"was due on {due:%-d %B %Y}")
    colour = "orange" if left <= SOON_DAYS else "green"
    words = {0: "Due today", 1: "1 day left"}.get(left, f"{left} days left")
    return Cell(words, tag=colour, hint=f"due on {due:%-d %B %Y}")


def request_table(rows: list[SubjectAccessRequest]) -> Table:
    today = timezone.localdate()
    return Table(
        caption="Requests",
        caption_is_hidden=True,
        columns=[
            Column("Request"),
            Column("From"),
            Column("State"),
            Column("Clock"),
        ],
        rows=[
            [
                Cell(
                    each.reference, href=reverse("staff:request", args=[each.public_id])
                ),
                Cell(each.subject_name, hint=f"received {each.received_on:%-d %B %Y}"),
                Cell(each.get_state_display(), tag=COLOURS[State(each.state)]),
                clock_cell(each, today),
            ]
            for each in rows
        ],
    )


def lines_of(asked: SubjectAccessRequest) -> list[Line]:
    clock = clock_cell(asked, timezone.localdate())
    due = asked.clock.due_on
    proof = dict(law.codes("identity")).get(asked.identity_proof, "")
    lines = [
        Line("State", asked.get_state_display(), tag=COLOURS[State(asked.state)]),
        Line("Name", asked.subject_name),
        Line("How to reach them", asked.subject_contact),
        Line("Works or worked here", "Yes" if asked.person_id else "No"),
        Line("Received", f"{asked.received_on:%-d %B %Y}"),
        Line("Proved who they are", proof or "Not yet"),
    ]
    if asked.is_open:
        lines.append(Line("Clock", clock.text, tag=clock.tag))
        lines.append(Line("Due", f"{due:%-d %B %Y}" if due else "No date yet"))
    if asked.extended_on:
        why = dict(law.codes("extension"))[asked.extended_for]
        lines.append(Line("Extended", f"{asked.extended_on:%-d %B %Y}: {why}"))
    if asked.state == State.REFUSED:
        lines.append(Line("Refused", dict(law.codes("refusal"))[asked.refused_for]))
    return lines


def tasks_of(asked: SubjectAccessRequest, undecided: int) -> list[Task]:
    """What there is to do, in order; only what is next leads anywhere."""

    def task(title: str, done_after: str, *, name: str = "", hint: str = "") -> Task:
        is_done = _place(asked.state) > _place(done_after)
        is_next = asked.state == done_after
        href = reverse(f"staff:{name}", args=[asked.public_id]) if name else ""
        return Task(
            title,
            href=href if is_next and asked.is_open else "",
            hint=hint if is_next else "",
            state="To do" if is_next else "Not yet",
            tag="blue" if is_next else "grey",
            is_done=is_done,
        )

    left = f"{undecided} not decided yet" if undecided else "All is decided"
    return [
        task("See who they are", State.RECEIVED, name="request-identity"),
        task("Collect what is held", State.IDENTIFIED),
        task("Add what is new, and look elsewhere", State.COLLECTING),
        task("Decide what to give", State.REDACTION, name="request-items", hint=left),
        task("Release", State.AWAITING_RELEASE, name="request-release"),
    ]


def _place(state: str) -> int:
    order = [*STEPS, State.AWAITING_RELEASE, State.RELEASED]
    return order.index(State(state)) if state in order else -1


def item_title(item: DisclosureItem) -> str:
    model = model_of(item.kind)
    return f"{title_of(model)}: {label_of(model, item.field)}"
