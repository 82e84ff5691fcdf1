import json
import logging

import pytest
from django.urls import reverse

from fourfold.config.logs import PlainFormatter


def lines(caplog):
    form = PlainFormatter().format
    return [json.loads(form(r)) for r in caplog.records if r.name == "fourfold.request"]


@pytest.fixture
def logged(caplog, db):
    caplog.set_level(logging.INFO)
    return caplog


def test_a_request_is_logged_by_the_name_of_its_page(client, logged):
    response = client.get(reverse("public:home"), {"q": "Canary"})

    (line,) = lines(logged)
    assert (line["route"], line["method"], line["status"]) == (
        "public:home",
        "GET",
        200,
    )
    assert line["ms"] >= 0
    assert len(response.headers["X-Request-ID"]) == 32
    assert "Canary" not in str(line)


def test_an_address_that_is_not_there_has_no_name(client, logged):
    client.get("/Canary/")

    (line,) = lines(logged)
    assert (line["route"], line["status"]) == ("", 404)


def test_a_method_that_is_not_known_is_not_written(client, logged):
    client.generic("CANARY", reverse("public:home"))

    assert lines(logged)[0]["method"] == "other"


def test_a_number_of_a_request_is_always_ours(client, logged):
    response = client.get("/", headers={"X-Request-ID": "Canary"})

    assert response.headers["X-Request-ID"] != "Canary"


def test_a_fault_is_never_sent_by_mail(settings):
    handlers = [*logging.getLogger("django").handlers, *logging.getLogger().handlers]

    assert settings.ADMINS == []
    assert not any("Email" in type(each).__name__ for each in handlers)
