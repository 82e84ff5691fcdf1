"""The site as it is, and an address that writes."""

from fourfold.config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.config.writing_urls"
