"""Rules for every test: no network beyond this machine, and no silent skipping."""

import os

import pytest
from pytest_socket import socket_allow_hosts

from fourfold.interfaces.cli.demo import make_demo

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


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The invented borough: its files, data and assessment. Not to be written to."""
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder, seed=2026)
    return folder
