"""What lets faults in is done in few places, each named here with its reason.

A new place is a decision: add it with a reason that a reviewer can hold against the
code, or do it another way.
"""

import ast
import logging
import re

from fourfold.config.logs import EXTRAS
from tests.architecture.tree import SOURCE, files, parsed, shown

SITE = [
    path
    for path in files(".py", within=SOURCE)
    if not path.is_relative_to(SOURCE / "analysis") and path.parent.name != "migrations"
]
PARTNERSHIP = [p for p in SITE if p.is_relative_to(SOURCE / "partnership")]
INTERFACES = [p for p in SITE if p.is_relative_to(SOURCE / "interfaces")]

SQL = {
    "config/backups/postgresql.py": "asks which tables there are, and hands on a view",
    "config/backups/snapshot.py": "counts rows of tables that the database named",
    "config/backups/sqlite.py": "copies the file through SQLite itself",
    "config/checks/databases.py": "asks the database how it is set up",
    "interfaces/components/commits.py": "asks whether anybody wrote",
    "interfaces/components/limits.py": "an advisory lock of PostgreSQL",
    "partnership/audit/guard.py": "triggers, which Django does not know",
    "partnership/audit/services/recording.py": "an advisory lock of PostgreSQL",
    "partnership/information_rights/services/retention.py": "the table of the cache, "
    "which has no model",
}
ANY_ERROR = {
    "partnership/job_log/services/running.py": "whatever a job raises, others must run",
    "partnership/strategy/plan_books.py": "whatever the bytes of a workbook lead its "
    "reader to, which names no errors of its own for them",
}
MODELS_BY_NAME = {
    "interfaces/staff/audit/showing.py": "the trail names rows of every app",
}
WEB_IN_PARTNERSHIP = {
    "partnership/notifications/rendering.py": "texts of messages, which are no pages"
}
UNESCAPED = {
    "analysis/documents/page.py": "drawings that the program made, from numbers",
    "analysis/documents/templates/charts.html": "the same, and files within the page",
}
WITHOUT_MARK = {
    "interfaces/public/progress/asking.py": "asks without a name or a cookie",
    "interfaces/public/useful/views.py": "asks everybody and acts in nobody's name; a "
    "mark needs a cookie, and how often a network may answer is limited",
}
LOGGED = {level.casefold() for level in logging.getLevelNamesMapping()} | {"exception"}


def inside(path):
    return path.relative_to(SOURCE).as_posix()


def names_called(path):
    """Last names of everything that a file calls: `cursor` of `connection.cursor()`."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            yield _last_name(node.func), node


def _last_name(node):
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def calling(names, within):
    return {
        inside(path)
        for path in within
        for name, _ in names_called(path)
        if name in names
    }


def test_sql_is_written_only_where_it_is_named():
    by_hand = {"cursor", "raw", "extra", "RawSQL", "executescript"}

    assert calling(by_hand, SITE) == set(SQL) - {"config/backups/snapshot.py"}


def test_text_is_marked_safe_nowhere():
    marks = {"mark_safe", "SafeString", "Markup"}

    assert calling(marks, files(".py", within=SOURCE)) <= set(UNESCAPED)


def test_templates_escape_everything():
    loose = {
        inside(path)
        for path in files(".html", within=SOURCE)
        if re.search(r"\|\s*safe\b|autoescape\s+off", path.read_text(encoding="utf-8"))
    }

    assert loose <= set(UNESCAPED)


def test_no_page_takes_forms_of_other_sites():
    exempt = {
        inside(path)
        for path in SITE
        if "csrf_exempt" in path.read_text(encoding="utf-8")
    }

    assert exempt == set(WITHOUT_MARK)


def test_what_goes_wrong_is_caught_by_name():
    caught = {
        inside(path)
        for path in SITE
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or _last_name(node.type) in {"Exception"})
    }

    assert caught == set(ANY_ERROR)


def test_models_are_imported_and_not_looked_up_by_name():
    assert calling({"get_model"}, SITE) <= set(MODELS_BY_NAME)


def test_the_partnership_knows_no_page():
    web = ("django.http", "django.shortcuts", "django.urls", "django.template")
    importing = {
        inside(path)
        for path in PARTNERSHIP
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(web)
    }

    assert importing <= set(WEB_IN_PARTNERSHIP)


def test_a_log_says_a_constant_text_and_listed_fields():
    wrong = [
        f"{shown(path)}:{call.lineno}"
        for path in SITE
        for call in _log_calls(path)
        if not _is_plain(call)
    ]

    assert wrong == []


def _log_calls(path):
    for _, call in names_called(path):
        func = call.func
        if (
            isinstance(func, ast.Attribute)
            and func.attr in LOGGED
            and isinstance(func.value, ast.Name)
            and func.value.id in {"log", "logger", "logging"}
        ):
            yield call


def _is_plain(call):
    extra = [each.value for each in call.keywords if each.arg == "extra"]
    keys = [key.value for each in extra for key in getattr(each, "keys", [None])]
    return (
        len(call.args) == 1
        and isinstance(call.args[0], ast.Constant)
        and {each.arg for each in call.keywords} <= {"extra", "exc_info"}
        and set(keys) <= set(EXTRAS)
    )


def test_every_logger_is_one_of_ours():
    named = [
        call.args[0]
        for path in SITE
        for name, call in names_called(path)
        if name == "getLogger"
    ]

    assert named
    assert all(
        isinstance(each, ast.Constant) and each.value.startswith("fourfold.")
        for each in named
    )


def test_nothing_is_printed_but_by_commands():
    # The command line has one place in which it speaks.
    assert calling({"print"}, SITE) == {"interfaces/cli/telling.py"}
