from django.http import HttpResponse
from django.shortcuts import render

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.receiving import takes_files

from .forms import SampleFilter, SampleForm
from .samples import values

WRONG = {"wrong-email": "no address", "wrong-happened_on_day": "31"}
MOST_BYTES = 1_000_000


@for_staff()
@takes_files(MOST_BYTES)
def gallery(request: Request) -> HttpResponse:
    """What is sent comes back with its errors; nothing is kept."""
    form = SampleForm()
    if request.method == "POST":
        form = SampleForm(request.POST, request.FILES)
    wrong = SampleForm(WRONG, prefix="wrong")
    return render(
        request,
        "staff/components.html",
        {
            **values(),
            "form": form,
            "wrong": wrong,
            "filter_form": SampleFilter(request.GET or None, prefix="filter"),
        },
    )
