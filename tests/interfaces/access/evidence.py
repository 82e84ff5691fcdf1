from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

from fourfold.partnership.assessments.services import sign_off
from fourfold.partnership.datasets.reading import Found, FoundRelease
from fourfold.partnership.datasets.services import catalogue
from fourfold.partnership.figures.services import note_conflict, record_figure
from tests.editions import make_build, make_draft, make_published
from tests.people import SET_UP, actor_of, make_person
from tests.preparations import make_preparation, say
from tests.work import make_run, make_upload

from .states import anyone, staff

SEE = {"administrator", "officer", "sergeant", "analyst"}
DECIDE = {"administrator", "analyst"}
LOADED = FoundRelease(
    "r0001", "2026-06", datetime(2026, 7, 1, tzinfo=UTC), True, "", "", ()
)

SAID = {
    "what": "were treated",
    "value": Decimal(12),
    "qualifier": "about",
    "unit": "people",
    "numerator": None,
    "denominator": None,
    "period": "2025",
    "place_id": None,
    "source": "A report, page 7",
    "as_at": date(2026, 5, 1),
}


def add_to(scene):
    maker = make_person("Mae Ker", scene.council, "analyst")
    other = make_person("Sig Ner", scene.council, "board-member")
    [release] = catalogue(by=SET_UP, found=Found((LOADED,), ())).releases
    scene.records |= {
        "maker": maker,
        "other": other,
        "release": release,
        "kept_build": make_build("b0002"),
        "prepared": make_preparation(maker),
        "work": make_run(maker, "check", about=str(uuid4())),
        "published": make_published(maker, other),
        "figure": record_figure(by=actor_of(maker), **SAID),
    }


def draft(scene):
    """A new one for each state, as each may sign it off."""
    return [make_draft(scene.maker).public_id]


def signed_off(scene):
    edition = make_draft(scene.maker)
    sign_off(by=actor_of(scene.other), edition_id=edition.pk)
    return [edition.public_id]


def edition(scene):
    return [scene.published.public_id]


def document(scene):
    return [scene.published.public_id, "index.html"]


def slug(scene):
    return [scene.published.slug]


def public_document(scene):
    return [scene.published.slug, "index.html"]


def release(scene):
    return [scene.release.pk]


def figure(scene):
    return [scene.figure.public_id]


def disagreeing(scene):
    """A new pair for each state, as each may settle it."""
    figures = [record_figure(by=actor_of(scene.maker), **SAID) for _ in range(2)]
    one, other = (each.pk for each in figures)
    conflict = note_conflict(
        by=actor_of(scene.maker), one_id=one, other_id=other, text="They differ"
    )
    return [figures[0].public_id, conflict.pk]


def act(name, arguments):
    """A question with one button, which does what it asks."""
    return staff(name, only=DECIDE, arguments=arguments, fresh=True, GET=200, POST=302)


def form(name, arguments=None, *, fresh=False):
    """An empty form is shown again."""
    how = {"arguments": arguments, "fresh": fresh}
    return staff(name, only=DECIDE, **how, GET=200, POST=200)


def work_run(scene):
    return [scene.work.public_id]


def new_upload(scene):
    """A new one for each state, as each may remove it."""
    return [make_upload(scene.maker).public_id]


def kept_build(scene):
    return [scene.kept_build.pk]


def prepared(scene):
    return [scene.prepared.public_id]


def prepared_section(scene):
    return [scene.prepared.public_id, "what"]


def a_comment(scene):
    comment = say(scene.maker, scene.prepared)
    return [scene.prepared.public_id, comment.pk]


def deed(name, arguments=None):
    """A button that leads on to another page."""
    return staff(name, only=DECIDE, arguments=arguments, GET=405, POST=302)


TABLE = [
    anyone("public:assessments"),
    anyone("public:assessment", arguments=slug),
    anyone("public:assessment-document", arguments=public_document, GET=200, POST=405),
    staff("staff:data", only=SEE),
    staff("staff:release", only=SEE, arguments=release),
    form("staff:upload"),
    deed("staff:upload-check", new_upload),
    deed("staff:upload-load", new_upload),
    deed("staff:upload-remove", new_upload),
    staff("staff:builds", only=SEE),
    deed("staff:build"),
    form("staff:build-use", kept_build, fresh=True),
    staff("staff:work", only=DECIDE),
    staff("staff:work-run", only=DECIDE, arguments=work_run),
    deed("staff:work-stop", work_run),
    deed("staff:work-again", work_run),
    staff("staff:editions", only=SEE),
    staff("staff:edition", only=SEE, arguments=edition),
    staff("staff:edition-compare", only=SEE, arguments=edition),
    staff("staff:edition-compare-copy", only=SEE, arguments=edition),
    staff("staff:preparations", only=DECIDE),
    form("staff:preparation-begin"),
    staff("staff:preparation", only=DECIDE, arguments=prepared),
    form("staff:preparation-change", prepared),
    deed("staff:preparation-draft", prepared),
    form("staff:preparation-section", prepared_section),
    deed("staff:comment-add", prepared_section),
    form("staff:comment-reply", a_comment),
    deed("staff:comment-settle", a_comment),
    deed("staff:comment-reopen", a_comment),
    staff("staff:edition-document", only=SEE, arguments=document, GET=200, POST=405),
    act("staff:edition-sign-off", draft),
    act("staff:edition-publish", signed_off),
    form("staff:edition-withdraw", edition, fresh=True),
    staff("staff:figures", only=SEE),
    staff("staff:figures-copy", only=SEE, GET=405, POST=200),
    form("staff:figure-add"),
    staff("staff:figure", only=SEE, arguments=figure),
    staff(
        "staff:figure-approve",
        only=DECIDE,
        arguments=figure,
        fresh=True,
        GET=405,
        POST=302,
    ),
    form("staff:figure-correct", figure, fresh=True),
    form("staff:figure-conflict", figure),
    form("staff:conflict-settle", disagreeing),
]
