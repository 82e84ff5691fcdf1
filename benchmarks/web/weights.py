"""What pages of a running site weigh: requests, bytes, and bytes as a proxy sends them.

python -m benchmarks.web.weights http://127.0.0.1:8000 / /wards/
"""

import gzip
import os
import sys

from playwright.sync_api import Page, sync_playwright

BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
# Pictures of these kinds are compressed already.
WHOLE = ("image/png", "font/woff2")


def main(site: str, paths: list[str]) -> None:
    browser_at = next(each for each in BROWSERS if os.path.exists(each))
    print("| page | requests | kB | kB compressed |\n|---|---|---|---|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_at, args=["--no-sandbox"]
        )
        for path in paths:
            # A reader who comes for the first time has nothing in the cache.
            page = browser.new_page(viewport={"width": 360, "height": 740})
            sizes = sizes_of(page, site + path)
            page.close()
            whole, packed = (sum(size) / 1_000 for size in zip(*sizes, strict=True))
            print(f"| {path} | {len(sizes)} | {whole:.0f} | {packed:.0f} |")
        browser.close()


def sizes_of(page: Page, address: str) -> list[tuple[int, int]]:
    """Of each answer, its bytes and its bytes compressed; also of what comes late."""
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    return [
        (len(body), len(body) if _is_packed(answer) else len(gzip.compress(body, 6)))
        for answer in answers
        if answer.ok and (body := answer.body())
    ]


def _is_packed(answer: object) -> bool:
    kind = answer.headers.get("content-type", "")  # type: ignore[attr-defined]
    return kind.split(";")[0] in WHOLE


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
