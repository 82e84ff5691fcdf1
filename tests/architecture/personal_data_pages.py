"""Writes docs/reference/personal-data.md and impact-assessment.md: ./run docs."""

import importlib

import django

from tests import environment  # noqa: F401 - read before the settings are

if __name__ == "__main__":
    django.setup()
    # What it imports has models, which are there only now.
    printed = importlib.import_module("tests.partnership.information_rights.printed")
    printed.PERSONAL_DATA.write_text(printed.personal_data(), encoding="utf-8")
    printed.IMPACT_ASSESSMENT.write_text(printed.impact_assessment(), encoding="utf-8")
