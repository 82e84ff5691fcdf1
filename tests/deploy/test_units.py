"""What is copied to a server is what its programs understand."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.architecture.tree import ROOT, files

DEPLOY = ROOT / "deploy"
UNITS = files(".service", ".timer", within=DEPLOY)
SERVICES = files(".service", within=DEPLOY)
# Where Debian keeps programs of administrators, which a user's PATH may not have.
PATH = f"{os.environ['PATH']}:/usr/sbin"


def program(name):
    found = shutil.which(name, path=PATH)
    if found is None:
        pytest.skip(f"{name} is not installed here")
    return found


def each(paths):
    return [pytest.param(path, id=path.name) for path in paths]


@pytest.mark.parametrize("unit", each(UNITS))
def test_systemd_understands_the_unit(unit, tmp_path):
    analyze = program("systemd-analyze")
    for path in UNITS:
        text = path.read_text(encoding="utf-8")
        # The programs of the server are not on this machine.
        text = re.sub(r"/usr/lib/fourfold/bin/\w+", "/bin/true", text)
        (tmp_path / path.name).write_text(text, encoding="utf-8")

    said = subprocess.run(
        [analyze, "verify", "--man=no", tmp_path / unit.name.replace("@.", "@daily.")],
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
        capture_output=True,
        text=True,
        check=False,
    )

    ours = [line for line in said.stderr.splitlines() if "fourfold" in line]
    assert ours == []


@pytest.mark.parametrize("unit", each(SERVICES))
def test_a_service_may_do_no_more_than_it_must(unit):
    text = unit.read_text(encoding="utf-8")

    assert "User=fourfold" in text
    assert "UMask=0077" in text
    for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "PrivateTmp=yes"):
        assert line in text.splitlines()


@pytest.mark.parametrize("unit", each(SERVICES))
def test_a_command_of_a_service_exists(unit):
    text = unit.read_text(encoding="utf-8")
    found = re.search(r"-m django (\w+)", text)
    if found is None:
        assert "fourfold.config.wsgi:application" in text
        return

    helped = subprocess.run(
        [sys.executable, "manage.py", found[1], "--help"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )

    assert helped.returncode == 0


def test_nginx_understands_its_configuration(tmp_path):
    nginx = program("nginx")
    make_certificate(tmp_path)
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    shutil.copy(DEPLOY / "fourfold-proxy.conf", tmp_path)
    text = (
        text.replace("/etc/fourfold/tls", str(tmp_path))
        .replace("/etc/nginx/fourfold-proxy.conf", f"{tmp_path}/fourfold-proxy.conf")
        .replace("/var/log/nginx", str(tmp_path))
    )
    whole = tmp_path / "nginx.conf"
    whole.write_text(
        f"pid {tmp_path}/pid; events {{}} http {{\n{text}\n}}\n", encoding="utf-8"
    )

    said = subprocess.run(
        [nginx, "-t", "-c", whole, "-p", tmp_path, "-e", tmp_path / "error"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 0, said.stderr


def make_certificate(folder):
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"),
            *("-subj", "/CN=site.example.org", "-keyout", folder / "site.key"),
            *("-out", folder / "site.pem"),
        ],
        check=True,
        capture_output=True,
    )


def test_the_public_log_has_no_address_and_no_path():
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    logged = re.search(r"log_format fourfold (.*?);", text, re.DOTALL)[1]

    variables = set(re.findall(r"\$(\w+)", logged))

    assert variables == {
        "time_iso8601",
        "request_method",
        "status",
        "body_bytes_sent",
        "request_time",
    }
    assert set(re.findall(r"access_log (\S+)", text)) == {
        "off;",
        "/var/log/nginx/fourfold.log",
    }


def test_nobody_can_say_for_themselves_where_they_come_from():
    text = (DEPLOY / "fourfold-proxy.conf").read_text(encoding="utf-8")

    assert "proxy_set_header X-Forwarded-For $remote_addr;" in text
    assert "proxy_set_header X-Forwarded-Proto https;" in text
