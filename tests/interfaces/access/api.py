from .states import anyone

TABLE = [
    anyone("api:api-root"),
    anyone("api:openapi-json"),
    # These sites are not set up: it is said in the form of a problem, to everybody.
    anyone("api:partnership", GET=404),
    anyone("api:areas"),
    anyone("api:agencies"),
]
