from django.urls import path

from . import (
    builds,
    comparing,
    conflicts,
    data,
    deciding,
    editions,
    figures,
    preparations,
    sections,
    uploads,
    work,
)

PREPARING = "assessments/preparing/<uuid:public_id>/"
ABOUT = f"{PREPARING}comments/<int:comment_id>/"

preparing = [
    path(PREPARING, preparations.preparation, name="preparation"),
    path(f"{PREPARING}change/", preparations.change, name="preparation-change"),
    path(f"{PREPARING}draft/", preparations.draft, name="preparation-draft"),
    path(
        f"{PREPARING}sections/<slug:section>/",
        sections.section,
        name="preparation-section",
    ),
    path(
        f"{PREPARING}sections/<slug:section>/comment/",
        sections.comment,
        name="comment-add",
    ),
    path(f"{ABOUT}reply/", sections.reply, name="comment-reply"),
    path(f"{ABOUT}settle/", sections.settle, name="comment-settle"),
    path(f"{ABOUT}reopen/", sections.reopen, name="comment-reopen"),
]

urlpatterns = [
    path("data/", data.data, name="data"),
    path("data/<int:release_id>/", data.release, name="release"),
    path("data/upload/", uploads.upload, name="upload"),
    path("data/uploads/<uuid:public_id>/check/", uploads.check, name="upload-check"),
    path("data/uploads/<uuid:public_id>/load/", uploads.load, name="upload-load"),
    path("data/uploads/<uuid:public_id>/remove/", uploads.remove, name="upload-remove"),
    path("data/builds/", builds.builds, name="builds"),
    path("data/builds/new/", builds.build, name="build"),
    path("data/builds/<int:build_id>/use/", builds.use, name="build-use"),
    path("data/work/", work.work, name="work"),
    path("data/work/<uuid:public_id>/", work.run, name="work-run"),
    path("data/work/<uuid:public_id>/stop/", work.stop, name="work-stop"),
    path("data/work/<uuid:public_id>/again/", work.again, name="work-again"),
    path("assessments/", editions.editions, name="editions"),
    path("assessments/preparing/", preparations.preparations, name="preparations"),
    path("assessments/preparing/new/", preparations.begin, name="preparation-begin"),
    *preparing,
    path("assessments/<uuid:public_id>/", editions.edition, name="edition"),
    path(
        "assessments/<uuid:public_id>/compare/",
        comparing.comparison,
        name="edition-compare",
    ),
    path(
        "assessments/<uuid:public_id>/compare/figures.csv",
        comparing.copy,
        name="edition-compare-copy",
    ),
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
    path("figures/<uuid:public_id>/conflict/", conflicts.note, name="figure-conflict"),
    path(
        "figures/<uuid:public_id>/conflicts/<int:conflict_id>/settle/",
        conflicts.settle,
        name="conflict-settle",
    ),
]
