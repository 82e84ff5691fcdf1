import re

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from fourfold.interfaces.components.listing import (
    Cell,
    Column,
    Order,
    Table,
    order_in,
    page_of,
)

FIELDS = {"name": "name", "joined": "joined_on"}


@pytest.mark.parametrize(
    ("asked", "number", "rows"),
    [
        ("", 1, [0, 1, 2]),
        ("2", 2, [3, 4, 5]),
        ("3", 3, [6]),
        ("99", 3, [6]),
        ("0", 3, [6]),
        ("x", 1, [0, 1, 2]),
    ],
)
def test_page_is_the_nearest_there_is(asked, number, rows):
    shown = page_of({"page": asked}, range(7), size=3)

    assert (shown.number, shown.of, shown.count) == (number, 3, 7)
    assert shown.rows == rows


def test_page_of_nothing_is_one_page_without_rows():
    shown = page_of({}, [])

    assert (shown.rows, shown.of, shown.first, shown.last) == ([], 1, 0, 0)
    assert (shown.before, shown.after) == (None, None)


@pytest.mark.parametrize(
    ("asked", "order"),
    [
        ("name", Order("name", "name", is_descending=False)),
        ("-joined", Order("joined", "-joined_on", is_descending=True)),
        ("password", Order("joined", "joined_on", is_descending=False)),
        ("person__email", Order("joined", "joined_on", is_descending=False)),
        ("", Order("joined", "joined_on", is_descending=False)),
    ],
)
def test_a_list_is_sorted_by_what_it_allows_and_nothing_else(asked, order):
    assert order_in({"order": asked}, FIELDS, "joined") == order


def html_of(table, query=""):
    context = {"table": table, "query": QueryDict(query)}
    return render_to_string("components/table.html", context)


def sorted_table(order):
    columns = [Column("Name", order="name"), Column("People", numeric=True)]
    return Table("Agencies", columns, [["Council", 3]], order=order)


def test_a_column_is_sorted_by_a_link_that_keeps_the_filters_and_drops_the_page():
    up = sorted_table(Order("name", "name", is_descending=False))

    html = html_of(up, "words=a&page=3")

    assert 'href="?words=a&amp;order=-name"' in html
    assert 'aria-sort="ascending"' in html
    assert html.count("aria-sort") == 1


def test_a_column_sorted_downwards_asks_for_upwards():
    down = sorted_table(Order("name", "-name", is_descending=True))

    html = html_of(down)

    assert 'href="?order=name"' in html
    assert 'aria-sort="descending"' in html


def test_a_table_says_what_it_holds_and_what_heads_each_row():
    html = html_of(sorted_table(None))

    assert '<th scope="row"' in html
    assert re.search(r'govuk-table__cell--numeric">\s*3\s*</td>', html)
    assert ">Agencies</caption>" in html


def test_a_table_without_rows_says_so():
    html = html_of(Table("Agencies", [Column("Name")], [], empty="No agency yet."))

    assert "No agency yet." in html
    assert "<table" not in html


def test_a_row_of_another_length_than_the_head_is_refused():
    with pytest.raises(ValueError, match="zip"):
        _ = Table("Agencies", [Column("Name")], [[Cell("a"), Cell("b")]]).lines


def test_pages_are_links_that_keep_the_filters():
    page = page_of({"page": "2"}, range(7), size=3)
    context = {"page": page, "query": QueryDict("words=a&page=2"), "what": "people"}

    html = render_to_string("components/pagination.html", context)

    assert 'rel="prev" href="?words=a&amp;page=1"' in html
    assert 'rel="next" href="?words=a&amp;page=3"' in html
    assert "Page 2 of 3" in html


def test_one_page_needs_no_way_to_others():
    context = {"page": page_of({}, [1]), "query": QueryDict()}

    assert render_to_string("components/pagination.html", context).strip() == ""
