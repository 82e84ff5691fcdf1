from django.urls import include, path

from . import views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("contact/", views.contact, name="contact"),
    path("assessments/", include("fourfold.interfaces.public.assessments.urls")),
    path("help/", views.help_page, name="help"),
]
