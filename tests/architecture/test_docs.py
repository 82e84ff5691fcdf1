"""Pages name what there is, and lead where they say."""

import re

from tests.architecture.tree import ROOT, SOURCE, files, shown

# Checks of arguments that the statistics share; no statistic itself.
NO_STATISTIC = {"arguments", "__init__", "event_times", "near_pairs"}
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def links_of(page):
    """Relative links of a page, without what is in code."""
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    targets = (target.split("#")[0] for target in LINK.findall(text))
    return [t for t in targets if t and not re.match(r"[a-z]+:", t)]


def test_every_statistic_has_a_page_that_names_it():
    pages = "".join(
        page.read_text(encoding="utf-8")
        for page in files(".md", within=ROOT / "docs" / "methods")
    )
    modules = {
        path.stem for path in files(".py", within=SOURCE / "analysis" / "statistics")
    }

    unnamed = [
        name
        for name in sorted(modules - NO_STATISTIC)
        if f"fourfold.analysis.statistics.{name}" not in pages
    ]

    assert unnamed == []


def test_every_relative_link_leads_somewhere():
    broken = [
        f"{shown(page)}: {target}"
        for page in files(".md")
        for target in links_of(page)
        if not (page.parent / target).exists()
    ]

    assert broken == []
