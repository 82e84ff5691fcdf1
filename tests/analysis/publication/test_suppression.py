from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.publication.suppression import recoverable, withheld_cells
from fourfold.analysis.publication.tables import Cell, Table
from tests.analysis.publication.slow_recovery import determined, possible_values

TOTAL = Cell("m", "all", "2024-01", "2024-12")


def ward(number):
    return Cell("m", f"ward{number}", "2024-01", "2024-12")


def one_way(counts):
    """A table of wards with the values of all its cells."""
    parts = tuple(ward(number) for number in range(len(counts)))
    values = dict(zip(parts, counts, strict=True)) | {TOTAL: sum(counts)}
    return Table(TOTAL, parts), values


def withheld(counts, threshold=5):
    table, values = one_way(counts)
    hidden = withheld_cells(values, [table], {"m": threshold})
    return [values[cell] for cell in table.cells if cell in hidden]


def test_nothing_is_withheld_where_nothing_is_small():
    assert withheld([5, 6, 0]) == []


def test_a_threshold_of_one_withholds_nothing():
    assert withheld([1, 2, 0], threshold=1) == []


def test_one_small_count_takes_the_next_smallest_with_it():
    assert withheld([3, 7, 12, 0]) == [3, 7]


def test_two_small_counts_cover_each_other_where_their_sum_is_not_small():
    assert withheld([3, 4, 12]) == [3, 4]


def test_small_counts_whose_sum_is_small_take_another_with_them():
    assert withheld([1, 2, 12, 20]) == [1, 2, 12]


def test_the_total_goes_where_no_other_part_can():
    assert withheld([3, 0, 0, 0], threshold=4) == [3, 3]
    assert withheld([1, 1, 0], threshold=2) == [2, 1, 1]


def test_equal_counts_are_withheld_in_a_settled_order():
    table, values = one_way([9, 2, 9])

    first = withheld_cells(values, [table], {"m": 5})
    second = withheld_cells(dict(reversed(values.items())), [table], {"m": 5})

    assert first == second == {ward(0), ward(1)}


@given(st.lists(st.integers(0, 14), min_size=1, max_size=6), st.integers(2, 6))
def test_no_withheld_part_of_a_one_way_table_can_be_worked_out(counts, threshold):
    table, values = one_way(counts)

    hidden = withheld_cells(values, [table], {"m": threshold})

    assert all(cell in hidden for cell in values if 0 < values[cell] < threshold)
    parts = [part for part in table.parts if part in hidden]
    if parts and TOTAL not in hidden:
        shown = {part.area: values[part] for part in table.parts if part not in hidden}
        names = [part.area for part in parts]
        possible = possible_values(shown, names, values[TOTAL])
        assert all(len(guesses) > 1 for guesses in possible.values())
        assert sum(values[part] for part in parts) >= threshold


@st.composite
def overlapping_tables(draw):
    """Months that are added up into windows which share months: a rolling sum."""
    counts = draw(st.lists(st.integers(0, 12), min_size=3, max_size=7))
    length = draw(st.integers(2, 3))
    months = [
        Cell("m", "all", f"2024-0{n + 1}", f"2024-0{n + 1}") for n in range(len(counts))
    ]
    values = dict(zip(months, counts, strict=True))
    tables = []
    for start in range(len(counts) - length + 1):
        parts = tuple(months[start : start + length])
        total = Cell("m", "all", parts[0].first, parts[-1].last)
        values[total] = sum(values[part] for part in parts)
        tables.append(Table(total, parts))
    return values, tables


@given(overlapping_tables(), st.integers(2, 6))
def test_nothing_withheld_can_be_worked_out_from_tables_that_overlap(given_, threshold):
    values, tables = given_

    hidden = withheld_cells(values, tables, {"m": threshold})

    assert determined(sorted(hidden), tables) == set()


@given(overlapping_tables(), st.data())
def test_recoverable_agrees_with_the_slow_check(given_, data):
    values, tables = given_
    hidden = data.draw(st.sets(st.sampled_from(sorted(values))))

    assert recoverable(hidden, tables) == determined(sorted(hidden), tables) or (
        not any(not hidden.isdisjoint(table.cells) for table in tables)
    )


def test_a_cell_in_no_table_cannot_be_worked_out():
    assert recoverable([ward(9)], [one_way([1, 2])[0]]) == frozenset()


def test_a_rolling_sum_is_withheld_where_two_of_them_give_a_month_away():
    months = [Cell("m", "all", f"2024-0{n}", f"2024-0{n}") for n in range(1, 4)]
    first = Cell("m", "all", "2024-01", "2024-02")
    second = Cell("m", "all", "2024-02", "2024-03")
    values = dict(zip([*months, first, second], [1, 20, 30, 21, 50], strict=True))
    tables = [Table(first, tuple(months[:2])), Table(second, tuple(months[1:]))]

    hidden = withheld_cells(values, tables, {"m": 5})

    # January needs February, February needs March.
    assert hidden == set(months)
