"""As little as Django can answer with: one template, no database, three middlewares."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.shortcuts import render
from django.urls import path

settings.configure(
    SECRET_KEY="bare",  # noqa: S106 - signs nothing that anybody keeps
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.locmem.Loader",
                        {"page.html": "<h1>{{ title }}</h1>{{ text }}"},
                    )
                ]
            },
        }
    ],
)


def page(request):
    return render(request, "page.html", {"title": "Bare", "text": "text " * 400})


urlpatterns = [path("", page)]
application = get_wsgi_application()
