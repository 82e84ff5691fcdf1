"""What the impact assessment says of measures and of what they leave open."""

INFORMATION_RIGHTS = "tests/partnership/information_rights"

# The threat, what is done about it, and the test that proves it.
MEASURES = [
    (
        "Somebody of another agency, or a curious colleague, reads a record",
        "Nobody sees a record they are not let into by name; it is as if it were not"
        " there",
        "tests/partnership/sharing/test_opening.py",
    ),
    (
        "A page is forgotten and stays open",
        "A page that does not say who may come in is closed; every address is tried in"
        " every state of person",
        "tests/interfaces/access/test_table.py",
    ),
    (
        "Somebody is given what is about another when they ask for theirs",
        "Names and addresses of others are blacked out before anybody decides",
        f"{INFORMATION_RIGHTS}/test_disclosure.py",
    ),
    (
        "An answer tells that a secret record exists",
        "What is hidden is not found, not counted and not referred to",
        f"{INFORMATION_RIGHTS}/test_hidden.py",
    ),
    (
        "One person gives out too much",
        "One prepares an answer and another releases it",
        f"{INFORMATION_RIGHTS}/test_requests.py",
    ),
    (
        "Data is kept for ever because nobody looks",
        "A job ends what is over every day; what has no period is named until it has",
        f"{INFORMATION_RIGHTS}/test_retention.py",
    ),
    (
        "Data that a court may ask for is deleted",
        "A hold wins over every period",
        f"{INFORMATION_RIGHTS}/test_holds.py",
    ),
    (
        "A field about people is added without anybody noticing",
        "Every field of every model is declared, also in what others wrote",
        "tests/partnership/personal_data/test_checks.py",
    ),
    (
        "An answer comes too late",
        "The clock of the law runs on each request, with reminders",
        f"{INFORMATION_RIGHTS}/test_clock.py",
    ),
]

# What no program takes away.
RISKS = [
    "Somebody tells a colleague what they read",
    "A copy that was handed over is read by somebody else",
    "A name or a detail in free text tells of somebody whom the site does not know",
    "Somebody looks over a shoulder, or at a screen left open",
    "Backups hold what was deleted until they run out themselves",
    "A partner's identity provider lets the wrong person sign in",
    "Whoever runs the machine reads the database",
    "Published figures are put together with other sources to find a person",
]
