"""What the components in the gallery show: invented, and of no place."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from fourfold.interfaces.components.listing import (
    Cell,
    Column,
    Order,
    Shown,
    Table,
)
from fourfold.interfaces.components.values import (
    Figure,
    Item,
    Line,
    Section,
    Task,
)

from . import published

COLOURS = [
    "grey",
    "green",
    "turquoise",
    "blue",
    "purple",
    "pink",
    "red",
    "orange",
    "yellow",
]
COLUMNS = [
    Column("Agency", order="agency"),
    Column("State"),
    Column("Joined", order="joined"),
    Column("People", numeric=True, order="people"),
]


def values() -> dict[str, Any]:
    now = timezone.now()
    return {
        "colours": COLOURS,
        "page": Shown([], number=2, of=7, count=321, first=51, last=100),
        "figure": _figure(),
        **published.values(),
        "times": [
            now - timedelta(minutes=7),
            now - timedelta(hours=5),
            now - timedelta(days=3),
            now + timedelta(days=1, hours=1),
            now - timedelta(days=400),
        ],
        **_tables(now),
        **_lists(now),
        **_sections(),
    }


def _tables(now: datetime) -> dict[str, Table]:
    council = Cell("Marshgate Council", href="#tables", hint="Specified authority")
    joined = Cell(when=now - timedelta(days=3))
    return {
        "table": Table(
            caption="Agencies",
            columns=COLUMNS,
            rows=[
                [council, Cell("Current", tag="green"), joined, "1,204"],
                ["Invented Constabulary", Cell("Left", tag="grey"), "1 April 2025", 87],
            ],
            order=Order("agency", "name", is_descending=False),
        ),
        "no_rows": Table(
            caption="Agencies that left",
            columns=COLUMNS,
            rows=[],
            empty="No agency has left.",
        ),
    }


def _lists(now: datetime) -> dict[str, Any]:
    return {
        "summary": [
            Line("Name", "Amina Yusuf", href="#summary"),
            Line("State", "Active", tag="green"),
            Line("Joined", when=now - timedelta(days=400)),
            Line("Work phone", ""),
        ],
        "tasks": [
            Task("Set the partnership up", is_done=True),
            Task("Add agencies", href="#tasks", hint="Those with the duty first"),
            Task("Invite people", state="Cannot start yet", tag="grey"),
        ],
    }


def _sections() -> dict[str, Section]:
    return {
        "section": Section(
            "sample-work",
            "My work",
            [Item("Approve a role", href="#desk", hint="Asked for by a colleague")],
            empty="",
        ),
        "nothing": Section(
            "sample-nothing",
            "My team",
            [],
            empty="You are in no team.",
            then="Ask the administrator of your agency to put you into one.",
        ),
    }


def _figure() -> Figure:
    return Figure(
        what="Recorded crime",
        number="21,444",
        unit="offences",
        place="Marshgate (invented)",
        period="July 2025 to June 2026",
        qualifier="No change beyond chance: 21,199 the year before.",
        interval="77.1 for every 1,000 residents, 95% interval 76.0 to 78.1",
        working=[
            "21,444 ÷ 278,130 residents × 1,000 = 77.1.",
            "Source: invented for this page.",
        ],
    )
