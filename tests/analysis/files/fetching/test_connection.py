"""Whereto a fetch may be led, and whom it believes."""

import shutil
import socket
import ssl
import subprocess
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.files.fetching import Manners, fetch
from fourfold.analysis.files.fetching.connection import checked_address, fault_of
from tests.analysis.files import publisher_server as server

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def test_fetch_follows_redirects(publisher, manners, tmp_path):
    publisher.answers = [
        server.redirect("/elsewhere/", 301),
        server.redirect(f"{publisher.url}/Ã©", 308),
    ]

    fetched = fetch(f"{publisher.url}/a b.zip", tmp_path, manners=manners)

    assert len(publisher.asked) == 3
    assert fetched.path.name == "a b.zip"
    assert fetched.url == f"{publisher.url}/a b.zip"


def test_fetch_leaves_a_circle_of_redirects(publisher, manners, tmp_path):
    publisher.answers = [server.redirect("/a.zip")] * 9

    with pytest.raises(SourceError, match="more than 5 redirects"):
        fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert len(publisher.asked) == 6


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://127.0.0.1/a.zip", "http://example.org/", "//[", ""],
)
def test_fetch_refuses_to_be_led_astray(publisher, manners, tmp_path, target):
    publisher.answers = [server.redirect(target)] * 6

    with pytest.raises(SourceError, match=r"not a secure|more than 5 redirects"):
        fetch(f"{publisher.url}/a.zip", tmp_path, manners=manners)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("http://publisher.example/a", "http://publisher.example/a"),
        ("http://publisher.example/a", "https://publisher.example/a"),
        ("http://127.0.0.1/a", "https://publisher.example/a"),
        ("https:///a", "https:///a"),
        ("data:text/plain,a", "data:text/plain,a"),
    ],
)
def test_checked_address_stays_secure(address, first):
    with pytest.raises(SourceError, match="not a secure"):
        checked_address(address, first)


@pytest.mark.parametrize("address", ["https://127.0.0.1/a", "http://localhost/a"])
def test_checked_address_may_begin_on_this_machine(address):
    assert checked_address(address, "http://[::1]/a") == address


def test_fetch_refuses_an_address_that_is_none(manners, tmp_path):
    with pytest.raises(SourceError, match="not a valid address"):
        fetch("https://127.0.0.1:port/a.zip", tmp_path, manners=manners)


def test_fault_of_a_name_that_is_not_found_speaks_of_the_connection():
    fault = fault_of(socket.gaierror(-2, "Name or service not known"), "https://a.b")

    assert "https://a.b: the server's name was not found" in str(fault)


def test_fetch_goes_out_through_the_proxy_of_the_organisation(
    publisher, tmp_path, monkeypatch
):
    monkeypatch.setenv("HTTPS_PROXY", publisher.url)
    monkeypatch.setenv("NO_PROXY", "")

    # This proxy knows no CONNECT, so nothing leaves the machine.
    with pytest.raises(SourceError, match="Tunnel connection failed: 501"):
        fetch("https://publisher.example/a.zip", tmp_path, manners=Manners(tries=1))

    assert publisher.asked == []


def test_fetch_refuses_a_certificate_that_nobody_vouches_for(manners, tmp_path):
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    key = tmp_path / "key.pem"
    make = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost"
    subprocess.run(
        [*make.split(), "-keyout", key, "-out", tmp_path / "cert.pem"],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", key)
    secure = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    secure.socket = context.wrap_socket(secure.socket, server_side=True)
    thread = Thread(target=secure.handle_request)
    thread.start()

    with pytest.raises(SourceError, match=r"certificate is not valid.*cannot verify"):
        fetch(
            f"https://127.0.0.1:{secure.server_address[1]}/a.zip",
            tmp_path / "files",
            manners=manners,
        )

    thread.join()
    secure.server_close()
