import pytest

from fourfold.analysis.definitions import table
from fourfold.analysis.offences.crime_types import CRIME_TYPES, crime_types, id_of


def test_crime_types_are_the_fourteen_of_today_and_one_of_the_past():
    today = [each.id for each in crime_types() if each.valid_to is None]
    past = [each.id for each in crime_types() if each.valid_to is not None]

    assert len(today) == 14
    assert past == ["public-disorder-weapons"]


def test_crime_types_name_each_category_once_in_order():
    ids = [each.id for each in crime_types()]
    orders = [each.order for each in crime_types()]

    assert len(set(ids)) == len(ids)
    assert orders == sorted(set(orders))


def test_crime_types_show_a_renamed_category_under_its_label_of_today():
    violence = next(each for each in crime_types() if each.id == "violent-crime")

    assert violence.label == "Violence and sexual offences"
    assert (violence.valid_from, violence.valid_to) == ("2010-12", None)


def test_crime_types_keep_anti_social_behaviour_in_a_group_of_its_own():
    alone = [each.id for each in crime_types() if each.group == "asb"]

    assert alone == ["anti-social-behaviour"]


@pytest.mark.parametrize(
    ("month", "categories"),
    [("2011-08", 6), ("2011-09", 11), ("2013-04", 11), ("2013-05", 14)],
)
def test_labels_valid_in_a_month_are_as_many_as_the_publisher_had(month, categories):
    valid = [
        row["label"]
        for row in table(CRIME_TYPES)
        if row["valid_from"] <= month <= (row["valid_to"] or "9999-12")
    ]

    assert len(set(valid)) == categories


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Violence and sexual offences", "violent-crime"),
        ("Violent crime", "violent-crime"),
        ("  violent \t CRIME ", "violent-crime"),
        ("Public disorder and weapons", "public-disorder-weapons"),
        ("bicycle-theft", "bicycle-theft"),
        ("Piracy", None),
        ("", None),
    ],
)
def test_id_of_knows_labels_of_today_and_of_the_past(text, expected):
    assert id_of(text) == expected
