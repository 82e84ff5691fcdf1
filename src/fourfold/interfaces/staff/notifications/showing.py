"""Messages in words. Addresses are masked: who keeps the site running needs no more."""

from dataclasses import dataclass

from fourfold.partnership.notifications.kinds import all_kinds
from fourfold.partnership.notifications.models import Message

State = Message.State
COLOURS = {
    State.QUEUED: "blue",
    State.SENT: "green",
    State.FAILED: "red",
    State.GIVEN_UP: "grey",
}
REASONS = {
    "no-text": "the definition of this message has changed",
    "timed-out": "the mail server did not answer in time",
    "line-dropped": "the mail server ended the conversation",
    "unfinished": "the program stopped in the middle",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A message as the list has it."""

    message: Message
    title: str
    colour: str
    trouble: str
    may_try_again: bool
    may_give_up: bool


def row_of(message: Message) -> Row:
    kind = all_kinds().get(message.template)
    return Row(
        message=message,
        title=kind.title if kind else message.template,
        colour=COLOURS[State(message.state)],
        trouble=_trouble(message),
        may_try_again=message.state == State.FAILED,
        may_give_up=message.state in (State.QUEUED, State.FAILED),
    )


def _trouble(message: Message) -> str:
    code = message.last_error
    if not code:
        return ""
    reason = REASONS.get(code, f"the mail server refused it ({code[-3:]})")
    twice = "; it may have arrived twice" if message.unconfirmed else ""
    tries = "1 try" if message.attempts == 1 else f"{message.attempts} tries"
    return f"{tries}: {reason}{twice}"
