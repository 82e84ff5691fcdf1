from .printed import PAGE, page


def test_the_page_of_permissions_says_what_the_table_says():
    assert PAGE.read_text(encoding="utf-8") == page(), "write it anew: ./run docs"
