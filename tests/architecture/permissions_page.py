"""Writes docs/reference/permissions.md: ./run docs."""

import importlib

import django

from tests import environment  # noqa: F401 - read before the settings are

if __name__ == "__main__":
    django.setup()
    # What it imports has models, which are there only now.
    printed = importlib.import_module("tests.interfaces.access.printed")
    printed.PAGE.write_text(printed.page(), encoding="utf-8")
