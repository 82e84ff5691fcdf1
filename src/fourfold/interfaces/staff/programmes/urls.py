from django.urls import path

from .views import funding, imports, kpis, programmes, reach, returns, services

ONE = "<uuid:public_id>/"
FUNDING = f"funding/{ONE}"
SERVICE = f"services/{ONE}"
KPI = f"measures/{ONE}"

urlpatterns = [
    path("", programmes.programmes, name="programmes"),
    path("new/", programmes.add, name="programme-add"),
    path("returns/", returns.awaited, name="programme-returns"),
    path(FUNDING, funding.line, name="programme-funding"),
    path(f"{FUNDING}change/", funding.change, name="programme-funding-change"),
    path(f"{FUNDING}year/", funding.year, name="programme-funding-year"),
    path(f"{FUNDING}amounts/new/", funding.record, name="programme-money-add"),
    path(f"amounts/{ONE}strike/", funding.strike, name="programme-money-strike"),
    path(SERVICE, services.service, name="programme-service"),
    path(f"{SERVICE}change/", services.change, name="programme-service-change"),
    path(f"{SERVICE}end/", services.end, name="programme-service-end"),
    path(f"{SERVICE}measures/new/", kpis.add, name="programme-kpi-add"),
    path(f"{SERVICE}returns.csv", imports.export, name="programme-returns-file"),
    path(f"{SERVICE}returns/", imports.send, name="programme-returns-send"),
    path(f"{SERVICE}returns/write/", imports.write, name="programme-returns-write"),
    path(f"{SERVICE}reach/new/", reach.choose, name="programme-reach"),
    path(
        f"{SERVICE}reach/<slug:grouping>/", reach.report, name="programme-reach-report"
    ),
    path(f"reach/{ONE}correct/", reach.correct, name="programme-reach-correct"),
    path(f"{KPI}change/", kpis.change, name="programme-kpi-change"),
    path(f"{KPI}stop/", kpis.stop, name="programme-kpi-stop"),
    path(f"{KPI}returns/<slug:first>/", returns.file, name="programme-return"),
    path(ONE, programmes.programme, name="programme"),
    path(f"{ONE}change/", programmes.change, name="programme-change"),
    path(f"{ONE}publish/", programmes.publish, name="programme-publish"),
    path(f"{ONE}methods/new/", programmes.choose_method, name="programme-method-add"),
    path(f"methods/{ONE}drop/", programmes.drop_method, name="programme-method-drop"),
    path(f"{ONE}funding/new/", funding.add, name="programme-funding-add"),
    path(f"{ONE}services/new/", services.add, name="programme-service-add"),
]
