import pytest
from django.core.management import call_command
from django.urls import reverse

from fourfold.config import maintenance


@pytest.fixture
def closed(settings, tmp_path, capsys):
    settings.MAINTENANCE_FILE = tmp_path / "folder" / "maintenance.txt"
    call_command("maintenance", "on", message="Back at 14:00")
    yield
    call_command("maintenance", "off")


def test_a_closed_site_says_when_to_come_back(client, closed):
    response = client.get(reverse("public:home"))

    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "no-store" in response.headers["Cache-Control"]
    assert "Back at 14:00" in response.text


def test_a_closed_site_gives_back_what_was_typed_and_no_secret(client, closed):
    response = client.post(
        reverse("account_login"),
        {"login": "ada@example.org", "password": "Canary"},
        headers={"Sec-Fetch-Site": "same-origin"},
    )

    assert response.status_code == 503
    assert "ada@example.org" in response.text
    assert "Canary" not in response.text


def test_an_administrator_is_not_exempt(sign_in, administrator, closed):
    response = sign_in(administrator).get(reverse("staff:home"))

    assert response.status_code == 503


def test_a_closed_site_does_not_touch_its_database(client, closed):
    # Without the fixture of the database, a query would fail the test.
    assert client.get(reverse("staff:home")).status_code == 503


def test_a_closed_site_keeps_its_headers(client, closed):
    headers = client.get(reverse("public:home")).headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Request-ID"]


def test_a_site_opens_again(client, db, closed):
    call_command("maintenance", "off")

    assert client.get(reverse("public:home")).status_code == 200


def test_turning_off_what_is_off_is_no_error(settings, tmp_path, capsys):
    settings.MAINTENANCE_FILE = tmp_path / "none"

    call_command("maintenance", "off")

    assert "open" in capsys.readouterr().out
    assert maintenance.message() == ""


def test_a_message_is_no_longer_than_people_read(settings, tmp_path):
    settings.MAINTENANCE_FILE = tmp_path / "file"
    settings.MAINTENANCE_FILE.write_text("x" * 9_000, encoding="utf-8")

    assert len(maintenance.message()) == maintenance.LONGEST_MESSAGE
