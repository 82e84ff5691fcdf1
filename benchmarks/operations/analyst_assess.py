"""What an analyst would write today: the main figures with pandas and matplotlib.

analyst_assess.py EVENTS RESIDENTS WARDS SCRATCH AUTHORITY

It begins with rows that are already placed, counts them, works out rates, changes and
their limits, draws as many charts as the assessment of an earlier version had, and
writes a page of tables, a report and a page a ward. It has no figure by small area, no
control chart, no group beyond rates, no working behind any number and no text.
"""

import sys
from pathlib import Path

import geopandas
import matplotlib
import pandas
from matplotlib import pyplot
from matplotlib.backends.backend_pdf import PdfPages
from scipy import stats

matplotlib.use("Agg")
events, residents, outlines, scratch = map(Path, sys.argv[1:5])
authority = sys.argv[5]
MEASURES = {
    "Violence": ["violent-crime", "robbery"],
    "Robbery": ["robbery"],
    "Weapons": ["possession-of-weapons"],
    "Anti-social behaviour": ["anti-social-behaviour"],
}


def with_limits(counts: pandas.DataFrame, people: pandas.Series) -> pandas.DataFrame:
    table = counts.join(people.rename("people"))
    lower = stats.chi2.ppf(0.025, 2 * table.now) / 2
    upper = stats.chi2.ppf(0.975, 2 * table.now + 2) / 2
    share_low = stats.beta.ppf(0.025, table.now, table.before + 1)
    share_high = stats.beta.ppf(0.975, table.now + 1, table.before)
    return table.assign(
        rate=table.now / table.people * 1000,
        lower=lower / table.people * 1000,
        upper=upper / table.people * 1000,
        change=table.now / table.before,
        change_lower=share_low / (1 - share_low),
        change_upper=share_high / (1 - share_high),
    )


def years(rows: pandas.DataFrame, by: str) -> pandas.DataFrame:
    return pandas.DataFrame(
        {
            "now": rows[rows.month.isin(now)].groupby(by).size(),
            "before": rows[rows.month.isin(before)].groupby(by).size(),
        }
    ).fillna(0)


def dots(table: pandas.DataFrame, title: str) -> pyplot.Figure:
    ordered = table.sort_values("rate")
    figure, axes = pyplot.subplots(figsize=(8, 7))
    reach = [ordered.rate - ordered.lower, ordered.upper - ordered.rate]
    axes.errorbar(ordered.rate, ordered.index, xerr=reach, fmt="o")
    axes.set_title(title)
    return figure


def line(months: pandas.Series, title: str) -> pyplot.Figure:
    figure, axes = pyplot.subplots(figsize=(8, 3))
    axes.plot(months.index, months)
    axes.plot(months.index, months.rolling(12).mean(), linewidth=3)
    axes.set_title(title)
    axes.tick_params(axis="x", rotation=90)
    return figure


crimes = pandas.read_csv(events)
people = pandas.read_csv(residents).set_index("area").people
wards = geopandas.read_file(outlines)
known = sorted(crimes.month.unique())
now, before = known[-12:], known[-24:-12]
own = crimes[crimes.authority == authority]
figures, tables = [], []
for name, offences in MEASURES.items():
    rows = own[own.offence.isin(offences)]
    by_ward = with_limits(years(rows, "ward"), people)
    everywhere = crimes[crimes.offence.isin(offences)]
    group = with_limits(years(everywhere, "authority"), people)
    tables += [by_ward, group, with_limits(years(rows, "lsoa"), people)]
    figures += [dots(by_ward, name), dots(group, name)]
    figures.append(line(rows.groupby("month").size().reindex(known), name))
    shapes = wards.merge(by_ward, left_on="WD25CD", right_index=True)
    figures.append(shapes.plot("rate", categorical=False, figsize=(7, 9)).figure)
tables.append(years(own, "offence"))
(scratch / "page.html").write_text("".join(table.to_html() for table in tables))
for number, figure in enumerate(figures):
    figure.savefig(scratch / f"{number}.svg")
with PdfPages(scratch / "report.pdf") as report:
    for figure in figures:
        report.savefig(figure)
for ward, rows in own.groupby("ward"):
    with PdfPages(scratch / f"{ward}.pdf") as report:
        report.savefig(line(rows.groupby("month").size().reindex(known), ward))
    pyplot.close("all")
