"""Strategies, actions and pledges, where they are written down and kept true."""

from fourfold.partnership.strategy import queries, services
from fourfold.partnership.strategy.plan_files import PlanRow
from tests.enquiries import make_shown
from tests.people import actor_of, make_person
from tests.strategies import (
    make_action,
    make_domain,
    make_indicator,
    make_objective,
    make_pledge,
    make_recommendation,
    make_strategy,
    number_of,
)

from .states import anyone, staff

MANAGE = {"administrator"}
# In agencies of their own: actions and pledges of the scene are the council's.
KEEP = {"administrator", "officer"}
SEE = {"administrator", "officer", "sergeant"}


def add_to(scene):
    manager = make_person("Stra Tegist", scene.council, "programme-manager")
    by = actor_of(manager)
    strategy, domain = make_strategy(manager), make_domain(manager)
    answered = make_recommendation(manager, strategy, domain)
    action, other = (make_action(manager, answered, scene.council) for _ in range(2))
    pledge = make_pledge(manager, strategy, domain, scene.council)
    step = services.add_activity(
        by=by,
        action_id=action.pk,
        title="Meet",
        agency_id=scene.council.pk,
        planned_on=strategy.starts_on,
    )
    objective = make_objective(manager, strategy, domain, scene.council)
    scene.records |= {
        "strategy": strategy,
        "domain": domain,
        "objective": objective,
        **_indicator(manager, objective, scene.council),
        "recommendation": answered,
        "import": _import(manager, answered, scene.council),
        "action": action,
        "step": step,
        "waiting": services.add_dependency(
            by=by, action_id=action.pk, needs_id=other.pk
        ),
        "pledge": pledge,
        "question": make_shown(manager, action),
        "pack": services.freeze_board_pack(
            by=by, meeting="Board", meeting_on=strategy.starts_on
        ),
        "entry": services.record_entry(
            by=by,
            pledge_id=pledge.pk,
            amount=5,
            dated_on=strategy.starts_on,
            source="Return",
        ),
    }


def _indicator(manager, objective, agency):
    made = make_indicator(manager, objective, agency)
    number = services.record_number(
        by=actor_of(manager), indicator_id=made.pk, **number_of(70)
    )
    return {"indicator": made, "number": number}


def _import(person, recommendation, agency):
    """Of a file that added an action."""
    values = {
        "title": "Meet",
        "text": "",
        "owner_post": "Head",
        "weight": None,
        "supporting_ids": [],
        "ward_ids": [],
        "lead_agency_id": agency.pk,
    }
    row = PlanRow(2, None, recommendation.pk, "long", values)
    seen = queries.newest_change_of_all()
    told = {
        "strategy_id": recommendation.strategy_id,
        "rows": [row],
        "reason": "New",
        "seen": seen,
    }
    return services.apply_plan(by=actor_of(person), **told).written


def of(name):
    return lambda scene: [scene.records[name].public_id]


def form(name, only, what=None):
    """A page with a form; an empty form is shown again."""
    arguments = of(what) if what else None
    return staff(name, only=only, arguments=arguments, GET=200, POST=200)


def pack(scene):
    return [scene.pack.number]


def duty(_scene):
    return ["pcsc-2022-s8-kinds"]


def about(scene):
    return ["action", scene.action.public_id]


def link(_scene):
    return ["a-link-that-nobody-was-sent"]


SENT = {"GET": 200, "POST": 200}

TABLE = [
    anyone("public:questions"),
    anyone("public:question", arguments=of("question")),
    anyone("public:ask", arguments=about, **SENT),
    anyone("public:question-follow", **SENT),
    anyone("public:question-address", arguments=link, **SENT),
    anyone("public:you-said"),
    anyone("public:scrutiny"),
    anyone("public:scrutiny-csv", GET=200, POST=405),
    anyone("public:card-progress"),
    anyone("public:card", arguments=about),
    staff("staff:strategy-questions", only=SEE),
    staff("staff:strategy-question", only=SEE, arguments=of("question")),
    form("staff:strategy-question-show", MANAGE, "question"),
    form("staff:strategy-question-refuse", MANAGE, "question"),
    form("staff:strategy-question-cut", MANAGE, "question"),
    form("staff:strategy-question-give", MANAGE, "question"),
    form("staff:strategy-question-answer", KEEP, "question"),
    form("staff:strategy-question-deed", MANAGE, "question"),
    form("staff:strategy-reminders", SEE),
    anyone("public:packs"),
    anyone("public:pack", arguments=pack),
    anyone("public:pack-json", arguments=pack, GET=200, POST=405),
    anyone("public:pack-pdf", arguments=pack, GET=200, POST=405),
    staff("staff:strategy-board", only=SEE),
    form("staff:strategy-board-freeze", MANAGE),
    anyone("public:duties"),
    anyone("public:duty", arguments=duty),
    staff("staff:strategy-duties", only=SEE),
    staff("staff:strategy-duty", only=SEE, arguments=duty),
    staff(
        "staff:strategy-duty-evidence", only=MANAGE, arguments=duty, GET=200, POST=200
    ),
    staff("staff:strategy-duty-gap", only=MANAGE, arguments=duty, GET=200, POST=200),
    staff("staff:strategies", only=SEE),
    staff("staff:strategy", only=SEE, arguments=of("strategy")),
    form("staff:strategy-add", MANAGE),
    form("staff:strategy-copy-source", MANAGE),
    staff("staff:strategy-copy", only=MANAGE, GET=405, POST=302),
    staff("staff:strategy-plan-copy", only=SEE, arguments=of("strategy")),
    form("staff:strategy-change", MANAGE, "strategy"),
    staff("staff:strategy-plan-file", only=SEE, arguments=of("strategy")),
    staff("staff:strategy-plan-book", only=SEE, arguments=of("strategy")),
    form("staff:strategy-plan-send", MANAGE, "strategy"),
    staff(
        "staff:strategy-plan-apply",
        only=MANAGE,
        arguments=of("strategy"),
        GET=405,
        POST=200,
    ),
    staff("staff:strategy-imports", only=SEE, arguments=of("strategy")),
    staff("staff:strategy-import", only=SEE, arguments=of("import")),
    form("staff:strategy-import-undo", MANAGE, "import"),
    form("staff:strategy-version", MANAGE, "strategy"),
    staff("staff:strategy-domains", only=SEE),
    form("staff:strategy-domain-add", MANAGE),
    form("staff:strategy-domain-change", MANAGE, "domain"),
    staff("staff:strategy-objective", only=SEE, arguments=of("objective")),
    form("staff:strategy-objective-add", MANAGE, "strategy"),
    form("staff:strategy-objective-change", MANAGE, "objective"),
    form("staff:strategy-objective-review", MANAGE, "objective"),
    staff("staff:strategy-indicator", only=SEE, arguments=of("indicator")),
    form("staff:strategy-indicator-add", MANAGE, "objective"),
    form("staff:strategy-indicator-change", MANAGE, "indicator"),
    form("staff:strategy-indicator-stop", MANAGE, "indicator"),
    form("staff:strategy-indicator-number", KEEP, "indicator"),
    form("staff:strategy-number-strike", KEEP, "number"),
    staff("staff:strategy-recommendation", only=SEE, arguments=of("recommendation")),
    form("staff:strategy-recommendation-add", MANAGE, "strategy"),
    form("staff:strategy-recommendation-change", MANAGE, "recommendation"),
    form("staff:strategy-weights", MANAGE, "recommendation"),
    staff("staff:strategy-actions", only=SEE),
    form("staff:strategy-mine", SEE),
    staff("staff:strategy-table", only=SEE, GET=200, POST=302),
    staff("staff:strategy-action", only=SEE, arguments=of("action")),
    form("staff:strategy-action-add", MANAGE, "recommendation"),
    form("staff:strategy-action-change", MANAGE, "action"),
    form("staff:strategy-action-status", KEEP, "action"),
    form("staff:strategy-action-evidence", KEEP, "action"),
    form("staff:strategy-action-due", MANAGE, "action"),
    form("staff:strategy-action-waits", MANAGE, "action"),
    staff(
        "staff:strategy-waits-end",
        only=MANAGE,
        arguments=lambda scene: [scene.waiting.pk],
        GET=200,
        POST=200,
    ),
    form("staff:strategy-step-add", KEEP, "action"),
    form("staff:strategy-step-done", KEEP, "step"),
    staff("staff:strategy-pledges", only=SEE, arguments=of("strategy")),
    staff("staff:strategy-pledge", only=SEE, arguments=of("pledge")),
    form("staff:strategy-pledge-add", MANAGE, "strategy"),
    form("staff:strategy-pledge-change", MANAGE, "pledge"),
    form("staff:strategy-pledge-entry", KEEP, "pledge"),
    form("staff:strategy-pledge-outcome", KEEP, "pledge"),
    form("staff:strategy-entry-strike", KEEP, "entry"),
]
