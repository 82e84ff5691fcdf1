"""The example is loaded once, and everything is looked for in it."""

import io
from importlib import import_module

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from fourfold.partnership.accounts.models import Person
from fourfold.partnership.audit.models import Entry
from fourfold.partnership.figures.models import Conflict, Figure
from fourfold.partnership.strategy.models import Strategy
from tests.partnerships import make_partnership
from tests.reported import make_figure

from .found import finders, rows
from .site import Site


def load():
    out = io.StringIO()
    call_command("load_example", "waltham-forest", stdout=out)
    return out.getvalue()


def test_everything_that_is_said_to_be_there_is_found(client, db):
    assert "Loaded the example" in load()
    site, wrong = Site(client), {}

    for each in finders():
        find = getattr(import_module(f"tests.seeds.{each.module}"), each.function)
        # Whatever it does is undone before the next.
        with transaction.atomic():
            try:
                find(site)
            except AssertionError as failed:
                wrong[each.number] = str(failed) or "not found"
            transaction.set_rollback(True)

    assert wrong == {}
    assert_again_is_nothing()


def assert_again_is_nothing():
    models = (Person, Figure, Conflict, Strategy, Entry)
    before = [model.objects.count() for model in models]

    assert "there already" in load()

    assert [model.objects.count() for model in models] == before
    assert not Figure.objects.exclude(state="approved").exists()


def test_each_thing_is_numbered_once_and_each_finder_finds_one():
    numbers = [row["number"] for row in rows()]
    found = [each.number for each in finders()]

    assert len(set(numbers)) == len(numbers)
    assert len(set(found)) == len(found)
    assert set(found) <= set(numbers)


def test_example_is_refused_where_there_is_other_content(analyst):
    make_figure(analyst)

    with pytest.raises(CommandError, match="not of the example"):
        load()


def test_example_is_refused_on_the_site_of_another_partnership(db):
    make_partnership()

    with pytest.raises(CommandError, match="This site serves Marshgate"):
        load()
