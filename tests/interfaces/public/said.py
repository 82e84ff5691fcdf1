"""What a page says, parted by whether it is marked as English."""

from html.parser import HTMLParser

from django.conf import settings

# The same in both languages, or a name.
SAME = {"Parquet", "CSV on the Web", "Partner"}


class Said(HTMLParser):
    """found : texts that are not marked as English; marked : those that are"""

    EMPTY = frozenset({"meta", "link", "br", "img", "input", "hr", "path"})

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.found, self.marked, self.open = set(), set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        had = dict(attrs)
        if not self._is_english():
            self.found |= {had[name] for name in ("aria-label", "alt") if had.get(name)}
        if tag not in self.EMPTY:
            self.open.append((tag, had.get("lang")))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip():
            said = self.marked if self._is_english() else self.found
            said.add(" ".join(data.split()))

    def _is_english(self):
        said = [lang for _, lang in self.open if lang]
        return bool(said) and said[-1] == settings.LANGUAGE_CODE
