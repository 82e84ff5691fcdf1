"""Records are read without saying who asks only in the app that owns them."""

import ast

from tests.architecture.tree import SOURCE, files, parsed, shown

SHARING = "src/fourfold/partnership/sharing/"
ROOMS = ("services", "queries")
# Where Django's own door past every manager is opened, and why.
PAST_MANAGERS = {
    "src/fourfold/partnership/information_rights/every_row.py": (
        "what is over comes to its end, and what is held about somebody is collected,"
        " whoever may read it"
    )
}


def uses_of(name, tree):
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == name
    ]


def app_and_room(path):
    """`information_rights`, `queries` of a module of an app; else nothing."""
    parts = path.relative_to(SOURCE).parts
    if parts[0] != "partnership" or len(parts) < 3:
        return None, None
    return parts[1], parts[2].removesuffix(".py")


def origins_in(tree):
    """Of each imported name, the module that it is imported from."""
    return {
        alias.asname or alias.name: "." * node.level + (node.module or "")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def wrong_uses(path, tree):
    app, room = app_and_room(path)
    origins = origins_in(tree)
    for node in uses_of("unscoped", tree):
        model = node.value.value if isinstance(node.value, ast.Attribute) else None
        origin = origins.get(model.id, "") if isinstance(model, ast.Name) else ""
        is_own = origin.startswith((".", f"fourfold.partnership.{app}."))
        if room not in ROOMS or not is_own:
            yield f"{shown(path)}:{node.lineno}"


def test_unscoped_is_called_only_by_the_app_that_owns_the_record():
    wrong = [
        use
        for path in files(".py", within=SOURCE)
        if not shown(path).startswith(SHARING)
        for use in wrong_uses(path, parsed(path))
    ]

    assert wrong == []


def test_nobody_goes_past_the_managers():
    used = {
        shown(path)
        for path in files(".py", within=SOURCE)
        if uses_of("_base_manager", parsed(path))
    }

    assert used <= set(PAST_MANAGERS)


def test_the_rule_notices_what_it_is_there_for():
    """As if it were there: on a page, in another app, and where it belongs."""
    tree = ast.parse(
        "from fourfold.partnership.rights.models import R\nR.objects.unscoped()\n"
    )
    places = {
        SOURCE / "interfaces" / "staff" / "views.py": True,
        SOURCE / "partnership" / "figures" / "queries.py": True,
        SOURCE / "partnership" / "rights" / "policies.py": True,
        SOURCE / "partnership" / "rights" / "queries.py": False,
        SOURCE / "partnership" / "rights" / "services" / "closing.py": False,
    }

    noticed = {place: bool(list(wrong_uses(place, tree))) for place in places}

    assert noticed == places
