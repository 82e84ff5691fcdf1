"""Components as HTML: what they say, and that nothing hostile gets through them."""

import re
from pathlib import Path

import pytest
from django import forms
from django.template.loader import get_template, render_to_string

from fourfold.interfaces import components
from fourfold.interfaces.components.listing import Cell, Column, Table
from fourfold.interfaces.components.published import (
    Chart,
    FigureCell,
    FigureTable,
    Map,
    Shape,
)
from fourfold.interfaces.components.values import (
    Figure,
    Hinted,
    Item,
    Line,
    Section,
    Task,
)

FOLDER = Path(components.__file__).parent / "templates" / "components"
HOSTILE = "\"><script>alert('x')</script>&{{ x }}"


class LetterForm(forms.Form):
    to = forms.CharField(label="To whom", help_text="A name", max_length=9)
    way = forms.ChoiceField(
        choices=[("post", Hinted("Post", "Slow")), ("mail", "Mail")],
        widget=forms.RadioSelect,
    )
    copies = forms.MultipleChoiceField(
        choices=[("Near", [("a", "A")])],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    kind = forms.ChoiceField(choices=[("", "–"), ("x", "X")])
    secret = forms.CharField(widget=forms.PasswordInput)
    paper = forms.FileField()
    sure = forms.BooleanField(label="I am sure", help_text="Think first")
    note = forms.CharField(widget=forms.Textarea, required=False)
    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    own = forms.CharField(error_messages={"required": "Say your name"})


def test_every_component_begins_with_its_arguments():
    without = [
        path.name
        for path in FOLDER.rglob("*.html")
        if not path.read_text(encoding="utf-8").startswith("{# ")
    ]

    assert without == []


def test_labels_hints_and_errors_belong_to_their_fields():
    html = str(LetterForm({"to": "far too long"}))

    assert '<label class="govuk-label" for="id_to">To whom</label>' in html
    assert 'aria-describedby="id_to_helptext id_to_error"' in html
    assert 'id="id_to_helptext">A name<' in html
    assert 'id="id_to_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'class="govuk-input govuk-input--error"' in html


def test_a_field_that_is_left_empty_asks_in_plain_words():
    errors = {name: each[0] for name, each in LetterForm({}).errors.items()}

    assert errors == {
        "to": "Enter to whom",
        "way": "Choose way",
        "kind": "Choose kind",
        "secret": "Enter secret",
        "paper": "Choose paper",
        "sure": "Tick “I am sure” to go on",
        "own": "Say your name",
    }


def test_choices_are_a_group_with_a_name_and_hints():
    html = str(LetterForm()["way"].as_field_group())

    assert "<fieldset" in html
    assert '<legend class="govuk-fieldset__legend">Way</legend>' in html
    assert 'aria-describedby="id_way_0_hint"' in html
    assert ">Slow</div>" in html


def test_only_what_is_not_needed_is_marked():
    html = str(LetterForm())

    assert html.count("(optional)") == 2
    assert " required" not in html


def test_summary_of_errors_leads_to_the_first_control_of_each_field():
    form = LetterForm({})
    form.add_error(None, "Nothing was sent")

    html = render_to_string("components/error_summary.html", {"form": form})
    targets = re.findall(r'href="#([^"]+)"', html)

    assert "<li>Nothing was sent</li>" in html
    assert targets == [
        "id_to",
        "id_way_0",
        "id_kind",
        "id_secret",
        "id_paper",
        "id_sure",
        "id_own",
    ]
    assert [t for t in targets if f'id="{t}"' not in str(form)] == []


def test_summary_of_no_errors_is_nothing():
    html = render_to_string("components/error_summary.html", {"form": LetterForm()})

    assert html.strip() == ""


def test_a_password_is_never_sent_back():
    assert "hunter2" not in str(LetterForm({"secret": "hunter2"}))


def test_a_button_that_leads_somewhere_is_a_link():
    html = render_to_string("components/button.html", {"text": "Go", "href": "/there/"})

    assert 'href="/there/"' in html
    assert "<button" not in html


def hostile_form():
    form = LetterForm({"to": HOSTILE, "note": HOSTILE, "mark": HOSTILE})
    for field in form.fields.values():
        field.label = field.help_text = HOSTILE
    form.fields["way"].choices = [(HOSTILE, Hinted(HOSTILE, HOSTILE))]
    form.fields["copies"].choices = [(HOSTILE, [(HOSTILE, HOSTILE)])]
    form.fields["kind"].choices = [(HOSTILE, HOSTILE)]
    form.add_error(None, HOSTILE)
    return form


X = HOSTILE
EVERY_ARGUMENT = {
    **dict.fromkeys(("text", "title", "kind", "name", "value", "form", "about"), X),
    **dict.fromkeys(("action", "number", "then", "label", "csrf_token"), X),
    **dict.fromkeys(("what", "colour"), X),
    "lines": [X],
    "rows": [Line(X, X, href="/x/", action=X), Line(X, X, tag=X)],
    "tasks": [Task(X, href="/x/", hint=X, state=X, tag=X)],
    "figure": Figure(X, X, X, X, X, X, X, [X]),
    "section": Section(X, X, [Item(X, "/x/", X, [X], X, X)], X, X, "/x/", X),
    "table": Table(X, [Column(X)], [[Cell(X, "/x/", X, X)]]),
    "cell": Cell(X, "/x/", X, X),
    "trail": [(X, "/x/")],
}
TOLD = FigureTable(X, X, [X], [[FigureCell(X, X, X, href="/x/")]])
# Where an argument of the same name is of another kind.
OWN = {
    "chart.html": {"chart": Chart(X, X, X, 1, 1, TOLD, X, X, X), "table": None},
    "figure_table.html": {"table": TOLD},
    "map.html": {"map": Map(X, 1, 1, [Shape(X, "/x/", X)])},
}
NEEDS = {
    "form.html": "form",
    "error_summary.html": "form",
    "filter.html": "form",
    "field.html": "field",
    "field_notes.html": "field",
    "field_errors.html": "field",
}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.html")), ids=lambda p: p.name)
def test_no_argument_of_a_component_gets_through_as_html(path):
    arguments = EVERY_ARGUMENT | OWN.get(path.name, {})
    if NEEDS.get(path.name) == "form":
        arguments["form"] = hostile_form()
    if NEEDS.get(path.name) == "field":
        arguments["field"] = hostile_form()["to"]

    html = get_template(f"components/{path.name}").render(arguments)

    assert "<script" not in html
    assert "alert('x')" not in html


@pytest.mark.parametrize("name", list(LetterForm.base_fields))
def test_no_words_of_a_field_get_through_as_html(name):
    html = str(hostile_form()[name].as_field_group())

    assert "<script" not in html
    assert "alert('x')" not in html
