"""The states that a person can be in, and rows that say what each of them gets."""

from collections.abc import Callable
from dataclasses import dataclass, field

# Nobody signed in; people in their right agency, by role; and those who must not.
ROLES = {
    "administrator": "administrator",
    "governance": "information-governance",
    "officer": "asb-officer",
    "sergeant": "neighbourhood-sergeant",
    "analyst": "analyst",
    "provider": "provider-worker",
    "volunteer": "volunteer",
}
# Each was an administrator and a governance officer, so that every door would open. A
# closed account is as good as none; whose last day is over is told so, and why.
CLOSED = ("ex-member", "suspended")
BARRED = (*CLOSED, "past-last-day", "no-role", "agency-left")
STATES = ("anonymous", *ROLES, "no-second-factor", *BARRED)
SIGN_IN, SECOND_FACTOR = "→ sign-in", "→ second factor"


@dataclass(frozen=True)
class Row:
    """An address with a method, and what each state gets: a status, or where to."""

    name: str
    method: str
    gets: dict[str, int | str]
    arguments: Callable = field(default=lambda _scene: [])
    data: Callable = field(default=lambda _scene: {})
    # Views whose right is proved again a short time before.
    fresh: bool = False

    def __str__(self):
        return f"{self.method} {self.name}"


def anyone(name, *, arguments=None, data=None, **methods):
    """Open to all, in whatever state."""
    return [
        _row(name, method, dict.fromkeys(STATES, status), arguments, data)
        for method, status in (methods or {"GET": 200}).items()
    ]


def by_state(name, method, *, others, **gets):
    """What each state gets where no rule fits; states are written with underscores."""
    named = {state.replace("_", "-"): answer for state, answer in gets.items()}
    return [_row(name, method, dict.fromkeys(STATES, others) | named, None, None)]


def member(name, *, arguments=None, data=None, **methods):
    """Open to whoever has signed in, before a second factor is set up."""
    barred = dict.fromkeys(("anonymous", *CLOSED), SIGN_IN) | {"past-last-day": 403}
    return [
        _row(name, method, dict.fromkeys(STATES, status) | barred, arguments, data)
        for method, status in (methods or {"GET": 200}).items()
    ]


def staff(
    name, *, only=None, otherwise=403, arguments=None, data=None, fresh=False, **methods
):
    """Open to people with a role and a second factor, or to some of them only."""
    return [
        _row(name, method, _staff(status, only, otherwise), arguments, data, fresh)
        for method, status in (methods or {"GET": 200}).items()
    ]


def _staff(status, only, otherwise):
    let_in = set(ROLES) if only is None else set(only)
    gets = {state: status if state in let_in else otherwise for state in ROLES}
    gets |= dict.fromkeys(("anonymous", *CLOSED), SIGN_IN)
    gets |= {"no-second-factor": SECOND_FACTOR, "past-last-day": 403}
    # Signed in, and nothing to do here: no role confers anything.
    nothing = otherwise if only is not None else status
    return gets | {"no-role": nothing, "agency-left": nothing}


def _row(name, method, gets, arguments, data, fresh=False):
    optional = {}
    if arguments:
        optional["arguments"] = arguments
    if data:
        optional["data"] = data
    return Row(name, method, gets, fresh=fresh, **optional)
