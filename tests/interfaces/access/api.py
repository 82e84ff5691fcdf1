from tests.site_editions import COUNT, WARD

from .states import anyone


def figure(_scene):
    return [COUNT]


def ward(_scene):
    return [WARD]


TABLE = [
    anyone("api:api-root"),
    anyone("api:openapi-json"),
    # These sites are not set up: it is said in the form of a problem, to everybody.
    anyone("api:partnership", GET=404),
    anyone("api:areas"),
    anyone("api:agencies"),
    anyone("api:editions"),
    anyone("api:figures"),
    anyone("api:figure", arguments=figure),
    anyone("api:measures"),
    anyone("api:profile", arguments=ward),
    anyone("api:neighbourhoods"),
    anyone("api:neighbourhood", arguments=ward),
]
