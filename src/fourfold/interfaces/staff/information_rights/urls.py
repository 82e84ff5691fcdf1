from django.urls import path

from .views import answers, items, register, requests, retention

urlpatterns = [
    path("requests/", requests.request_list, name="requests"),
    path("requests/new/", requests.new, name="request-new"),
    path("requests/<uuid:public_id>/", requests.one, name="request"),
    path("requests/<uuid:public_id>/ask/", requests.ask, name="request-ask"),
    path(
        "requests/<uuid:public_id>/identity/",
        requests.identity,
        name="request-identity",
    ),
    path(
        "requests/<uuid:public_id>/extend/", requests.more_time, name="request-extend"
    ),
    path(
        "requests/<uuid:public_id>/colleague/",
        requests.colleague,
        name="request-colleague",
    ),
    path("requests/<uuid:public_id>/collect/", answers.gather, name="request-collect"),
    path("requests/<uuid:public_id>/begin/", answers.begin, name="request-begin"),
    path("requests/<uuid:public_id>/items/", items.queue, name="request-items"),
    path(
        "requests/<uuid:public_id>/submit/", answers.put_forward, name="request-submit"
    ),
    path("requests/<uuid:public_id>/back/", answers.back, name="request-back"),
    path("requests/<uuid:public_id>/release/", answers.let_go, name="request-release"),
    path("requests/<uuid:public_id>/refuse/", answers.turn_down, name="request-refuse"),
    path("requests/<uuid:public_id>/copy/", answers.copy, name="request-copy"),
    path("retention/", retention.overview, name="retention"),
    path("retention/preview/", retention.preview, name="retention-preview"),
    path("retention/runs/<uuid:public_id>/", retention.run, name="retention-run"),
    path("retention/holds/new/", retention.new_hold, name="retention-hold"),
    path(
        "retention/holds/<uuid:public_id>/lift/", retention.lift, name="retention-lift"
    ),
    path("register/", register.register, name="register"),
]
