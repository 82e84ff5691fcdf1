"""A window of a browser that notes what is wrong with a page."""

from axe_playwright_python.sync_playwright import Axe

LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation",
  event => window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
# The ground of the head of a page before any partnership has chosen another.
GROUND = "rgb(11, 61, 71)"
# A card for other sites has no head; this is how wide its edge is.
STYLED = (GROUND, "6px")
STYLE = """
const head = document.querySelector('.ff-mast');
head ? getComputedStyle(head).backgroundColor
     : getComputedStyle(document.querySelector('.card')).borderLeftWidth
"""
CLEAN = {
    "axe": [],
    "sideways": False,
    "styled": True,
    "elsewhere": [],
    "refused": [],
    "failed": [],
    "errors": [],
}


class Visitor:
    def __init__(self, page, site):
        self.page, self.site = page, site
        self.forget()
        page.add_init_script(LISTEN)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("response", self._note)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def forget(self):
        """What was wrong with earlier pages of this window."""
        self.asked, self.failed, self.errors = [], [], []

    def _note(self, response):
        is_document = response.request.resource_type == "document"
        if response.status >= 400 and not is_document:
            self.failed.append(f"{response.status} {response.url}")

    def faults(self):
        """Of the page that is open; `CLEAN` if it has none."""
        found = Axe().run(self.page).response["violations"]
        return {
            "axe": [(each["id"], each["nodes"][0]["html"][:120]) for each in found],
            "sideways": self.goes_sideways(),
            "styled": self.page.evaluate(STYLE) in STYLED,
            "elsewhere": [url for url in self.asked if not url.startswith(self.site)],
            "refused": self.page.evaluate("window.refused"),
            "failed": self.failed,
            "errors": self.errors,
        }

    def goes_sideways(self):
        return self.page.evaluate(
            "document.documentElement.scrollWidth > window.innerWidth"
        )

    def ground(self):
        return self.page.evaluate(
            "getComputedStyle(document.querySelector('.ff-mast')).backgroundColor"
        )
