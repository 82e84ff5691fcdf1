"""Writes docs/reference/permissions.md from the tested table: ./run docs."""

from tests.architecture.tree import ROOT

from .states import SECOND_FACTOR, SIGN_IN, STATES
from .table import rows

PAGE = ROOT / "docs" / "reference" / "permissions.md"
HEAD = """\
# Who gets what at which address

What each kind of person gets at each address and method, in an invented partnership.
This page is written from the table that the tests hold every address to (`./run docs`);
an address that is not in it fails the build.

| state | who that is |
|---|---|
| anonymous | somebody who has not signed in |
| administrator … volunteer | people who hold that role, with a second factor |
| no-second-factor | an administrator who signed in with a password alone |
| ex-member, suspended | an administrator whose account is closed |
| past-last-day | an administrator after their last day, before any job has run |
| no-role | somebody whose only role has ended |
| agency-left | an administrator of an agency that has left the partnership |

An answer: `200` the page, `302` on to another, `403` refused, `404` as if there were
none, `405` no such method, **in** to the sign-in page, **2nd** to set up a second
factor.
"""
SHORT = {SIGN_IN: "in", SECOND_FACTOR: "2nd"}


def page():
    """The page as it should be."""
    lines = [
        HEAD,
        _line(["address", "method", *STATES]),
        "|---" * (2 + len(STATES)) + "|",
    ]
    for row in sorted(rows(), key=lambda row: (row.name, row.method)):
        answers = [str(SHORT.get(row.gets[state], row.gets[state])) for state in STATES]
        lines.append(_line([f"`{row.name}`", row.method, *answers]))
    return "\n".join(lines) + "\n"


def _line(cells):
    return f"| {' | '.join(cells)} |"
