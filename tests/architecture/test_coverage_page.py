from tests.architecture.coverage_page import PAGE, page


def test_page_of_coverage_is_as_the_code_makes_it():
    """If it is not: ./run docs."""
    assert PAGE.read_text(encoding="utf-8") == page()
