from fourfold.analysis.events.standing import area_parts, not_standing, standing
from tests.analysis.events.made_releases import STREET, part, release

HERE, THERE = "E09000031", "E09000030"


def paths(*releases):
    return [found.part.path for found in standing(releases, STREET)]


def test_every_force_and_month_has_a_part_that_stands():
    first = release(1, part("2024-05", "a"), part("2024-06", "b"))
    second = release(2, part("2024-05", "c", force="Fen"))

    assert paths(first, second) == ["c", "a", "b"]


def test_the_later_edition_stands():
    first = release(1, part(path="new"), edition="2024-08")
    second = release(2, part(path="old"), edition="2024-07")

    assert paths(first, second) == ["new"]


def test_of_one_edition_the_later_load_stands():
    assert paths(release(1, part(path="a")), release(2, part(path="b"))) == ["b"]
    assert paths(release(10, part(path="a")), release(9, part(path="b"))) == ["a"]


def test_a_month_that_a_newer_release_lacks_still_stands():
    first = release(1, part("2024-05", "a"), part("2024-06", "b"))
    second = release(2, part("2024-06", "c"), edition="2024-09")

    assert paths(first, second) == ["a", "c"]


def test_parts_of_other_datasets_do_not_stand_here():
    assert paths(release(1, part(dataset="police_uk_outcomes"))) == []


def test_answers_stand_where_there_is_no_file_of_the_force():
    answers = release(1, part("2024-05", "a", covers=(HERE,)))
    file = release(2, part("2024-06", "b"))

    assert paths(answers, file) == ["a", "b"]


def test_a_file_of_the_force_goes_before_answers_whichever_came_first():
    answers = release(1, part(path="a", covers=(HERE,)), edition="2024-09")
    file = release(2, part(path="b"), edition="2024-05")

    assert paths(answers, file) == paths(file, answers) == ["b"]


def test_answers_about_different_areas_stand_side_by_side():
    first = release(1, part(path="a", covers=(THERE,)))
    second = release(2, part(path="b", covers=(HERE,)))

    assert paths(first, second) == ["a", "b"]


def test_answers_about_an_area_again_take_the_place_of_all_that_share_it():
    first = release(1, part(path="a", covers=(HERE,)))
    second = release(2, part(path="b", covers=(HERE, THERE)))
    third = release(3, part(path="c", covers=(THERE,)))

    assert paths(first, second) == ["b"]
    # Else the crimes of the first area would count twice.
    assert paths(first, second, third) == ["c", "a"]


def test_what_does_not_stand_is_told():
    first = release(1, part("2024-05", "new"), part("2024-06", "b"), edition="2024-08")
    second = release(2, part("2024-05", "old"), part("2024-07", "c"), edition="2024-07")

    assert not_standing([first, second], first) == ()
    assert [p.path for p in not_standing([first, second], second)] == ["old"]


def test_what_a_newer_release_has_too_is_not_told():
    first = release(1, part(path="a"))
    second = release(2, part(path="a"))

    assert not_standing([first, second], first) == ()


def test_tables_of_areas_are_never_told_as_not_standing():
    table = part(month="", path="w", dataset="ons_boundaries", force="")

    assert not_standing([release(1, table)], release(1, table)) == ()


def test_tables_come_once_by_when_they_were_loaded_last():
    tables = [part(month="", path=name, force="") for name in "abc"]
    first = release(1, *tables, part())
    second = release(2, tables[0])

    assert [p.path for p in area_parts([first, second])] == ["b", "c", "a"]


def test_a_standing_part_knows_how_old_it_is():
    (found,) = standing([release(3, part(), edition="2024-07")], STREET)

    assert found.age == ("2024-07", 3)
