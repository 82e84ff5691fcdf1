import json
import logging
import sys

import pytest

from fourfold.config.logs import PlainFormatter, request_id
from tests.sites import site


def formatted(name="fourfold.x", msg="something happened", *, error=None, **extra):
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(
        name, logging.WARNING, __file__, 7, msg, ("Canary",), info, "asked"
    )
    vars(record).update(extra)
    return json.loads(PlainFormatter().format(record))


def raised():
    try:
        try:
            raise KeyError("Canary")
        except KeyError as error:
            raise ValueError("Canary") from error
    except ValueError as error:
        return error


def test_a_line_says_what_happened_and_when():
    line = formatted(route="staff:home", status=200, ms=3)

    assert line["event"] == "something happened"
    assert (line["level"], line["logger"]) == ("warning", "fourfold.x")
    assert line["time"].endswith("+00:00")
    assert (line["route"], line["status"], line["ms"]) == ("staff:home", 200, 3)


def test_words_of_a_library_are_left_out():
    line = formatted(name="django.request", msg="Not Found: /Canary")

    assert line["event"] == "test_logs.asked:7"
    assert "Canary" not in str(line)


def test_a_field_that_is_not_listed_is_left_out():
    assert "Canary" not in str(formatted(request="Canary", path="Canary"))


def test_a_value_that_is_no_plain_one_is_not_written():
    line = formatted(job=raised())

    assert line["job"] == "not written"


def test_an_exception_is_written_by_class_and_place():
    line = formatted(error=raised())

    assert line["error"] == ["ValueError", "KeyError"]
    assert any(place.startswith(f"{__name__}.raised:") for place in line["at"])
    assert "Canary" not in str(line)


def test_an_exception_that_caused_itself_ends():
    error = ValueError()
    error.__context__ = other = KeyError()
    other.__context__ = error

    assert formatted(error=error)["error"] == ["ValueError", "KeyError"]


def test_a_line_has_the_number_of_its_request():
    token = request_id.set("abc")

    line = formatted()

    request_id.reset(token)
    assert line["request_id"] == "abc"
    assert "request_id" not in formatted()


def test_the_log_goes_where_a_server_collects_it():
    streams = [
        handler.stream
        for handler in logging.getLogger().handlers
        if isinstance(handler.formatter, PlainFormatter)
    ]

    assert len(streams) == 1
    assert streams[0] is not sys.stderr


CANARY = "Q7canaryX"
ADDRESS = "203.0.113.77"
FILE = (
    f'--b\r\nContent-Disposition: form-data; name="login"; filename="{CANARY}.csv"\r\n'
    f"\r\n{CANARY}\r\n--b--\r\n"
).encode()


@pytest.mark.database
def test_nothing_that_somebody_sends_is_in_the_logs(tmp_path):
    settings = {"DJANGO_SETTINGS_MODULE": "tests.config.failing_settings"}
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    with site(tmp_path / "site") as at:
        at.manage("migrate", "--verbosity", "0")
        with at.serving(**settings) as server:
            server.ask(f"/fails/?text={CANARY}")
            server.ask(f"/{CANARY}/{CANARY}.html?q={CANARY}&email={CANARY}@x.org")
            server.ask(f"/staff/?next={CANARY}", headers={"X-Forwarded-For": ADDRESS})
            server.ask("/", headers={"Host": f"{CANARY}.example.org"})
            server.ask("/", method=CANARY.upper())
            server.ask("/", headers={"Cookie": f"__Host-session={CANARY}; x={CANARY}"})
            server.ask("/", headers={"User-Agent": CANARY, "Referer": CANARY})
            server.ask("/", headers={"X-Request-ID": CANARY, "Accept-Language": CANARY})
            body = f"login={CANARY}@example.org&password={CANARY}".encode()
            server.ask("/sign-in/", method="POST", body=body, headers=form)
            file = {"Content-Type": "multipart/form-data; boundary=b"}
            server.ask("/sign-in/", method="POST", body=FILE, headers=file)
            broken = {"Content-Type": f"multipart/form-data; boundary={CANARY * 30}"}
            server.ask("/sign-in/", method="POST", body=FILE, headers=broken)
            status, headers, page = server.ask(f"/fails/?text={CANARY}")
        written = server.log.read_text(encoding="utf-8")

    assert status == 500
    assert CANARY not in page.decode()
    # Also not in lower case, in half, or without its address.
    assert "canary" not in written.casefold()
    assert ADDRESS not in written
    lines = [json.loads(each) for each in written.splitlines() if each[0] == "{"]
    requests = [line for line in lines if line["event"] == "request"]
    assert len(requests) == 12
    assert headers["x-request-id"] == requests[-1]["request_id"]
    faults = [line for line in lines if "error" in line]
    assert ["ValueError", "KeyError"] in [line["error"][:2] for line in faults]
