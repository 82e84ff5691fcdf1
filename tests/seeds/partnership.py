"""Partnership, strategy, domains, money."""

from django.urls import reverse

from fourfold.partnership.accounts.models import Agency
from fourfold.partnership.strategy.models import Domain, Objective, Pledge

STRATEGY = "violence-reduction-partnership"
DUTY = "serious-violence-duty-strategy"
NOT_STATED = "The source does not say what it rests on"


def check_t001(site):
    page = site.figure("first-concern")

    assert "Crime is the first concern of residents" in page
    assert "No figure given" in page
    assert NOT_STATED in page
    assert "“Tackling crime and violence”" in page


def check_t004(site):
    agencies = Agency.objects.all()
    promising = set(Pledge.objects.values_list("agency_id", flat=True))

    assert site.text("partners").count("No pledge") == len(agencies) - len(promising)
    for agency in agencies:
        page = site.text("partner", agency.public_id)
        own = Pledge.objects.filter(agency=agency)
        assert all(each.title in page for each in own)
        assert ("No pledge" in page) is not own.exists()


def check_t005(site):
    page = site.text("partners")

    for name in ("Metropolitan Police Service", "Local health bodies"):
        assert f"{name} Specified authority" in page
    assert "Educational institutions Relevant authority" in page
    assert "sector Voluntary or community group" in page


def part_t006(site):
    words = "To reduce violence in Waltham Forest so that our residents feel safer"

    assert words in site.text("strategy", STRATEGY)


def part_t008(site):
    assert Domain.objects.count() == 4
    for domain in Domain.objects.all():
        assert "Group of key partners" in site.text("domain", domain.slug)


def called(site, number, *names):
    """Whether a search for each name leads to the domain, and its page has them all."""
    domain = site.domain(number)
    where = reverse("public:domain", args=[domain.slug])
    page = site.text("domain", domain.slug)
    return all(
        name in page and f'href="{where}"' in site.html("progress", text=name)
        for name in names
    )


def check_t009(site):
    title = "Curtail violent acts at source, pursuing perpetrators and enforcing action"

    assert called(site, 1, title, "Stop violent acts at source")
    assert not called(site, 2, "Stop violent acts at source")


def check_t010(site):
    title = "Treat those who have been exposed to violence to control the spread"

    assert called(site, 2, title, "Treat those exposed to violence")


def check_t011(site):
    title = (
        "Support those susceptible to violence due to their exposure to risk factors"
    )

    assert called(site, 3, title, "Support those vulnerable to violence")


def check_t012(site):
    title = "Strengthen community resilience through a universal approach"

    assert called(site, 4, title, "Strengthen community resilience")


def check_t015(site):
    pledges = list(Pledge.objects.all())
    pages = [site.text("domain", each.slug) for each in Domain.objects.all()]

    counted = [sum(each.title in page for each in pledges) for page in pages]

    assert sum(counted) == len(pledges) == 6


def check_t029(site):
    kinds = Agency.objects.filter(kind="specified").values_list("name", flat=True)

    assert set(kinds) == {
        "Waltham Forest Council",
        "Metropolitan Police Service",
        "London Fire Brigade",
        "Youth offending team",
        "Probation service",
        "Local health bodies",
    }
    for name in kinds:
        assert f"{name} Specified authority" in site.text("partners")


def part_t030(site):
    page = site.text("partners")

    for name in ("Educational institutions", "Prisons", "Youth custodial institutions"):
        assert f"{name} Relevant authority" in page


def part_t033(site):
    page = site.text("strategy", DUTY)

    assert "injured with knives and guns (the primary goal)" in page


def check_t034(site):
    aims = Objective.objects.filter(text__startswith="Less harm from drugs")

    assert aims.count() == 3
    for aim in aims:
        page = site.text("objective", aim.public_id)
        assert aim.text in page
        assert "No recommendation is written down yet." in page


def part_t035(site):
    assert "less fear of crime" in site.text("strategy", DUTY)


def part_t036(site):
    assert "to MARAC than the year before" in site.text("strategy", DUTY)


def part_t037(site):
    assert "fewer barriers to services" in site.text("strategy", DUTY)


def part_t038(site):
    assert "end in violence, injury or death" in site.text("strategy", DUTY)


def part_t039(site):
    assert "offer them ways to change" in site.text("strategy", DUTY)


def part_t040(site):
    assert "harmful sexual behaviour" in site.text("strategy", DUTY)


def part_t042(site):
    page = site.figure("youth-violence-rose")

    assert "No figure given" in page
    assert NOT_STATED in page
