from django.urls import path

from . import data, deciding, editions, figures

urlpatterns = [
    path("data/", data.data, name="data"),
    path("data/<int:release_id>/", data.release, name="release"),
    path("assessments/", editions.editions, name="editions"),
    path("assessments/<uuid:public_id>/", editions.edition, name="edition"),
    path(
        "assessments/<uuid:public_id>/sign-off/",
        deciding.sign_off,
        name="edition-sign-off",
    ),
    path(
        "assessments/<uuid:public_id>/publish/",
        deciding.publish,
        name="edition-publish",
    ),
    path(
        "assessments/<uuid:public_id>/withdraw/",
        deciding.withdraw,
        name="edition-withdraw",
    ),
    path(
        "assessments/<uuid:public_id>/documents/<path:path>",
        editions.document,
        name="edition-document",
    ),
    path("figures/", figures.figures, name="figures"),
    path("figures/copy/", figures.copy, name="figures-copy"),
    path("figures/new/", figures.add, name="figure-add"),
    path("figures/<uuid:public_id>/", figures.figure, name="figure"),
    path("figures/<uuid:public_id>/approve/", figures.approve, name="figure-approve"),
    path("figures/<uuid:public_id>/correct/", figures.correct, name="figure-correct"),
]
