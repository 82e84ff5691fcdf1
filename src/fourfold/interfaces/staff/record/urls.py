from django.urls import path

from . import parts, views

ONE = "<uuid:public_id>/"
OF_KIND = f"<slug:kind>/{ONE}"

urlpatterns = [
    path("", views.home, name="record-home"),
    path(f"versions/{ONE}link/", parts.link, name="record-link"),
    path(f"versions/{ONE}file.pdf", parts.file, name="record-file"),
    path(f"offices/{ONE}end/", parts.office_end, name="record-office-end"),
    path(f"offices/{ONE}strike/", parts.office_strike, name="record-office-strike"),
    path(f"quotes/{ONE}strike/", parts.quote_strike, name="record-quote-strike"),
    path(f"publications/{ONE}versions/new/", parts.version, name="record-version"),
    path("<slug:kind>/", views.things, name="record"),
    path("<slug:kind>/new/", views.add, name="record-add"),
    path(OF_KIND, views.thing, name="record-thing"),
    path(f"{OF_KIND}change/", views.change, name="record-change"),
    path(f"{OF_KIND}publish/", views.publish, name="record-publish"),
    path(f"{OF_KIND}withdraw/", views.withdraw, name="record-withdraw"),
    path(f"{OF_KIND}add/<slug:part>/", parts.add, name="record-part"),
]
