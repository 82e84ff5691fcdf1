"""docs/reference/personal-data.md and impact-assessment.md, written from the code."""

from django.apps import apps

from fourfold.analysis.definitions import settings
from fourfold.partnership.accounts.roles import all_roles
from fourfold.partnership.information_rights import law
from fourfold.partnership.information_rights.register import Holding, holdings
from fourfold.partnership.personal_data.periods import known_periods
from fourfold.partnership.personal_data.reading import declaration_of
from tests.architecture.tree import ROOT

from .measures import MEASURES, RISKS

FOLDER = ROOT / "docs" / "reference"
PERSONAL_DATA = FOLDER / "personal-data.md"
IMPACT_ASSESSMENT = FOLDER / "impact-assessment.md"
YOURS = "*For the partnership to write.*"


def installed() -> list[Holding]:
    """Without the records that only tests have."""
    return [
        each
        for each in holdings()
        if not apps.get_model(each.kind).__module__.startswith("tests.")
    ]


def personal_data() -> str:
    """The page as it should be."""
    found = installed()
    about = [each for each in found if each.personal]
    others = [each for each in found if not each.personal]
    return "\n".join(
        [
            PERSONAL_DATA_HEAD,
            *(_section(each) for each in about),
            "## Says nothing of anybody\n",
            *(f"- **{e.title}** (`{e.kind}`): {e.why}. {e.end}" for e in others),
            "\n## Periods\n",
            "A partnership sets them in `[retention]` of `partnership.toml`. None has a"
            " length of its own.\n",
            "| name | what it covers | what to weigh |",
            "|---|---|---|",
            *(
                f"| `{name}` | {entry['covers']} | {entry['consider']} |"
                for name, entry in known_periods().items()
            ),
            "",
        ]
    )


def _section(each: Holding) -> str:
    model = apps.get_model(each.kind)
    reasons = declaration_of(model).reasons
    plain = [
        f"`{name}`{f' ({reasons[name]})' if name in reasons else ''}"
        for name in each.plain
    ]
    return "\n".join(
        [
            f"## {each.title}\n",
            f"`{each.kind}`. Held {each.why}.\n",
            f"- Says something of somebody: {_listed(each.personal)}",
            f"- Does not: {', '.join(plain)}",
            f"- How it ends: {each.end}",
            f"- When somebody asks: {each.asked}\n",
        ]
    )


def impact_assessment() -> str:
    """The page as it should be."""
    lines = [*_processing(), *_people(), *_keeping(), *_protecting()]
    return "\n".join([IMPACT_HEAD, *lines])


def _processing() -> list[str]:
    about = [each for each in installed() if each.personal]
    purposes = settings("sharing.toml")["purposes"].values()
    return [
        "## 1. What is processed\n",
        "| what | why | how it ends |",
        "|---|---|---|",
        *(f"| {e.title} | {e.why} | {e.end} |" for e in about),
        "\nEvery field is in [what is held about people](personal-data.md).\n",
        "## 2. Why it is needed, and why no less will do\n",
        f"{YOURS} For each line above: what would not work without it.\n",
        "## 3. Lawful basis\n",
        f"{YOURS} For each purpose; special and criminal data need a condition too.",
        "Powers that agreements can name are in `definitions/law/sharing_powers.toml`.",
        "Purposes of sharing:\n",
        *(f"- {each['title']}" for each in purposes),
        "",
    ]


def _people() -> list[str]:
    roles = [role for role in all_roles().values() if role.signs_in]
    return [
        "## 4. Who can see what\n",
        "From tier 3 on, nobody sees a record unless they are let into it by name.\n",
        "| role | most confidential tier | a second person approves | may besides |",
        "|---|---|---|---|",
        *(
            f"| {role.title} | {role.tier} | {'yes' if role.needs_approval else 'no'}"
            f" | {', '.join(sorted(role.may)) or '–'} |"
            for role in roles
        ),
        "\nWhat each page answers to each of them: [permissions](permissions.md).\n",
        "## 5. With whom it is shared\n",
        f"{YOURS} Copy the register of agreements of your site: parties, purposes,",
        "powers, data, review. Without an agreement in force, the site lets nobody of",
        "another agency in.\n",
    ]


def _keeping() -> list[str]:
    return [
        "## 6. How long it is kept\n",
        "| period | what it covers | your decision |",
        "|---|---|---|",
        *(
            f"| `{name}` | {entry['covers']} | |"
            for name, entry in known_periods().items()
        ),
        "\n## 7. Rights of people\n",
        *(f"- {right}" for right in law.rights()),
        "\nHow they are answered: [answer a subject access request]"
        "(../how-to/answer-a-subject-access-request.md).\n",
    ]


def _protecting() -> list[str]:
    return [
        "## 8. What protects it\n",
        "| threat | measure | test that proves it |",
        "|---|---|---|",
        *(
            f"| {threat} | {measure} | [{test.rsplit('/', 1)[-1]}](../../{test}) |"
            for threat, measure, test in MEASURES
        ),
        "\n## 9. Risks that are left\n",
        "| risk | likely | harm | what you do | who decided |",
        "|---|---|---|---|---|",
        *(f"| {risk} | | | | |" for risk in RISKS),
        "\n## 10. Who was asked, and who signed\n",
        f"{YOURS} The data protection officer's advice; people concerned or who",
        "speaks for them; who accepted what is left; when it is looked at again.",
        "",
    ]


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


PERSONAL_DATA_HEAD = """\
# What is held about people

Every kind of record says of itself what it holds, why, and how it ends; a system check
refuses one that does not. This page is written from that (`./run docs`). How it is
declared: [decision 0023](../decisions/0023-personal-data-is-declared-in-the-model.md).
"""

IMPACT_HEAD = """\
# Data protection impact assessment: a template

Filled from the code (`./run docs`) as far as the code knows. Copy it, and write what is
yours. One is always needed here: data about offences and people at risk, from several
sources, whose leak could hurt somebody (UK GDPR, article 35; the Commissioner's list).
It is no legal advice.
"""
