"""Colours of a partnership, and whether words on them can be read. Pure.

Both stand under white words and are words on white themselves: `deep` is the head of
every page, `main` the buttons, links and lines.
"""

import re
from collections.abc import Mapping

# Words in the ordinary size must stand out this much.
# Source: W3C, Web Content Accessibility Guidelines 2.2, success criterion 1.4.3.
LEAST_CONTRAST = 4.5
WHITE = "#ffffff"
# Behind notes, filters and the foot of a page.
WASH = "#f2f6f6"
OURS = {"main": "#0b5563", "deep": "#0b3d47"}
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def contrast_ratio(one: str, other: str) -> float:
    """How much two colours differ to the eye, from 1 to 21.

    Raises ValueError for what is not # and six hexadecimal digits.

    Source: W3C, WCAG 2.2, definitions of contrast ratio and relative luminance.
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def faults_of(colours: Mapping[str, str]) -> list[str]:
    """Why colours cannot be used, in words; empty if they can."""
    faults = []
    for name, colour in colours.items():
        if name not in OURS:
            faults.append(f"{name} is no colour of a page. There are: main, deep.")
        elif not isinstance(colour, str) or not COLOUR.fullmatch(colour):
            faults.append(f"{name} is {colour!r}. It must be like {OURS[name]}.")
        else:
            ratio = contrast_ratio(colour, WASH)
            if ratio < LEAST_CONTRAST:
                faults.append(
                    f"{name} is {colour}, which is too light to read: its contrast "
                    f"is {ratio:.1f} and must be {LEAST_CONTRAST}. Take a darker one."
                )
    return faults


def colours_of(configuration: Mapping[str, object]) -> dict[str, str]:
    """The colours of a configuration, and ours for those it does not name."""
    own = configuration.get("colours")
    return {**OURS, **own} if isinstance(own, Mapping) else dict(OURS)


def _luminance(colour: str) -> float:
    if not COLOUR.fullmatch(colour):
        raise ValueError(f"a colour is # and six hexadecimal digits, not {colour!r}")
    red, green, blue = (_linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: int) -> float:
    share = part / 255
    return (
        share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
    )
