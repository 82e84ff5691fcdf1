from .states import staff

TABLE = [
    staff("staff:settings", only={"administrator", "governance"}),
]
