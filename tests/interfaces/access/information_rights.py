from django.utils import timezone

from fourfold.partnership.information_rights.services import (
    apply_retention,
    place_hold,
)
from tests.partnership.information_rights.asking import receive, released
from tests.people import SET_UP, make_person

from .states import staff

HANDLES = {"governance"}


def asked(scene):
    return [scene.asked.public_id]


def answered(scene):
    return [scene.answered.public_id]


def hidden(name, arguments=asked, **how):
    """Whoever may not handle requests is not told that there is one."""
    return staff(
        f"staff:{name}", only=HANDLES, otherwise=404, arguments=arguments, **how
    )


def kept(name, **how):
    return staff(f"staff:{name}", only=HANDLES, **how)


TABLE = [
    kept("requests"),
    kept("request-new", GET=200, POST=200),
    hidden("request"),
    hidden("request-ask", POST=302),
    hidden("request-identity", GET=200, POST=200),
    hidden("request-extend", GET=200, POST=200),
    hidden("request-colleague", GET=200, POST=200),
    hidden("request-collect", POST=302),
    hidden("request-begin", POST=302),
    hidden("request-items", GET=200, POST=200),
    hidden("request-submit", POST=302),
    hidden("request-back", POST=302),
    hidden("request-release", fresh=True, GET=200, POST=302),
    hidden("request-refuse", fresh=True, GET=200, POST=200),
    hidden("request-copy", answered, fresh=True),
    kept("retention"),
    kept("retention-preview", POST=302),
    kept("retention-run", arguments=lambda scene: [scene.run.public_id]),
    kept("retention-hold", GET=200, POST=200),
    kept(
        "retention-lift",
        fresh=True,
        GET=200,
        POST=302,
        arguments=lambda scene: [scene.hold.public_id],
    ),
    kept("register"),
]


def add_to(scene):
    handler = scene.people["governance"]
    colleague = make_person("Colle Ague", scene.council, "information-governance")
    scene.records["asked"] = receive(handler)
    scene.records["answered"] = released(handler, colleague)
    scene.records["hold"] = place_hold(
        by=SET_UP, reason="audit", kind="accounts.invitation"
    )
    scene.records["run"] = apply_retention(by=SET_UP, now=timezone.now(), dry_run=True)
