import csv
import io
from contextlib import suppress

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.analysis.areas.codes import level_of
from fourfold.analysis.definitions import settings
from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources import iod
from tests.analysis.sources.test_ons_damaged_files import damaged, one_file
from tests.oracles import deprivation_index

DEFINITION = settings("sources/iod.toml")
HEADERS = {column["name"]: column["header"] for column in DEFINITION["columns"]}
RANKED = "{} (where 1 is most deprived)"
# As in File 7: of each thing score, rank and decile; then columns nobody needs.
SCORES = {
    "imd": "31.5",
    "income": "0.245",
    "employment": "0.125",
    "education": "18.5",
    "health": "-0.75",
    "crime": "0.5",
    "barriers": "40.125",
    "environment": "25",
}
RANKS = {
    "income": 5_000,
    "employment": 9_000,
    "education": 16_000,
    "health": 20_000,
    "barriers": 3_000,
    "environment": 12_345,
}


def line(lsoa="E01000001", **changed):
    ranks = {f"{name}_rank": rank for name, rank in RANKS.items()}
    return {"lsoa": lsoa, "name": "Fold, North 001A", **SCORES, **ranks, **changed}


def text_of(*lines, year="2011", without=()):
    """A file of these lines, under the publisher's headers."""
    names = [name for name in lines[0] if name not in without]
    heads = [HEADERS.get(name, "LSOA name (2011)").format(year=year) for name in names]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([row[name] for name in names] for row in lines)
    return out.getvalue()


@pytest.fixture
def write(tmp_path):
    def write_text(content):
        path = tmp_path / "File_7.csv"
        path.write_text(content, encoding="utf-8")
        return path

    return write_text


@pytest.fixture
def england_of_three(monkeypatch):
    """As if England had three LSOAs."""
    editions = {year: {"year": 2019, "lsoas": 3} for year in ("2011", "2021")}

    def smaller(path):
        return {**settings(path), "editions": editions}

    monkeypatch.setattr(iod, "settings", smaller)


def test_read_gives_the_scores_as_published(write):
    path = write(text_of(line(), line("E01000002", imd="99.9")))

    first, second = iod.read(path)

    assert (first.lsoa, first.year, first.imd) == ("E01000001", 2019, 31.5)
    assert {name: getattr(first, name) for name in SCORES} == {
        name: float(score) for name, score in SCORES.items()
    }
    assert (second.lsoa, second.imd) == ("E01000002", 99.9)


def test_the_year_of_the_lsoas_tells_the_edition(write):
    (row,) = iod.read(write(text_of(line(), year="2021")))

    assert row.year == 2025


def test_the_index_without_crime_is_made_of_the_other_six_ranks(write):
    (row,) = iod.read(write(text_of(line())))

    shares = {name: (32_844 + 1 - rank) / 32_844 for name, rank in RANKS.items()}
    expected = deprivation_index.index(shares, DEFINITION["weights"])
    assert row.imd_without_crime == pytest.approx(expected, abs=0.0005)


def test_the_crime_domain_changes_nothing_in_the_index_without_it(write):
    (low,) = iod.read(write(text_of(line(crime="-3"))))
    (high,) = iod.read(write(text_of(line(crime="3"))))

    assert low.imd_without_crime == high.imd_without_crime


def test_without_ranks_the_scores_of_all_england_make_them(write, england_of_three):
    lines = [
        line("E01000001", income="0.1", health="-1"),
        line("E01000002", income="0.3", health="0.5"),
        line("E01000003", income="0.2", health="0.5"),
    ]
    path = write(text_of(*lines, without=[f"{name}_rank" for name in RANKS]))

    rows = iod.read(path)

    columns = {name: [float(each[name]) for each in lines] for name in RANKS}
    for at, row in enumerate(rows):
        shares = {
            name: deprivation_index.share_of(scores[at], scores)
            for name, scores in columns.items()
        }
        expected = deprivation_index.index(shares, DEFINITION["weights"])
        assert row.imd_without_crime == pytest.approx(expected, abs=0.0005)


@pytest.mark.parametrize("without", [["income_rank"], [f"{n}_rank" for n in RANKS]])
def test_a_part_of_england_without_ranks_has_no_index_without_crime(write, without):
    (row,) = iod.read(write(text_of(line(), without=without)))

    assert row.imd_without_crime is None
    assert row.income == 0.245


def test_read_finds_its_columns_in_any_order_case_and_width(write):
    text = text_of(dict(reversed(line().items())))
    head, rest = text.split("\n", 1)

    (row,) = iod.read(
        write("\ufeff" + head.upper().replace(" SCORE", "  Score ") + "\n" + rest)
    )

    assert (row.imd, row.environment) == (31.5, 25.0)
    assert row.imd_without_crime is not None


def test_a_rank_may_have_commas_and_lines_may_be_blank(write):
    (row,) = iod.read(write(text_of(line(income_rank="5,000")) + "\n\n"))

    assert (
        row.imd_without_crime == iod.read(write(text_of(line())))[0].imd_without_crime
    )


def test_read_takes_a_parquet_copy_with_short_names(tmp_path):
    path = tmp_path / "copy.parquet"
    columns = ", ".join(
        f"{score} AS {name}_score" for name, score in SCORES.items() if name != "imd"
    )
    with duckdb.connect() as database:
        database.execute(
            "COPY (SELECT 'E01000001' AS LSOA21CD, 31.5::DOUBLE AS imd_score,"
            f" {columns}) TO '{path}' (FORMAT parquet)"
        )

    (row,) = iod.read(path)

    assert iod.recognises(path)
    assert (row.year, row.imd, row.health) == (2025, 31.5, -0.75)
    assert row.imd_without_crime is None


LACKS = "line 1: the header lacks "


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (text_of(line(), without=["lsoa"]), f"{LACKS}LSOA code (2011) or LSOA code (2"),
        (
            text_of(line(), year="2001"),
            f"{LACKS}LSOA code (2011) or LSOA code (2021). ",
        ),
        (text_of(line(), without=["crime"]), f"{LACKS}Crime Score. Download “File 7"),
        ("name,size\nHeron,5\n", "Deprivation (IMD) Score, Income Score (rate), Emplo"),
        (text_of(line()).splitlines()[0], "there are no rows under the header"),
        (text_of(line()) + "E01000002,Fold\n", "line 3: the line has 2 cells, the hea"),
        (text_of(line("S01006506")), "column LSOA code (2011): 'S01006506' is not the"),
        (text_of(line("W01000001")), "'W01000001' is not the code of an LSOA in Engla"),
        (text_of(line("E02000001")), "'E02000001' is not the code of an LSOA in Engla"),
        (
            text_of(line(""), line()),
            "line 2, column LSOA code (2011): '' is not the co",
        ),
        (text_of(line(), line()), "line 3, column LSOA code (2011): E01000001 stands"),
        (
            text_of(line(income="n/a")),
            "column Income Score (rate): 'n/a' is not a numb",
        ),
        (text_of(line(health="nan")), "Disability Score: 'nan' is not a number"),
        (text_of(line(crime="")), "line 2, column Crime Score: '' is not a number"),
        (text_of(line(imd="100.5")), "(IMD) Score: 100.5 is not from 0 to 100"),
        (text_of(line(income="24.5")), "Income Score (rate): 24.5 is not from 0 to 1"),
        (text_of(line(barriers="-1")), "Services Score: -1 is not from 0 to 100"),
        (
            text_of(line(health_rank="32845")),
            RANKED.format("column Health Deprivation and Disability Rank")
            + ": 32845 is not from 1 to 32,844",
        ),
        (text_of(line(income_rank="0")), ": 0 is not from 1 to 32,844. Download the f"),
    ],
)
def test_read_refuses_the_first_thing_that_is_not_clear(write, content, words):
    path = write(content)

    with pytest.raises(SourceError) as caught:
        iod.read(path)

    assert words in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (text_of(line()), True),
        (text_of(line(), year="2021"), True),
        # Recognised, so that reading it can say what it lacks.
        (text_of(line(), without=["lsoa"]), True),
        ("LSOA code (2011),LSOA21CD,IMD Score\n", False),
        ("\n" + text_of(line()), False),
        ("LSOA21CD,WD24CD,LAD24CD\n", False),
        ("", False),
    ],
)
def test_recognises_a_table_of_the_index_by_its_header(write, content, expected):
    assert iod.recognises(write(content)) is expected


@one_file
@given(data=st.data())
def test_read_of_a_damaged_file_is_refused_in_words(tmp_path, data):
    path = tmp_path / "File_7.csv"
    path.write_bytes(data.draw(damaged(text_of(line()).encode())))

    with suppress(SourceError):
        rows = iod.read(path)
        assert [level_of(row.lsoa) for row in rows] == ["lsoa"]
        assert 0 <= rows[0].imd <= 100
