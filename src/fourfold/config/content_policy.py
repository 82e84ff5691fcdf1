"""What pages of the site may load, and from where: from itself alone."""

from typing import Any

from csp.constants import NONCE, NONE, SELF

from .environment import origin


def content_policy(tiles: str) -> dict[str, Any]:
    """The Content-Security-Policy; with map tiles, pictures from their owner too."""
    return {
        "DIRECTIVES": {
            "default-src": [NONE],
            "script-src": [SELF, NONCE],
            "style-src": [SELF],
            "img-src": [SELF, "data:", *origin(tiles)],
            "font-src": [SELF],
            "connect-src": [SELF],
            "manifest-src": [SELF],
            "form-action": [SELF],
            "frame-ancestors": [NONE],
            "base-uri": [NONE],
        }
    }
