"""What search engines are told: which pages there are, and which are for nobody."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.standing import borough
from fourfold.partnership.areas.queries import current_wards
from fourfold.partnership.assessments.queries import published
from fourfold.partnership.strategy.queries import strategies

from .borough.views import HEADLINE, address_of
from .offences.views import defined

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
ALWAYS = (
    *("home", "borough", "offences", "compare", "unknown", "methods", "data"),
    *("progress", "indicators", "partners", "calendar", "duties", "packs"),
    *("questions", "you-said", "scrutiny"),
    *("programmes", "programme-returns", "reported"),
    *("publications", "public-people", "events", "words"),
    *("assessments", "corrections", "privacy", "accessibility", "contact", "help"),
)
# An edition a month makes no more in eight years.
MOST = 100
CLOSED = ("/staff/",)


@open_to_anyone
@require_safe
def sitemap(request: Request) -> HttpResponse:
    root = ElementTree.Element("urlset", xmlns=NAMESPACE)
    for path in dict.fromkeys(_paths()):
        url = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(url, "loc").text = _whole(path)
    content = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(content, content_type="application/xml")


@open_to_anyone
@require_safe
def robots(request: Request) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in _closed()),
        f"Sitemap: {_whole(reverse('public:sitemap'))}",
    ]
    text = "\n".join([*lines, ""])
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _closed() -> Iterator[str]:
    yield from CLOSED
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            yield reverse("account_login")


def _paths() -> Iterator[str]:
    yield from (reverse(f"public:{name}") for name in ALWAYS)
    standing = borough()
    if standing is not None:
        yield from (address_of(name) for name in standing.sections if name != HEADLINE)
        yield from (
            reverse("public:ward", args=[ward.code]) for ward in current_wards()
        )
    for measure in defined(standing):
        yield reverse("public:offence", args=[measure["id"]])
    for strategy in strategies():
        yield reverse("public:strategy", args=[strategy.slug])
    for edition in published()[:MOST]:
        yield reverse("public:assessment", args=[edition.slug])
        yield reverse("public:data-edition", args=[edition.area.code, edition.slug])


def _whole(path: str) -> str:
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"
