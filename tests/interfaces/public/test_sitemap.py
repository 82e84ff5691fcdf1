import xml.etree.ElementTree as ElementTree
from urllib.parse import urlsplit

from django.conf import settings

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def paths(client):
    answer = client.get("/sitemap.xml")
    root = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    found = [each.text for each in root.iter(LOCATION)]
    assert all(each.startswith(settings.SITE_ADDRESS) for each in found)
    return [urlsplit(each).path for each in found]


def test_every_page_of_the_map_is_there(client, shown):
    found = paths(client)

    assert {client.get(path).status_code for path in found} == {200}
    assert len(found) == len(set(found))
    assert f"/data/{shown.area.code}/{shown.slug}/" in found
    assert "/borough/where/" in found


def test_map_is_there_before_anything_is_published(client, db):
    assert "/" in paths(client)


def test_map_costs_few_queries(client, shown, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get("/sitemap.xml")


def test_programs_are_told_where_the_map_is_and_what_is_not_for_them(client, db):
    answer = client.get("/robots.txt")

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /staff/" in answer.text
    assert f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml" in answer.text
