"""Every page of the table of permissions, in a real browser, on a phone."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.interfaces.access.scenes import set_scene
from tests.interfaces.access.table import modules, rows
from tests.people import signed_in

from .visitor import CLEAN

pytestmark = [pytest.mark.browser, pytest.mark.looks]

# Between them they may see every page that anybody may.
READERS = ("administrator", "governance", "officer")
PAGE = "text/html"
# Documents have a look of their own, and the tests of those who make and serve them.
DOCUMENTS = {"public:assessment-document", "staff:edition-document"}


@pytest.fixture
def scene(site):
    scene = set_scene()
    for module in modules():
        if hasattr(module, "add_to"):
            module.add_to(scene)
    return scene


def pages_for(reader):
    """Those that this reader is the first who may see."""
    earlier = READERS[: READERS.index(reader)]
    for row in rows():
        seen = row.method == "GET" and row.gets[reader] == 200
        seen = seen and row.name not in DOCUMENTS
        if seen and not any(row.gets[other] == 200 for other in earlier):
            yield row


@pytest.mark.parametrize("reader", READERS)
def test_no_page_has_a_fault_that_a_machine_can_find(visitor, scene, reader):
    client = signed_in(Client(), scene.people[reader])
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    addresses = {
        str(row): reverse(row.name, args=row.arguments(scene))
        for row in pages_for(reader)
    }

    window = visitor(width=320, session=session)
    found = {
        name: faults_of(window, address)
        for name, address in addresses.items()
        if client.get(address).headers["Content-Type"].startswith(PAGE)
    }

    assert found
    assert {name: fault for name, fault in found.items() if fault} == {}


def faults_of(window, address):
    window.forget()
    answer = window.page.goto(address)
    faults = {"status": answer.status} | window.faults()
    clean = {"status": 200} | CLEAN
    return {name: fault for name, fault in faults.items() if fault != clean[name]}
