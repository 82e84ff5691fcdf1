"""Makes pages for tests, and reads them as a browser or a screen reader would."""

from html.parser import HTMLParser

from fourfold.analysis.assessment.first_assessment import assess
from fourfold.analysis.charts.assessment_charts import draw_charts
from fourfold.analysis.documents.page import html
from fourfold.analysis.publication.publish import PublishedAssessment, publish
from tests.analysis.assessment.small_cube import SmallCube


def published(cube: SmallCube, **settings) -> PublishedAssessment:
    return publish(assess(cube, authority=cube.authority.code, **settings))


def page_of(cube: SmallCube, **settings) -> str:
    found = published(cube, **settings)
    return html(found, draw_charts(found.assessment))


class Page(HTMLParser):
    """Every tag with its attributes, and the text that a reader sees."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._unread = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._unread += tag == "style"

    def handle_endtag(self, tag):
        self._unread -= tag == "style"

    def handle_data(self, data):
        if not self._unread and data.strip():
            self.words.append(data.strip())

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]

    def values(self, attribute: str) -> list[str]:
        return [each[attribute] for _, each in self.tags if attribute in each]
