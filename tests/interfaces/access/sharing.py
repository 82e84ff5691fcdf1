from fourfold.partnership.sharing.models import Membership
from tests.partnership.sharing.agreeing import agreed, drafted
from tests.partnership.sharing.conftest import into
from tests.partnership.sharing.records.models import Case
from tests.partnership.sharing.seeing import broken, conflict_of

from .states import ROLES, staff

EVERYBODY = set(ROLES)
# For agencies of their own: the sergeant's has nobody in the scene who does.
MANAGE = {"administrator", "governance"}
REVIEW = {"governance"}
BREAK = {"officer", "sergeant"}
KEEPERS = {"officer"}


def add_to(scene):
    """A case of the council's with its officer, opened by the sergeant once."""
    case = Case(owner=scene.council, text="CANARY-case")
    case.save()
    into(case, scene.people["officer"], scene.council)
    orphan = Case(owner=scene.council, text="CANARY-orphan")
    orphan.save()
    scene.records |= {
        "case": case,
        "orphan": orphan,
        "member": Membership.objects.get(record_id=case.public_id),
        "draft": drafted(scene.council, scene.police),
        "agreement": agreed(scene.council, scene.police),
        "glass": broken(scene.people["sergeant"], case),
        "conflict": conflict_of(scene.people["analyst"], case),
    }


def draft(scene):
    return [scene.draft.public_id]


def agreement(scene):
    return [scene.agreement.public_id]


def glass(scene):
    return [scene.glass.public_id]


def case(scene):
    return ["records.case", scene.case.public_id]


def orphan(scene):
    return ["records.case", scene.orphan.public_id]


def form(name, only, arguments=None, **how):
    """A page with a form; an empty form is shown again."""
    return staff(name, only=only, arguments=arguments, GET=200, POST=200, **how)


TABLE = [
    staff("staff:agreements", only=EVERYBODY),
    staff("staff:agreement-powers", only=EVERYBODY),
    staff("staff:agreement", only=EVERYBODY, arguments=agreement),
    form("staff:agreement-draft", MANAGE),
    form("staff:agreement-change", MANAGE, draft),
    form("staff:agreement-version", MANAGE, agreement),
    form("staff:agreement-renew", MANAGE, agreement),
    form("staff:agreement-sign", MANAGE, draft, fresh=True),
    form("staff:agreement-withdraw", MANAGE, agreement, fresh=True),
    form("staff:glass-open", BREAK, fresh=True),
    staff("staff:glass-reviews", only=REVIEW),
    staff(
        "staff:glass",
        only={"sergeant", "officer", "governance"},
        otherwise=404,
        arguments=glass,
    ),
    staff("staff:glass-close", only=BREAK, arguments=glass, GET=405),
    form("staff:glass-review", REVIEW, glass),
    staff("staff:conflicts", only=REVIEW),
    form("staff:conflict-declare", EVERYBODY),
    staff(
        "staff:conflict-lift",
        only=REVIEW,
        arguments=lambda scene: [scene.conflict.pk],
        fresh=True,
        GET=405,
        POST=302,
    ),
    staff("staff:records-orphaned", only=REVIEW),
    staff("staff:record-access", only=KEEPERS, otherwise=404, arguments=case),
    form("staff:record-let-in", KEEPERS, case, otherwise=404, fresh=True),
    form("staff:record-let-in", REVIEW, orphan, otherwise=404, fresh=True),
    form("staff:record-transfer", KEEPERS, case, otherwise=404, fresh=True),
    form("staff:record-conflict", KEEPERS, case, otherwise=404),
    form(
        "staff:record-take-out",
        KEEPERS,
        lambda scene: [scene.member.pk],
        otherwise=404,
    ),
]
