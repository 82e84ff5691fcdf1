"""Configurations of two invented boroughs, as their files would be read."""

import tomllib
from copy import deepcopy

from fourfold.interfaces.staff.setting_up.steps import EXAMPLE

MARSHGATE = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
OTHER = """
[partnership]
name = "Partneriaeth Diogelwch Llyn Du"
short_name = "Llyn Du"
authority = "W06990007"
time_zone = "Europe/London"
languages = ["cy", "en-gb"]

[contacts]
enquiries = "helo@llyndu.example"
operator = "gweithrediadau@llyndu.example"
data_protection = "data@llyndu.example"

[[wards]]
code = "W05990001"
name = "Y Bont"

[[partners]]
name = "Cyngor Llyn Du"
short_name = "Cyngor"
kind = "specified"
joined_on = 2024-04-01
"""
LLYN_DU = tomllib.loads(OTHER)


def marshgate(**changes):
    """The example, with sections changed: a value of None takes one away."""
    sections = deepcopy(MARSHGATE)
    for name, value in changes.items():
        if value is None:
            del sections[name]
        elif isinstance(value, dict) and isinstance(sections.get(name), dict):
            sections[name] |= value
        else:
            sections[name] = value
    return sections
