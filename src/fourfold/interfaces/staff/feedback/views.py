from django.http import HttpResponse
from django.shortcuts import render

from fourfold.interfaces.components.access import Request, for_staff
from fourfold.interfaces.components.listing import Cell, Column, Table, page_of
from fourfold.partnership.feedback import policies, queries

# Pages of the site; more are of addresses that nobody has.
MOST = 200


@for_staff(policies.may_read_feedback)
def feedback(request: Request) -> HttpResponse:
    page = page_of(request.GET, queries.in_words())
    counted = Table(
        caption="Was the page useful?",
        columns=[
            Column("Page"),
            Column("Yes", numeric=True),
            Column("No", numeric=True),
        ],
        rows=[
            (Cell(each["page"], href=each["page"]), each["useful"], each["not_useful"])
            for each in queries.counted_by_page()[:MOST]
        ],
        empty="Nobody has said anything yet.",
    )
    words = Table(
        caption="What would make it better",
        columns=[Column("Page"), Column("What was said"), Column("Day")],
        rows=[
            (Cell(each.page, href=each.page), each.words, Cell(when=each.answered_on))
            for each in page.rows
        ],
        empty="Nobody has written anything yet.",
    )
    context = {"counted": counted, "words": words, "page": page}
    return render(request, "staff/feedback/feedback.html", context)
