from django.urls import path

from .views import (
    actions,
    copies,
    domains,
    duties,
    imports,
    indicators,
    mine,
    objectives,
    packs,
    plans,
    pledges,
    questions,
    recommendations,
    reminders,
    steps,
    strategies,
    table,
    telling,
)

ONE = "<uuid:public_id>/"
OBJECTIVE = f"objectives/{ONE}"
RECOMMENDATION = f"recommendations/{ONE}"
ACTION = f"actions/{ONE}"
INDICATOR = f"indicators/{ONE}"
PLEDGE = f"pledges/{ONE}"
QUESTION = f"questions/{ONE}"

urlpatterns = [
    path("", strategies.strategies, name="strategies"),
    path("new/", strategies.add, name="strategy-add"),
    path("new/from/", copies.source, name="strategy-copy-source"),
    path("new/copy/", copies.copy, name="strategy-copy"),
    path(f"{ONE}plan.json", copies.take_away, name="strategy-plan-copy"),
    path("domains/", domains.domains, name="strategy-domains"),
    path("domains/new/", domains.add, name="strategy-domain-add"),
    path(f"domains/{ONE}change/", domains.change, name="strategy-domain-change"),
    path("board/", packs.board, name="strategy-board"),
    path("board/freeze/", packs.freeze, name="strategy-board-freeze"),
    path("duties/", duties.duties, name="strategy-duties"),
    path("duties/<slug:name>/", duties.duty, name="strategy-duty"),
    path(
        "duties/<slug:name>/evidence/", duties.evidence, name="strategy-duty-evidence"
    ),
    path("duties/<slug:name>/gap/", duties.gap, name="strategy-duty-gap"),
    path("actions/", actions.actions, name="strategy-actions"),
    path("mine/", mine.mine, name="strategy-mine"),
    path("actions/table/", table.table, name="strategy-table"),
    path(ACTION, actions.action, name="strategy-action"),
    path(f"{ACTION}change/", actions.change, name="strategy-action-change"),
    path(f"{ACTION}status/", telling.status, name="strategy-action-status"),
    path(f"{ACTION}evidence/", telling.evidence, name="strategy-action-evidence"),
    path(f"{ACTION}due/", telling.due, name="strategy-action-due"),
    path(f"{ACTION}waits/", steps.waits, name="strategy-action-waits"),
    path(
        "waits/<int:dependency_id>/end/",
        steps.waits_no_more,
        name="strategy-waits-end",
    ),
    path(f"{ACTION}steps/new/", steps.add, name="strategy-step-add"),
    path(f"steps/{ONE}took-place/", steps.took_place, name="strategy-step-done"),
    path(OBJECTIVE, objectives.objective, name="strategy-objective"),
    path(f"{OBJECTIVE}change/", objectives.change, name="strategy-objective-change"),
    path(f"{OBJECTIVE}review/", objectives.review, name="strategy-objective-review"),
    path(
        RECOMMENDATION, recommendations.recommendation, name="strategy-recommendation"
    ),
    path(
        f"{RECOMMENDATION}change/",
        recommendations.change,
        name="strategy-recommendation-change",
    ),
    path(
        f"{RECOMMENDATION}weights/",
        recommendations.weights,
        name="strategy-weights",
    ),
    path(
        f"{RECOMMENDATION}actions/new/",
        recommendations.add_action,
        name="strategy-action-add",
    ),
    path(f"{OBJECTIVE}indicators/new/", indicators.add, name="strategy-indicator-add"),
    path(INDICATOR, indicators.indicator, name="strategy-indicator"),
    path(f"{INDICATOR}change/", indicators.change, name="strategy-indicator-change"),
    path(f"{INDICATOR}stop/", indicators.stop, name="strategy-indicator-stop"),
    path(
        f"{INDICATOR}numbers/new/", indicators.bring, name="strategy-indicator-number"
    ),
    path(f"numbers/{ONE}strike/", indicators.strike, name="strategy-number-strike"),
    path(PLEDGE, pledges.pledge, name="strategy-pledge"),
    path(f"{PLEDGE}change/", pledges.change, name="strategy-pledge-change"),
    path(f"{PLEDGE}amounts/new/", pledges.entry, name="strategy-pledge-entry"),
    path(f"{PLEDGE}outcome/", pledges.outcome, name="strategy-pledge-outcome"),
    path(f"amounts/{ONE}strike/", pledges.strike, name="strategy-entry-strike"),
    path("questions/", questions.questions, name="strategy-questions"),
    path(QUESTION, questions.question, name="strategy-question"),
    path(f"{QUESTION}show/", questions.show, name="strategy-question-show"),
    path(f"{QUESTION}refuse/", questions.refuse, name="strategy-question-refuse"),
    path(f"{QUESTION}cut/", questions.cut, name="strategy-question-cut"),
    path(f"{QUESTION}give/", questions.give, name="strategy-question-give"),
    path(f"{QUESTION}answer/", questions.answer, name="strategy-question-answer"),
    path(f"{QUESTION}done/", questions.deed, name="strategy-question-deed"),
    path("reminders/", reminders.reminders, name="strategy-reminders"),
    path(ONE, strategies.strategy, name="strategy"),
    path(f"{ONE}change/", strategies.change, name="strategy-change"),
    path(f"{ONE}version/", strategies.version, name="strategy-version"),
    path(f"{ONE}plan.csv", plans.export, name="strategy-plan-file"),
    path(f"{ONE}plan.xlsx", plans.export_book, name="strategy-plan-book"),
    path(f"{ONE}plan/", plans.send, name="strategy-plan-send"),
    path(f"{ONE}plan/write/", plans.apply, name="strategy-plan-apply"),
    path(f"{ONE}imports/", imports.imports, name="strategy-imports"),
    path(f"imports/{ONE}", imports.plan_import, name="strategy-import"),
    path(f"imports/{ONE}take-back/", imports.take_back, name="strategy-import-undo"),
    path(f"{ONE}objectives/new/", objectives.add, name="strategy-objective-add"),
    path(
        f"{ONE}recommendations/new/",
        recommendations.add,
        name="strategy-recommendation-add",
    ),
    path(f"{ONE}pledges/", pledges.pledges, name="strategy-pledges"),
    path(f"{ONE}pledges/new/", pledges.add, name="strategy-pledge-add"),
]
