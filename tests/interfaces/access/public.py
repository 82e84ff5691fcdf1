"""The borough, its figures and its open data, as anybody reads them."""

from fourfold.partnership.assessments.models import Edition
from tests.people import make_person
from tests.reported import make_figure
from tests.site_editions import COUNT, WARD, make_areas, make_site_edition
from tests.strategies import (
    make_action,
    make_domain,
    make_indicator,
    make_objective,
    make_pledge,
    make_recommendation,
    make_strategy,
)

from .states import anyone, staff


def add_to(scene):
    maker = make_person("Dra Fter", scene.council, "analyst")
    other = make_person("Che Cker", scene.council, "board-member")
    make_areas()
    # Later than whatever else is published, so that pages speak of this one.
    scene.records["shown"] = make_site_edition(maker, other, last="2026-07")

    scene.records["reported"] = make_figure(maker, approved_by=other)

    manager = make_person("Pro Gramme", scene.council, "programme-manager")
    answered = make_recommendation(
        manager, make_strategy(manager), make_domain(manager)
    )
    scene.records["promised"] = make_action(manager, answered, scene.council)
    scene.records["pledged"] = make_pledge(
        manager, answered.strategy, answered.domain, scene.council
    )
    scene.records["aimed"] = make_objective(
        manager, answered.strategy, answered.domain, scene.council
    )

    scene.records["indicated"] = make_indicator(
        manager, scene.records["aimed"], scene.council
    )


def figure(_scene):
    return [COUNT]


def area(scene):
    return [_shown(scene).area.code]


def edition(scene):
    return [_shown(scene).area.code, _shown(scene).slug]


def file(scene):
    return [*edition(scene), "figures.csv"]


def latest_file(scene):
    return [*area(scene), "figures.csv"]


def promised(scene):
    return [scene.promised.public_id]


def answered(scene):
    return [scene.promised.recommendation.public_id]


def of(name):
    return lambda scene: [scene.records[name].public_id]


def section(_scene):
    return ["where"]


def measure(_scene):
    return ["violence"]


def ward(_scene):
    return [WARD]


def reported(scene):
    return [scene.reported.name]


def _shown(scene) -> Edition:
    return scene.shown


FILE = {"GET": 200, "POST": 405}

TABLE = [
    anyone("public:figure", arguments=figure),
    anyone("public:figure-json", arguments=figure, **FILE),
    anyone("public:figure-csv", arguments=figure, **FILE),
    anyone("public:data"),
    anyone("public:data-edition", arguments=edition),
    anyone("public:data-file", arguments=file, **FILE),
    anyone("public:data-latest", arguments=area, GET=302, POST=405),
    anyone("public:data-latest-file", arguments=latest_file, GET=302, POST=405),
    anyone("public:borough"),
    anyone("public:borough-section", arguments=section),
    anyone("public:compare"),
    anyone("public:unknown"),
    anyone("public:offences"),
    anyone("public:offence", arguments=measure),
    anyone("public:progress"),
    anyone("public:action", arguments=promised),
    anyone("public:progress-csv", **FILE),
    anyone("public:progress-json", **FILE),
    anyone("public:calendar"),
    anyone("public:partners"),
    anyone("public:partner", arguments=lambda scene: [scene.council.public_id]),
    anyone("public:pledge", arguments=of("pledged")),
    anyone("public:indicators"),
    anyone("public:indicator", arguments=of("indicated")),
    anyone("public:objective", arguments=of("aimed")),
    anyone("public:recommendation", arguments=answered),
    anyone(
        "public:strategy",
        arguments=lambda scene: [scene.promised.recommendation.strategy.slug],
    ),
    anyone(
        "public:domain",
        arguments=lambda scene: [scene.promised.recommendation.domain.slug],
    ),
    anyone("public:reported"),
    anyone("public:reported-figure", arguments=reported),
    anyone("public:methods"),
    anyone("public:corrections"),
    # These sites are not set up: nobody is there to speak in a feed.
    anyone("public:feed", GET=404, POST=405),
    anyone("public:feed-corrections", GET=404, POST=405),
    anyone("public:feed-progress", GET=404, POST=405),
    anyone("public:feed-publications", GET=404, POST=405),
    anyone("public:feed-ward", arguments=ward, GET=404, POST=405),
    # An empty answer is asked again.
    anyone("public:useful", GET=200, POST=200),
    anyone("public:useful-thanks"),
    staff("staff:feedback", only={"administrator", "officer", "sergeant", "analyst"}),
    anyone("public:sitemap", **FILE),
    anyone("public:robots", **FILE),
]
