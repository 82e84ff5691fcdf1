"""Two editions figure by figure, against a count by hand."""

import pytest

from fourfold.partnership.assessments.comparing import Fate, chosen, compare


def figure(name, value, lower=None, upper=None):
    return {
        "id": name,
        "area": name.split(".")[2],
        "value": value,
        "lower": lower,
        "upper": upper,
        "unit": "offences",
        "sentence": f"{name} is {value}",
    }


def told(*figures):
    return {
        "area": {"code": "E1", "name": "Marshgate"},
        "wards": [{"code": "E5", "name": "Heron Marsh"}],
        "findings": list(figures),
    }


BEFORE = told(
    figure("a.rate.E1.x", 10.0, 8.0, 12.0),
    figure("b.rate.E5.x", 10.0, 8.0, 12.0),
    figure("c.count.E1.x", 5),
    figure("d.count.E1.x", 5),
    figure("e.count.E9.x", None),
    figure("same.count.E1.x", 0.3),
    figure("none.count.E1.x", None),
)
NOW = told(
    figure("new.count.E1.x", 1),
    figure("a.rate.E1.x", 11.0, 9.0, 13.0),
    figure("b.rate.E5.x", 12.5, 9.0, 13.0),
    figure("c.count.E1.x", 7),
    figure("d.count.E1.x", None),
    figure("e.count.E9.x", 3),
    figure("same.count.E1.x", 0.1 + 0.2),
    figure("none.count.E1.x", None),
    figure("never.count.E1.x", None),
)


@pytest.fixture(scope="module")
def found():
    return {each.name.split(".")[0]: each for each in compare(BEFORE, NOW)}


def test_what_differs_is_found_in_the_order_of_the_new(found):
    assert list(found) == ["new", "a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("name", "fate", "difference", "beyond"),
    [
        ("a", Fate.CHANGED, 1.0, False),
        ("b", Fate.CHANGED, 2.5, True),
        ("c", Fate.CHANGED, 2, None),
        ("d", Fate.GONE, None, None),
        ("e", Fate.APPEARED, None, None),
        ("new", Fate.APPEARED, None, None),
    ],
)
def test_each_is_told_with_its_difference(found, name, fate, difference, beyond):
    each = found[name]

    assert (each.fate, each.difference, each.is_beyond) == (fate, difference, beyond)


def test_areas_have_their_names(found):
    assert (found["b"].area, found["e"].area) == ("Heron Marsh", "E9")


def test_figures_that_only_the_old_one_has_come_last():
    gone = compare(NOW, BEFORE)[-1]

    assert (gone.name, gone.fate) == ("new.count.E1.x", Fate.GONE)


def test_same_edition_does_not_differ():
    assert compare(NOW, NOW) == ()
    assert compare({}, {}) == ()


@pytest.mark.parametrize(
    ("show", "text", "names"),
    [
        ("", "", "new a b c d e"),
        ("changed", "", "a b c"),
        ("beyond", "", "b"),
        ("gone", "", "d"),
        ("", "heron RATE", "b"),
        ("", "nonsense", ""),
    ],
)
def test_some_are_chosen(found, show, text, names):
    wanted = [found[name] for name in names.split()]

    assert chosen(found.values(), show=show, text=text) == wanted
