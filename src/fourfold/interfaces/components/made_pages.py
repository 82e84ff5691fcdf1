"""Pages as they were made, in the memory of one process."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

from django.http import HttpResponse

# A page with one of these is for one reader: it holds what only they may send back.
OF_ONE_READER = b"csrfmiddlewaretoken"


@dataclass(frozen=True, slots=True)
class MadePage:
    content: bytes
    headers: dict[str, str]

    def answer(self) -> HttpResponse:
        """A new one each time, for what hands it on adds headers to it."""
        return HttpResponse(self.content, headers=self.headers)


class MadePages:
    """The newest of those asked for, up to so many bytes.

    Only whole pages for anybody are kept: no fault, no redirect, no cookie, no form
    that bears a token of one reader.
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._pages: OrderedDict[Hashable, MadePage] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> HttpResponse | None:
        with self._lock:
            page = self._pages.get(key)
            if page is None:
                return None
            self._pages.move_to_end(key)
        return page.answer()

    def put(self, key: Hashable, made: HttpResponse) -> HttpResponse:
        """Keep it if it may be kept; either way the answer comes back."""
        if made.status_code == 200 and not made.cookies and not _is_of_one(made):
            self._keep(key, MadePage(made.content, dict(made.headers)))
        return made

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self.bytes = 0

    def _keep(self, key: Hashable, page: MadePage) -> None:
        with self._lock:
            before = self._pages.pop(key, None)
            self.bytes -= len(before.content) if before else 0
            self._pages[key] = page
            self.bytes += len(page.content)
            while self.bytes > self.most_bytes:
                _, oldest = self._pages.popitem(last=False)
                self.bytes -= len(oldest.content)


def _is_of_one(made: HttpResponse) -> bool:
    return OF_ONE_READER in made.content
