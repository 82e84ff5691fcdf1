"""Services say who acts, by keyword, and leave an entry in the trail."""

import ast
import inspect
from importlib import import_module

import pytest
from django.apps import apps

from tests.architecture.tree import SOURCE, files, parsed, shown

MODULES = [
    path
    for path in files(".py", within=SOURCE / "partnership")
    if path.name == "services.py" or path.parent.name == "services"
]
WRITES = {
    "save",
    "create",
    "update",
    "delete",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
# What stands among services and is none, or has nobody who acts.
WITHOUT_DOER = {
    "sharing.terms_of": "reads an agreement as the terms that a service takes",
    "accounts.join_by_invitation": "who joins is nobody yet: it records whom it made",
}
# Signing in: who acts is the person it is about, or nobody yet.
OF_ONESELF = ("accounts.services.signing_in", "accounts.services.second_factors")
UNRECORDED = {
    "sharing/services/reminding": "queueing a message records it",
    "assessments/services/indexing": "copies what publishing and withdrawing record",
    "public_record/services/noting": "the same of the record, as of a strategy below",
    "strategy/services/noting": "the public history; its callers record what it tells",
    "enquiries/services/noting": "what all can read; its callers record what it tells",
    "enquiries/services/telling": "queueing a message records it",
    "programmes/services/noting": "as that of strategies",
    "partnership/job_log": "the run log: every minute would bury what people did",
}


def services():
    """What each app exports as a service."""
    for app in apps.get_app_configs():
        if not app.name.startswith("fourfold.partnership"):
            continue
        try:
            module = import_module(f"{app.name}.services")
        except ModuleNotFoundError:
            continue
        for name, function in inspect.getmembers(module, inspect.isfunction):
            label = f"{app.label}.{name}"
            is_own = function.__module__.startswith(module.__name__)
            if is_own and not name.startswith("_") and label not in WITHOUT_DOER:
                yield pytest.param(function, id=label)


@pytest.mark.parametrize("service", list(services()))
def test_a_service_takes_keywords_and_who_acts(service):
    parameters = inspect.signature(inspect.unwrap(service)).parameters

    assert "by" in parameters or service.__module__.endswith(OF_ONESELF)
    assert {each.kind for each in parameters.values()} <= {
        inspect.Parameter.KEYWORD_ONLY,
        inspect.Parameter.VAR_KEYWORD,
    }


def test_what_writes_records():
    silent = [
        shown(path)
        for path in MODULES
        if not any(place in path.as_posix() for place in UNRECORDED)
        and _calls(path) & WRITES
        and not any("record" in name for name in _names(path))
    ]

    assert silent == []


def _calls(path):
    return {
        node.func.attr
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        # Of rows, not of a hash or a dictionary.
        and not isinstance(node.func.value, ast.Constant)
    }


def _names(path):
    return {node.id for node in ast.walk(parsed(path)) if isinstance(node, ast.Name)}


def test_no_way_leads_back_up_a_foreign_key():
    ours = [m for m in apps.get_models() if m.__module__.startswith("fourfold.")]
    back = [
        str(field)
        for model in ours
        for field in model._meta.get_fields()
        if field.is_relation
        and field.concrete
        and field.related_model._meta.app_label != model._meta.app_label
        and field.remote_field.related_name != "+"
    ]

    assert ours
    assert back == []
