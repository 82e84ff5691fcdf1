"""Makes built styles follow the side from which a page is read.

    python -m fourfold.interfaces.components.logical_styles FOLDER

GOV.UK Frontend says left and right, and has no styles for languages that are read from
the right. Here left becomes the start and right the end, which on pages read from the
left is the same. Our own styles say start and end themselves.
"""

import re
import sys
from pathlib import Path

RULE = re.compile(r"\{([^{}]*)\}")
SIDE = re.compile(r"^(margin|padding|border)-(left|right)(-width|-style|-color)?$")
NAMES = {"left": "start", "right": "end"}
ALIGNED = {"text-align", "float", "clear", "justify-content"}
# Drawn by a turned border or cut to shape: arrows, which `_direction.scss` turns round,
# and the tick of a box, which is the same everywhere.
DRAWN = ("rotate(", "clip-path:polygon")
SIDES = 4


def logical(styles: str) -> str:
    """The same styles with start and end for left and right."""
    return RULE.sub(lambda rule: f"{{{_rule(rule[1])}}}", styles)


def _rule(declarations: str) -> str:
    is_drawn = any(each in declarations for each in DRAWN)
    return ";".join(
        _declaration(each, is_drawn=is_drawn)
        # Not within an address of data.
        for each in re.split(r";(?![^(]*\))", declarations)
    )


def _declaration(text: str, *, is_drawn: bool) -> str:
    name, colon, value = text.partition(":")
    if not colon or (is_drawn and name.startswith("border")):
        return text
    if name in NAMES:
        return f"inset-inline-{NAMES[name]}:{value}"
    if side := SIDE.match(name):
        return f"{side[1]}-inline-{NAMES[side[2]]}{side[3] or ''}:{value}"
    if name in ALIGNED:
        return _aligned(name, value)
    if name in ("margin", "padding"):
        return _shorthand(name, value)
    return text


def _aligned(name: str, value: str) -> str:
    side, _, important = value.partition(" ")
    if side not in NAMES:
        return f"{name}:{value}"
    inline = "inline-" if name in ("float", "clear") else ""
    return f"{name}:{inline}{NAMES[side]}{' ' if important else ''}{important}"


def _shorthand(name: str, value: str) -> str:
    """Of top, right, bottom and left, where the two sides differ."""
    parts = value.split()
    if len(parts) != SIDES or "(" in value or parts[1] == parts[3]:
        return f"{name}:{value}"
    top, right, bottom, left = parts
    return f"{name}-block:{top} {bottom};{name}-inline:{left} {right}"


if __name__ == "__main__":
    for sheet in Path(sys.argv[1]).glob("*.css"):
        sheet.write_text(logical(sheet.read_text(encoding="utf-8")), encoding="utf-8")
