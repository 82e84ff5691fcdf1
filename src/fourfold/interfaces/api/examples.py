"""Examples of answers for the description, each one that was given: a test asks anew.

They are of an invented authority; `examples.json` holds, by address, what is asked and
what is answered. Of each list it has the first entry only.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from .problems import may_answer


@cache
def examples() -> dict[str, Any]:
    found = files("fourfold.interfaces.api") / "examples.json"
    told: dict[str, Any] = json.loads(found.read_text(encoding="utf-8"))
    return told


def answers_with(address: str, **statuses: str) -> dict[str, Any]:
    """What an address may answer, with an example of it."""
    described = may_answer(**statuses)
    if address in examples():
        answer = examples()[address]["answer"]
        described["responses"][200] = {
            "content": {"application/json": {"example": answer}}
        }
    return described
