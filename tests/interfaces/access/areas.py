from tests.wards import ASH, make_wards

from .states import anyone


def add_to(_scene):
    # The page of a ward without an edition is open like any other.
    make_wards()


TABLE = [
    anyone("public:wards"),
    anyone("public:ward-by-postcode", GET=302, POST=200),
    anyone("public:compare-wards"),
    anyone("public:ward", arguments=lambda _scene: [ASH]),
]
