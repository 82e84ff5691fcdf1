"""Takes files in: straight to disk, no more than the page takes, from nobody unknown.

@for_staff(policies.may_work)
@takes_files(limits().most_bytes)
def upload(request): …

The guard against forged forms reads a form before the gate is asked who sends it, so
what may come in at all is decided here, by the address and by whether somebody has
signed in. Everything else is thrown away as it comes.
"""

from collections.abc import Callable
from contextlib import suppress
from tempfile import NamedTemporaryFile
from typing import IO, Any, TypeVar, cast

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from fourfold.partnership.datasets.staging import uploads_folder

from .sessions import has_run_out, touch

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
MEGABYTE = 1024**2


def takes_files(most_bytes: int) -> Callable[[View], View]:
    """Of a view: that it takes files, and how much of them in one form."""

    def mark(view: View) -> View:
        view.takes_bytes = most_bytes  # type: ignore[attr-defined]
        return view

    return mark


def was_too_much(request: HttpRequest) -> bool:
    """Whether files came to more than the page takes. Ask once the form is bound."""
    return bool(getattr(request, "sent_too_much", False))


def had_files(request: HttpRequest) -> bool:
    """Whether files were sent, also where they were thrown away."""
    return bool(request.FILES) or bool(getattr(request, "sent_files", False))


class Received(UploadedFile[Any]):
    """A file on our disk that is removed at the end, unless it was moved away."""

    def temporary_file_path(self) -> str:
        return str(getattr(self.file, "name", ""))

    def close(self) -> None:
        with suppress(FileNotFoundError):
            cast(IO[Any], self.file).close()


class Receiver(FileUploadHandler):
    chunk_size = MEGABYTE

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.taken = 0
        self.most = 0
        self.received: Received | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        # Whoever is asked to sign in first is told to choose them again.
        if self.request:
            self.request.sent_files = True  # type: ignore[attr-defined]
        self.most = self.most or self._most()
        if self.most == 0:
            raise SkipFile
        self._refuse_too_much()
        folder = uploads_folder()
        folder.mkdir(parents=True, exist_ok=True)
        self.received = Received(
            NamedTemporaryFile(dir=folder, prefix="incoming-"),  # noqa: SIM115
            self.file_name,
            self.content_type,
        )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.taken += len(raw_data)
        self._refuse_too_much()
        cast(Received, self.received).write(raw_data)

    def file_complete(self, file_size: int) -> Received:
        """The file. It is not asked for where one was thrown away."""
        received, self.received = cast(Received, self.received), None
        received.seek(0)
        received.size = file_size
        # Sending is being there, also where it takes longer than one may be idle.
        touch(self.request.session, timezone.now())  # type: ignore[union-attr]
        return received

    def upload_interrupted(self) -> None:
        self._drop()

    def _most(self) -> int:
        request = self.request
        match = request.resolver_match if request else None
        user = getattr(request, "user", None)
        if match is None or user is None or not user.is_authenticated:
            return 0
        if has_run_out(request.session, timezone.now()):  # type: ignore[union-attr]
            return 0
        return int(getattr(match.func, "takes_bytes", 0))

    def _refuse_too_much(self) -> None:
        if self.taken > self.most:
            self._drop()
            self.request.sent_too_much = True  # type: ignore[union-attr]
            raise SkipFile

    def _drop(self) -> None:
        received, self.received = self.received, None
        if received is not None:
            received.close()
