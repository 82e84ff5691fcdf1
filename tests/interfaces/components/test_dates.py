from datetime import date

import pytest
from django import forms

from fourfold.interfaces.components.dates import DateField

FIRST, LAST = date(2020, 1, 1), date(2026, 12, 31)


class DayForm(forms.Form):
    day = DateField(label="Last day", earliest=FIRST, latest=lambda: LAST)
    other = DateField(label="Other day", required=False)


def form_of(day, month, year):
    return DayForm({"day_day": day, "day_month": month, "day_year": year})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("27", "3", "2026"), date(2026, 3, 27)),
        ((" 7 ", "03", "2026"), date(2026, 3, 7)),
        (("1", "March", "2026"), date(2026, 3, 1)),
        (("1", "sep", "2026"), date(2026, 9, 1)),
        (("29", "2", "2024"), date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_as_people_type_it(typed, meant):
    form = form_of(*typed)

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"day": meant, "other": None}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", "", ""), "Enter last day"),
        (("3", "", "2026"), "Last day must include a month"),
        (("", "3", ""), "Last day must include a day and a year"),
        (("3", "3", "26"), "Year of last day must have 4 numbers"),
        (("31", "2", "2026"), "Last day must be a real date"),
        (("29", "2", "2026"), "Last day must be a real date"),
        (("one", "2", "2026"), "Last day must be a real date"),
        (("1", "Smarch", "2026"), "Last day must be a real date"),
        (("1", "13", "2026"), "Last day must be a real date"),
        (("1", "1", "0000"), "Last day must be a real date"),
        (("1", "1", "٢٠٢٦x"), "Year of last day must have 4 numbers"),
        (("31", "12", "2019"), "Last day must be 1 January 2020 or later"),
        (("1", "1", "2027"), "Last day must be 31 December 2026 or earlier"),
    ],
)
def test_an_error_says_what_is_wrong_with_the_date(typed, said):
    form = form_of(*typed)

    assert form.errors["day"] == [said]


def test_a_date_that_was_given_stands_in_its_three_fields():
    form = DayForm(initial={"day": date(2026, 3, 27)})

    html = str(form["day"])

    assert all(f'value="{part}"' in html for part in ("27", "3", "2026"))


def test_what_was_typed_stands_there_again_beside_the_error():
    html = str(form_of("31", "<b>", "2026")["day"])

    assert 'value="&lt;b&gt;"' in html
    assert html.count("govuk-input--error") == 3


def test_a_date_left_as_it_was_has_not_changed():
    given = {"day_day": "27", "day_month": "3", "day_year": "2026"}

    same = DayForm(given, initial={"day": date(2026, 3, 27)})
    another = DayForm(given, initial={"day": date(2026, 3, 28)})

    assert same.changed_data == []
    assert another.changed_data == ["day"]
