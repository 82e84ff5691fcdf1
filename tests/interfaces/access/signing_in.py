from .states import by_state, member

TABLE = [
    # Whoever is signed in is led on to their desk.
    by_state(
        "account_login", "GET", others=302, anonymous=200, ex_member=200, suspended=200
    ),
    by_state(
        "account_logout", "GET", others=200, anonymous=302, ex_member=302, suspended=302
    ),
    member("account_reauthenticate", GET=403),
    member("mfa_index"),
]
