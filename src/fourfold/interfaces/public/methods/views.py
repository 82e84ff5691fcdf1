from pathlib import PurePosixPath

from django.http import HttpResponse
from django.shortcuts import render

from fourfold.analysis.assessment.kinds import kinds
from fourfold.analysis.definitions import names, settings
from fourfold.analysis.offences.measures import quality_levels
from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.listing import Column, Table


@open_to_anyone
def methods(request: Request) -> HttpResponse:
    context = {
        "kinds": [
            {
                "id": name,
                "title": name.replace("-", " ").capitalize(),
                "words": kind.words,
                "interval": kind.interval,
                "page": PurePosixPath(kind.page).name,
            }
            for name, kind in kinds().items()
        ],
        "quality": quality_levels().items(),
        "sources": _sources(),
    }
    return render(request, "public/methods.html", context)


def _sources() -> Table:
    told = [settings(f"sources/{name}.toml") for name in names("sources")]
    titles = ("What", "Who publishes it", "How often", "Licence")
    return Table(
        caption="Where the data can come from",
        caption_is_hidden=True,
        columns=[Column(title) for title in titles],
        rows=[
            (each["title"], each["publisher"], each["cadence"], each["licence"])
            for each in told
        ],
    )
