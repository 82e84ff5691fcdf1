import pytest
from rich.console import Console

from fourfold.interfaces.cli import telling


@pytest.fixture
def terminal(monkeypatch):
    """Has the command believe that a person is watching."""
    shown = Console(force_terminal=True, width=120, record=True)
    monkeypatch.setattr(telling, "Console", lambda **_kind: shown)
    return shown


def test_bar_shows_how_much_of_how_much_on_a_terminal(terminal):
    with telling.byte_progress("Loading", quiet=False) as progress:
        progress(1_500_000, 3_000_000, "2026-06-marsh-street.csv")

    assert "Loading" in terminal.export_text()


def test_step_is_named_on_a_terminal(terminal):
    with telling.step_progress("Building", quiet=False) as progress:
        progress("counting")

    assert "Building" in terminal.export_text()


@pytest.mark.parametrize("bar", [telling.byte_progress, telling.step_progress])
def test_nothing_moves_where_the_output_is_piped(bar, capsys):
    with bar("Loading", quiet=False) as progress:
        progress(*([1, 2] if bar is telling.byte_progress else ["x"]))

    assert capsys.readouterr().err == "Loading …\n"


@pytest.mark.parametrize("bar", [telling.byte_progress, telling.step_progress])
def test_nothing_at_all_is_said_where_json_was_asked_for(bar, capsys):
    with bar("Loading", quiet=True):
        pass

    assert capsys.readouterr() == ("", "")


def test_table_sets_numbers_to_the_right_with_thousands(capsys):
    telling.print_table("Rows", ("name", "rows"), [("a", 1_234), ("b", None)])

    said = capsys.readouterr().out
    assert "1,234" in said
    assert "—" in said
