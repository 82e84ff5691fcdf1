import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test.testcases import LiveServerThread
from playwright.sync_api import sync_playwright

from fourfold.interfaces.cli.serving import serving
from tests.background import answering
from tests.people import PASSWORD, make_agency, make_person

from .visitor import Visitor

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
    # Playwright runs a loop in this thread, beside which Django fears for its queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=Path(found), args=["--no-sandbox", "--disable-gpu"]
        )
        yield running
        connections.close_all()
        running.close()


@pytest.fixture
def site(_wanted_database, transactional_db):
    """The address of the site, which answers as it does in service: styles and all."""
    server = LiveServerThread("127.0.0.1", static_handler=lambda handler: handler)
    server.start()
    server.is_ready.wait()
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


@pytest.fixture
def visitor(browser, site):
    """Opens windows of a browser on the site, of any width."""
    opened = []

    def _open(*, width=1280, script=True, session=None):
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
        )
        opened.append(context)
        if session is not None:
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": session, "url": site}])
        return Visitor(context.new_page(), site)

    yield _open
    for context in opened:
        context.close()


@pytest.fixture
def ada(site):
    person = make_person("Ada Min", make_agency("Marshgate Council"), "administrator")
    person.set_password(PASSWORD)
    person.save()
    return person
