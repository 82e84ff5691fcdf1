import pytest
from csp.constants import NONE, SELF

from fourfold.config.content_policy import content_policy

TILES = "https://tiles.example/{z}/{x}/{y}.png"


def test_pages_load_from_the_site_alone():
    directives = content_policy("")["DIRECTIVES"]

    assert directives["default-src"] == [NONE]
    assert directives["img-src"] == [SELF, "data:"]


@pytest.mark.parametrize("name", ["script-src", "style-src", "connect-src", "img-src"])
def test_owner_of_tiles_may_send_pictures_and_nothing_else(name):
    allowed = content_policy(TILES)["DIRECTIVES"][name]

    assert ("https://tiles.example" in allowed) == (name == "img-src")
