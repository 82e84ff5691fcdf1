"""Follows every link of the public site, as a search engine does."""

from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from django.urls import resolve

# Closed to the public, or a document with a look of its own.
NOT_FOLLOWED = ("/staff/", "/sign-in/", "/static/")
DOCUMENT = "public:assessment-document"


class Page(HTMLParser):
    """What a page has that every page must, and where it leads."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.language, self.titles, self.headings = "", 0, 0
        self.links, self.ids = set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        had = dict(attrs)
        # A shape of a map has a title too.
        self.titles += tag == "title" and not self.headings
        self.headings += tag == "h1"
        if tag == "html":
            self.language = had.get("lang", "")
        if had.get("id"):
            self.ids.add(had["id"])
        self.links |= {had[name] for name in ("href", "src") if had.get(name)}


def crawl(client, *, wanted=lambda path: True):
    """Every page that the home page leads to: by path, its status and its `Page`.

    wanted : whether a path is opened; links to others are noted all the same
    """
    found, linked, waiting = {}, {}, ["/"]
    while waiting:
        where = waiting.pop()
        if where in found or not wanted(where):
            continue
        answer = client.get(where)
        page = _page(answer, where)
        found[where] = (answer.status_code, page)
        if answer.status_code == 302:
            waiting.append(answer["Location"])
        for link in page.links if page else ():
            path, anchor = urldefrag(urljoin(where, link))
            if _is_ours(path):
                linked.setdefault(path, set()).add((where, anchor))
                waiting.append(path)
    return found, linked


def _page(answer, where):
    if not answer.get("Content-Type", "").startswith("text/html"):
        return None
    if resolve(unquote(urlsplit(where).path)).view_name == DOCUMENT:
        return None
    return Page(answer.text)


def _is_ours(path):
    parts = urlsplit(path)
    is_local = not parts.scheme and not parts.netloc
    return is_local and parts.path and not parts.path.startswith(NOT_FOLLOWED)
