from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from fourfold.interfaces.components.access import Request, open_to_anyone
from fourfold.interfaces.components.limits import Limit, TooOftenError, count_within
from fourfold.partnership.feedback.services import answer_page

from .forms import UsefulForm

# Of one network: more than a reader says of pages, and little for a program.
LIMIT = Limit(requests=20, seconds=3_600)
TOO_MANY_REQUESTS = 429
HOME = "/"


# Nothing is done in anybody's name here, so there is nobody to forge, and a mark
# against that would need a cookie.
@open_to_anyone
@csrf_exempt
def useful(request: Request) -> HttpResponse:
    if request.method != "POST":
        asked = {"page": request.GET.get("page", HOME), "answer": None}
        return _shown(request, UsefulForm(initial=asked))
    form = UsefulForm(request.POST)
    if not form.is_valid():
        return _shown(request, form)
    try:
        count_within(LIMIT, request, what="useful")
    except TooOftenError as error:
        return _too_often(request, error)
    said = form.cleaned_data
    answer_page(
        by=request.actor,
        page=said["page"],
        is_useful=said["answer"] == "yes",
        words=said["words"],
    )
    return redirect("public:useful-thanks")


@open_to_anyone
def thanks(request: Request) -> HttpResponse:
    return render(request, "public/useful/thanks.html")


def _shown(request: Request, form: UsefulForm) -> HttpResponse:
    return render(request, "public/useful/useful.html", {"form": form})


def _too_often(request: Request, error: TooOftenError) -> HttpResponse:
    answer = render(request, "public/useful/too_often.html", status=TOO_MANY_REQUESTS)
    answer.headers["Retry-After"] = str(error.seconds)
    return answer
