from .states import anyone, staff

NAME = ["daily", "clear_sessions"]

TABLE = [
    anyone("health"),
    # Nothing has run in these tests: people can use the site, an operator should look.
    anyone("health-ready"),
    staff("staff:jobs", only={"administrator"}),
    staff("staff:job", only={"administrator"}, arguments=lambda _: NAME),
    staff("staff:job-run", only={"administrator"}, arguments=lambda _: NAME, POST=302),
]
