import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from fourfold.interfaces.cli.serving import serving
from tests.background import answering

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def address(demo):
    with serving(demo / "assessment", 8700) as server, answering(server) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("needs Chromium: apt install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=Path(found), args=["--no-sandbox", "--disable-gpu"]
        )
        yield running
        running.close()
