"""Rules for every test: no network beyond this machine, and no silent skipping."""

import fcntl
import os

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from pytest_socket import socket_allow_hosts
from whitenoise import WhiteNoise

from fourfold.interfaces.cli.demo import make_demo
from fourfold.interfaces.components.commits import commits
from fourfold.interfaces.components.shared import made_pages
from fourfold.interfaces.components.whose import last_known
from tests import migrated
from tests.trail import let_flush_empty_the_trail

pytest_plugins = ["tests.people"]

# How long an example takes says how busy the machine is, and nothing of the program.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

TOUCHES_DATABASE = {"db", "transactional_db", "live_server"}
QUICK_HASHER = "django.contrib.auth.hashers.MD5PasswordHasher"
# The published files are not part of the project, so their absence is no fault.
MAY_BE_ABSENT = "../shared/data"


def pytest_runtest_setup():
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


def pytest_terminal_summary(terminalreporter):
    """Where nothing may be skipped, name what was, in red."""
    for reason in _unwelcome(terminalreporter):
        terminalreporter.line(f"SKIPPED where nothing may be: {reason}", red=True)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and _unwelcome(reporter) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _unwelcome(reporter):
    if not os.environ.get("FOURFOLD_SKIP_NOTHING"):
        return []
    reasons = [str(report.longrepr) for report in reporter.stats.get("skipped", [])]
    return [reason for reason in reasons if MAY_BE_ABSENT not in reason]


def pytest_collection_modifyitems(items):
    """Tests that touch the site's database are run on each kind of database.

    What a browser asks for is not traced: other tests ask for the same lines, and to
    trace them again takes a third longer.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.no_cover)
        if item.get_closest_marker("looks"):
            continue
        if TOUCHES_DATABASE & set(item.fixturenames) or item.get_closest_marker(
            "django_db"
        ):
            item.add_marker(pytest.mark.database)


@pytest.fixture(autouse=True)
def no_page_of_another_test():
    """Rows that a test wrote are gone after it; a page made of them must be too."""
    made_pages.clear()
    last_known.clear()


@pytest.fixture(scope="session", autouse=True)
def _styles_found_once():
    """Each client of a test makes the middlewares anew, and one of them looks for all
    styles and scripts. They stay, and to find them takes longer than most requests."""
    found = {}
    look = WhiteNoise.update_files_dictionary

    def recall(self, root, prefix):
        if (root, prefix) not in found:
            look(self, root, prefix)
            found[root, prefix] = dict(self.files)
        self.files.update(found[root, prefix])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoise, "update_files_dictionary", recall)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """SQLite in a file, as in service: in memory it has no journal and no locks."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        name = f"tests-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}.sqlite3"
        database["TEST"]["NAME"] = str(settings.DATA_FOLDER / name)


@pytest.fixture(scope="session")
def migrated_file(django_db_modify_db_settings, request):
    """Where the database of tests is, and where copies are kept; None on PostgreSQL."""
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        return None
    return database["TEST"]["NAME"], request.config.cache.mkdir("migrated")


@pytest.fixture(scope="session")
def django_db_keepdb(migrated_file):
    """Whether the database is there already, migrated."""
    return migrated_file is not None and migrated.copy_to(*migrated_file)


@pytest.fixture(scope="session")
def django_db_setup(django_db_keepdb, migrated_file, django_db_setup):
    if migrated_file and not django_db_keepdb:
        migrated.keep(*migrated_file)
    let_flush_empty_the_trail()
    yield
    # PostgreSQL lets nobody drop a database that somebody has open.
    commits.close()


@pytest.fixture(autouse=True)
def _quick_passwords(request, settings):
    """A hash that is slow on purpose is tested where it matters, and nowhere else."""
    if not request.node.get_closest_marker("slow_passwords"):
        settings.PASSWORD_HASHERS = [QUICK_HASHER, *settings.PASSWORD_HASHERS]


@pytest.fixture(scope="session")
def _wanted_database(django_db_setup):
    """The kind that DATABASE_URL names, and no other that settings fell back to."""
    wanted = os.environ.get("DATABASE_URL", "sqlite").split(":")[0]
    assert connection.vendor == wanted


@pytest.fixture
def db(_wanted_database, db):
    return db


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The invented borough: its files, data and assessment. Not to be written to.

    Made once for all workers that share a folder: whoever is first makes it.
    """
    shared = tmp_path_factory.getbasetemp().parent
    if "PYTEST_XDIST_WORKER" not in os.environ:
        shared = tmp_path_factory.getbasetemp()
    folder = shared / "demo"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            make_demo(folder, seed=2026)
            (folder / "made").touch()
    return folder
