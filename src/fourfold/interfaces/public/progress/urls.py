from django.urls import path

from . import (
    asking,
    calendar,
    duties,
    indicators,
    packs,
    partners,
    questions,
    scrutiny,
    tree,
    views,
)
from . import cards as shown_elsewhere
from . import files as lists

# They have an address for each language; files are the same in all.
pages = [
    path("", views.progress, name="progress"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("duties/", duties.duties, name="duties"),
    path("duties/<slug:name>/", duties.duty, name="duty"),
    path("board/", packs.packs, name="packs"),
    path("board/<int:number>/", packs.pack, name="pack"),
    path("partners/", partners.partners, name="partners"),
    path("partners/<uuid:public_id>/", partners.partner, name="partner"),
    path("pledges/<uuid:public_id>/", partners.pledge, name="pledge"),
    path("strategies/<slug:slug>/", tree.strategy, name="strategy"),
    path("domains/<slug:slug>/", tree.domain, name="domain"),
    path("indicators/", indicators.indicators, name="indicators"),
    path("indicators/<uuid:public_id>/", indicators.indicator, name="indicator"),
    path("objectives/<uuid:public_id>/", tree.objective, name="objective"),
    path(
        "recommendations/<uuid:public_id>/", tree.recommendation, name="recommendation"
    ),
    path("<uuid:public_id>/", views.action, name="action"),
]
files = [
    path("actions.csv", lists.as_csv, name="progress-csv"),
    path("actions.json", lists.as_json, name="progress-json"),
    path("board/<int:number>/pack.json", packs.as_json, name="pack-json"),
    path("board/<int:number>/pack.pdf", packs.as_pdf, name="pack-pdf"),
]
# What residents ask is in English, as it was asked and answered.
in_english = [
    path("questions/", questions.questions, name="questions"),
    path("questions/follow/", asking.follow, name="question-follow"),
    path("questions/address/<str:link>/", asking.address, name="question-address"),
    path("questions/ask/<slug:kind>/<uuid:public_id>/", asking.ask, name="ask"),
    path("questions/<uuid:public_id>/", questions.question, name="question"),
    path("you-said/", questions.you_said, name="you-said"),
    path("scrutiny/", scrutiny.scrutiny, name="scrutiny"),
    path("scrutiny/scrutiny.csv", scrutiny.as_csv, name="scrutiny-csv"),
]
cards = [
    path("progress/", shown_elsewhere.of_progress, name="card-progress"),
    path("<slug:kind>/<uuid:public_id>/", shown_elsewhere.of_thing, name="card"),
]
