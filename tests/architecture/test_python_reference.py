from .python_reference import PAGE, reference


def test_the_reference_of_the_library_says_what_the_library_says():
    assert PAGE.read_text(encoding="utf-8") == reference(), "write it anew: ./run docs"
