"""What is installed is pinned by hash, from whichever package index one uses."""

import json
import re
import tomllib

import pytest

from tests.architecture.tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
SITE = PROJECT["project"]["optional-dependencies"]["web"]
PAGES = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
LOCKS = {
    "requirements.lock": RUNTIME + SITE + GROUPS["dev"],
    "node.lock": GROUPS["node"],
    "benchmarks/requirements.lock": RUNTIME + GROUPS["bench"],
}


def requirements(lock):
    """Each requirement of a lock file on one line."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def name_in(requirement):
    name = re.match(r"[A-Za-z0-9._-]+", requirement)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert "://" not in text
    assert "@" not in text
    assert not re.search(r"^\s*-", text.replace("    --hash", ""), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_by_hash(lock):
    loose = [
        requirement
        for requirement in requirements(lock)
        if not re.match(
            r"[A-Za-z0-9._-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", requirement
        )
    ]

    assert requirements(lock)
    assert loose == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_locked(lock):
    locked = {name_in(requirement) for requirement in requirements(lock)}

    wanted = {name_in(dependency) for dependency in LOCKS[lock]}

    assert wanted - locked == set()


def test_every_dependency_has_its_reason():
    decisions = (ROOT / "docs" / "decisions").glob("*-dependencies*.md")
    text = "".join(page.read_text(encoding="utf-8") for page in decisions)

    wanted = {name_in(each) for named in LOCKS.values() for each in named}
    wanted |= set(PAGES["dependencies"]) | set(PAGES["devDependencies"])

    assert {name for name in wanted if not re.search(rf"\b{name}\b", text)} == set()


def test_the_lock_of_the_pages_names_no_registry():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = [entry for name, entry in lock["packages"].items() if name]

    assert packages
    assert [each for each in packages if "resolved" in each] == []
    assert [each for each in packages if not each["integrity"]] == []
