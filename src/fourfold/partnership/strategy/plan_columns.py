"""The columns of a plan's file, and what each means to whoever fills it in."""

from .plan_limits import plan_limits

COLUMNS = (
    *("id", "recommendation_number", "action", "text", "lead_agency"),
    *("supporting_agencies", "wards", "owner_post", "horizon", "weight"),
    *("due_on", "status"),
)
NEEDED = ("recommendation_number", "action", "lead_agency", "owner_post", "horizon")
LONGEST = {"action": 200, "text": 2000, "owner_post": 120}
BETWEEN = ";"

MEANINGS = {
    "id": "Leave it as it is: it says which action the row changes. Leave it empty to "
    "add an action.",
    "recommendation_number": "The number of the recommendation that the action "
    "answers. It stays as it is for an action that there is.",
    "action": "What is to be done, as everybody will read it. Name no person.",
    "text": "More about it, if it needs more.",
    "lead_agency": "The agency that leads it: one of the names in “Lists”.",
    "supporting_agencies": f"Agencies that help, with “{BETWEEN}” between them.",
    "wards": f"The wards it is for, with “{BETWEEN}” between them; empty for the "
    "whole area.",
    "owner_post": "Who answers for it: a post, not a name.",
    "horizon": "How long it may take, from the day of approval. It stays as it is for "
    "an action that there is.",
    "weight": "How much it counts: a part of 1, such as 0.25. Of one recommendation "
    "either every action has one and they add up to 1, or none has.",
    "due_on": "The day that counts, to read only. The day of a new action is worked "
    "out: leave it empty.",
    "status": "How it stands, to read only. A new action is not started.",
}


def rules(column: str) -> str:
    """Whether a column must be filled in, and how long its text may be."""
    said = "Needed" if column in NEEDED else "May be empty"
    longest = LONGEST.get(column)
    return f"{said}; up to {longest:,} letters" if longest else said


def in_all() -> str:
    return f"At most {plan_limits().most_rows} actions in one file."
