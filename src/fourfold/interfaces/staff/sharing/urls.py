from django.urls import path

from .views import agreements, conflicts, drafting, glass, records, reviews

RECORD = "records/<str:kind>/<uuid:public_id>/"

urlpatterns = [
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/new/", drafting.draft, name="agreement-draft"),
    path("agreements/powers/", agreements.powers, name="agreement-powers"),
    path("agreements/<uuid:public_id>/", agreements.agreement, name="agreement"),
    path(
        "agreements/<uuid:public_id>/change/",
        drafting.change,
        name="agreement-change",
    ),
    path(
        "agreements/<uuid:public_id>/version/",
        drafting.new_version,
        name="agreement-version",
    ),
    path("agreements/<uuid:public_id>/renew/", drafting.renew, name="agreement-renew"),
    path("agreements/<uuid:public_id>/sign/", drafting.sign, name="agreement-sign"),
    path(
        "agreements/<uuid:public_id>/withdraw/",
        drafting.withdraw,
        name="agreement-withdraw",
    ),
    path("emergency/", glass.open_by_reference, name="glass-open"),
    path("emergency/reviews/", reviews.reviews, name="glass-reviews"),
    path("emergency/<uuid:public_id>/", glass.glass, name="glass"),
    path("emergency/<uuid:public_id>/end/", glass.close, name="glass-close"),
    path("emergency/<uuid:public_id>/review/", reviews.review, name="glass-review"),
    path("conflicts/", conflicts.conflicts, name="conflicts"),
    path("conflicts/declare/", conflicts.declare, name="conflict-declare"),
    path("conflicts/<int:conflict_id>/lift/", conflicts.lift, name="conflict-lift"),
    path("records/", records.orphans, name="records-orphaned"),
    path(RECORD, records.access, name="record-access"),
    path(f"{RECORD}let-in/", records.let_in, name="record-let-in"),
    path(f"{RECORD}transfer/", records.transfer, name="record-transfer"),
    path(f"{RECORD}conflict/", records.conflict, name="record-conflict"),
    path("records/out/<int:membership_id>/", records.take_out, name="record-take-out"),
]
