"""A mail server on this machine that does what a test tells it to.

Answers one conversation after another in threads. What it is to do with a message it
asks `behave`: "take" it, say "later" (451) or "never" (550) to the address, refuse the
text "for good" (554) or "for now" (452), "lose" the answer after taking the message, or
"hang up" before.
"""

import socketserver
from collections import Counter
from contextlib import contextmanager
from email import message_from_bytes, policy
from threading import Lock, Thread

TO_ADDRESS = {"later": b"451 later\r\n", "never": b"550 no such mailbox\r\n"}
TO_TEXT = {"for good": b"554 no\r\n", "for now": b"452 full\r\n"}


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.server.conversations += 1
        self._say(b"220 here\r\n")
        while line := self.rfile.readline():
            word = line.strip().upper().split(b" ")[0]
            if word == b"QUIT":
                self._say(b"221 bye\r\n")
                return
            if word == b"RCPT":
                self.wanted = self.server.behave()
                self._say(TO_ADDRESS.get(self.wanted, b"250 good\r\n"))
            elif word == b"DATA":
                self._say(b"354 go on\r\n")
                if not self._receive():
                    return
            else:
                self._say(b"250 good\r\n")

    def _receive(self):
        """Read a message; False where the line is dropped without an answer."""
        text = b""
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            text += line
        if self.wanted == "hang up" or not line:
            return False
        if self.wanted in TO_TEXT:
            self._say(TO_TEXT[self.wanted])
            return True
        self.server.take(text)
        if self.wanted == "lose":
            return False
        self._say(b"250 taken\r\n")
        return True

    def _say(self, line):
        self.wfile.write(line)


class PostOffice(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, behave=lambda: "take", address=("127.0.0.1", 0)):
        super().__init__(address, Conversation)
        self.behave = behave
        self.conversations = 0
        self.taken = []
        self._lock = Lock()

    def take(self, text):
        with self._lock:
            self.taken.append(message_from_bytes(text, policy=policy.default))

    def handle_error(self, request, client_address):
        """A client that was killed in the middle of it is no fault of ours."""

    @property
    def copies(self):
        """How often each message was taken, by its Message-ID."""
        return Counter(message["Message-ID"] for message in self.taken)


@contextmanager
def post_office(settings, behave=lambda: "take"):
    """A server that the site's settings lead to, until the end."""
    with PostOffice(behave) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
