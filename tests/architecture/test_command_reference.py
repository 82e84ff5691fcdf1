from .command_reference import PAGE, reference


def test_the_command_reference_says_what_the_commands_say():
    assert PAGE.read_text(encoding="utf-8") == reference(), "write it anew: ./run docs"
