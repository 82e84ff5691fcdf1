import pytest
from django.core.checks import run_checks
from django.db import models
from django.test.utils import isolate_apps

from fourfold.partnership.accounts.models import Cover, Person
from fourfold.partnership.personal_data.checks import errors_of
from fourfold.partnership.personal_data.declarations import (
    AT_ONCE,
    Keep,
    KeepAlways,
    KeepWith,
    Then,
)
from fourfold.partnership.personal_data.paths import (
    NoPathError,
    field_at,
    names_a_person,
)
from fourfold.partnership.personal_data.reading import (
    NoDeclarationError,
    declaration_of,
    declared_models,
    is_ours,
)
from fourfold.partnership.personal_data.third_party import THIRD_PARTY

SOUND = {
    "about": "person",
    "personal": ("person", "text"),
    "plain": ("id", "ended_on"),
    "why": "to try the check",
    "keep": Keep(since="ended_on", period="people", then=Then.DELETE),
}
ANONYMISE = Keep(since="ended_on", period="people", then=Then.ANONYMISE)


def model_that_declares(values, **members):
    """A model with a person, a text and a day, which declares what it is told to."""
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    body = {
        "__module__": "fourfold.partnership.accounts.models.tried",
        "person": person,
        "text": models.TextField(),
        "ended_on": models.DateField(null=True),
        **members,
    }
    if values is not None:
        body["Privacy"] = type("Privacy", (), values)
    with isolate_apps("fourfold.partnership.accounts"):
        return type("Tried", (models.Model,), body)


def ids_for(changes, **members):
    model = model_that_declares({**SOUND, **changes}, **members)
    return [error.id for error in errors_of(model)]


def test_every_installed_model_is_declared():
    assert [found for found in run_checks() if found.id.startswith("fourfold.E1")] == []


def test_every_declaration_of_others_is_of_an_installed_model():
    there = {model._meta.label_lower for model in declared_models()}

    assert set(THIRD_PARTY) <= there


def test_a_sound_declaration_passes():
    assert ids_for({}) == []


def test_a_model_that_declares_nothing_is_refused():
    errors = list(errors_of(model_that_declares(None)))

    assert [error.id for error in errors] == ["fourfold.E101"]
    assert "Privacy" in errors[0].hint


def test_a_declaration_that_lacks_a_part_is_refused():
    lacking = {name: value for name, value in SOUND.items() if name != "keep"}

    with pytest.raises(NoDeclarationError, match="keep"):
        declaration_of(model_that_declares(lacking))


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"plain": ("id",)}, 2),
        ({"plain": ("id", "ended_on", "text"), "reasons": {"text": "so"}}, 2),
        ({"plain": ("id", "ended_on", "colour")}, 2),
        ({"why": " "}, 3),
        ({"about": "nobody"}, 4),
        ({"about": "text"}, 4),
        ({"about": "text__person"}, 4),
        ({"found_by": ("nothing",)}, 4),
        ({"hidden": "nothing"}, 4),
        ({"keep": KeepAlways(" ")}, 5),
        ({"keep": KeepWith("text")}, 5),
        ({"keep": KeepWith("nothing")}, 5),
        ({"keep": Keep(since="text", period="people", then=Then.DELETE)}, 5),
        ({"keep": Keep(since="nothing", period="people", then=Then.DELETE)}, 5),
        ({"keep": Keep(since="ended_on", period="ages", then=Then.DELETE)}, 6),
        ({"personal": ("text",), "plain": ("id", "ended_on", "person")}, 8),
        ({"personal": ("person",), "plain": ("id", "ended_on", "text")}, 8),
        ({"reasons": {"text": "it is not in plain"}}, 8),
        ({"about": ""}, 9),
    ],
)
def test_an_unsound_declaration_is_refused(changes, number):
    assert ids_for(changes) == [f"fourfold.E1{number:02}"]


@pytest.mark.parametrize(
    "changes",
    [
        {"about": "", "found_by": ("text",)},
        {"about": "", "not_collected": "is given with another"},
        {"keep": KeepWith("person")},
        {"keep": Keep(since="ended_on", period=AT_ONCE, then=Then.DELETE)},
        {"keep": Keep(since="person__left_at", period="people", then=Then.DELETE)},
        {"about": ("person", "person"), "hidden": True},
        {
            "personal": (),
            "plain": ("id", "ended_on", "person", "text"),
            "reasons": {"person": "did so at work"},
            "keep": KeepAlways("names no one"),
        },
    ],
)
def test_other_ways_to_declare_are_sound(changes):
    assert ids_for(changes) == []


def test_what_is_anonymised_says_what_becomes_of_each_field_and_when():
    without = ids_for({"keep": ANONYMISE})
    plain = ("id", "ended_on", "anonymised_at")
    partly = ids_for(
        {"keep": ANONYMISE, "plain": plain},
        anonymised=lambda self: {"text": ""},
        anonymised_at=models.DateTimeField(null=True),
    )
    whole = ids_for(
        {"keep": ANONYMISE, "plain": plain},
        anonymised=lambda self: {"text": "", "person": None},
        anonymised_at=models.DateTimeField(null=True),
    )

    assert without == ["fourfold.E107", "fourfold.E107"]
    assert partly == ["fourfold.E107"]
    assert whole == []


def test_what_is_kept_with_itself_is_refused():
    owner = models.ForeignKey("self", on_delete=models.CASCADE, related_name="+")
    changes = {
        "plain": ("id", "ended_on", "owner"),
        "keep": KeepWith("owner"),
    }

    assert ids_for(changes, owner=owner) == ["fourfold.E105"]


def test_paths_lead_from_model_to_model():
    assert field_at(Cover, "absent__left_at").name == "left_at"
    assert names_a_person(Cover, "by")
    assert names_a_person(Person, "self")
    assert not names_a_person(Cover, "self")
    assert not names_a_person(Cover, "agency")
    with pytest.raises(NoPathError, match="way back"):
        field_at(Person, "holdings")


def test_ours_are_told_from_those_of_others():
    others = {
        model._meta.label_lower
        for model in declared_models()
        if not is_ours(model) and not model.__module__.startswith("tests.")
    }

    assert others == set(THIRD_PARTY)
