"""The site as it is, and an address that fails."""

from fourfold.config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.config.failing_urls"
