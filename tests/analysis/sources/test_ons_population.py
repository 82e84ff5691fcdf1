import zipfile

import duckdb
import pytest

from fourfold.analysis.errors import SourceError
from fourfold.analysis.sources import ons_population
from fourfold.analysis.sources.ons_population import PopulationRow

CENSUS = """\
Lower layer Super Output Areas Code,Lower layer Super Output Areas,\
Age (3 categories) Code,Age (3 categories),Observation
E01000001,Larkwood 001A,-8,Does not apply,0
E01000001,Larkwood 001A,1,Aged 15 years and under,125
E01000001,Larkwood 001A,2,Aged 16 to 24 years,110
E01000001,Larkwood 001A,3,Aged 25 years and over,"1,291"
"""
MID_YEAR = """\
LSOA 2021 Code,LSOA 2021 Name,Mid-2021: Population,Mid-2021: People per Sq Km,\
Mid-2022: Population,Mid-2022: People per Sq Km
E01000001,Larkwood 001A,1472,11323.0,1500,11538.5
"""
AGES = """\
Contents,,,,,,,
,,,,,,,
"Table 8a: Mid-2020 Population Estimates for 2020 Wards and 2021 LAs, Persons",,,,,,,
,,,,,,,
Ward Code 1,Ward Name 1,LA Code (2021 boundaries),LA name,All Ages,0,1,2+
E05000026,Abbey,E09000002,Barking,"1,006",5,1,"1,000"
E05000027,Alibon,E09000002,Barking,7,1,2,4
,,,,,,,
1. There are 18 sub-threshold wards,,,,,,,
Aldersgate,Cheap,,,,,,
"""
CENSUS_BASIS = "Census 2021, usual residents"
MID_2020 = "mid-2020 population estimate"


@pytest.fixture
def write(tmp_path):
    def write_text(content, name="table.csv"):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return write_text


@pytest.fixture
def write_parquet(tmp_path):
    def write_rows(query, name="table.parquet"):
        path = tmp_path / name
        with duckdb.connect() as database:
            database.execute(f"copy ({query}) to '{path}' (format parquet)")
        return path

    return write_rows


def test_read_gives_the_bands_of_a_census_table(write):
    rows = ons_population.read(write(CENSUS))

    assert rows == (
        PopulationRow("E01000001", "lsoa", 2021, 0, 15, 125, CENSUS_BASIS),
        PopulationRow("E01000001", "lsoa", 2021, 16, 24, 110, CENSUS_BASIS),
        PopulationRow("E01000001", "lsoa", 2021, 25, None, 1_291, CENSUS_BASIS),
    )


def test_read_gives_the_bands_of_a_census_table_in_parquet(write_parquet):
    path = write_parquet(
        "select 'E05000001' as lsoa21_code, 'Heron' as lsoa21_name,"
        " 'Aged 65 years and over' as age_group, 370.0 as usual_residents"
    )

    rows = ons_population.read(path)

    assert rows == (
        PopulationRow("E05000001", "ward", 2021, 65, None, 370, CENSUS_BASIS),
    )


def test_read_gives_every_year_of_mid_year_totals(write):
    rows = ons_population.read(write(MID_YEAR))

    assert [(row.year, row.people, row.basis) for row in rows] == [
        (2021, 1_472, "mid-2021 population estimate"),
        (2022, 1_500, "mid-2022 population estimate"),
    ]
    assert {(row.age_from, row.age_to) for row in rows} == {(0, None)}


def test_read_gives_mid_year_totals_in_parquet_from_a_file_of_any_name(write_parquet):
    query = """select 'E01000001' as "LSOA 2021 Code", 5 as "Mid-2022: Population" """
    path = write_parquet(query, name="mid [2022]*.parquet")

    (row,) = ons_population.read(path)

    assert (row.area, row.year, row.people) == ("E01000001", 2022, 5)


def test_read_gives_single_years_between_title_and_notes(write):
    rows = ons_population.read(write(AGES))

    assert rows[:4] == (
        PopulationRow("E05000026", "ward", 2020, 0, None, 1_006, MID_2020),
        PopulationRow("E05000026", "ward", 2020, 0, 0, 5, MID_2020),
        PopulationRow("E05000026", "ward", 2020, 1, 1, 1, MID_2020),
        PopulationRow("E05000026", "ward", 2020, 2, None, 1_000, MID_2020),
    )
    assert {row.area for row in rows} == {"E05000026", "E05000027"}


def test_read_takes_the_year_from_the_file_name_if_there_is_no_title(write):
    content = AGES.split("\n", 4)[4]

    rows = ons_population.read(write(content, "wards_mid2019_persons.csv"))

    assert {row.year for row in rows} == {2019}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "the file is empty or cannot be opened"),
        ("\ufeff", "no line is the header of a table of residents; the first has: —"),
        ("name,size\nHeron,5\n", "the first has: name, size"),
        (CENSUS.split("E01", 1)[0], "line 1: there are no rows under the header"),
        (CENSUS + "E01000002,x\n", "line 6: the line has 2 cells, the header 5"),
        (
            CENSUS.replace("0\n", "4\n", 1),
            "line 2, column Age (3 categories): 'Does not",
        ),
        (
            CENSUS.replace("Aged 16", "Aged c. 16"),
            "line 4, column Age (3 categories): '",
        ),
        (CENSUS.replace("125", "c"), "line 3, column Observation: 'c' is not a whole"),
        (
            CENSUS.replace("E01000001", "E02000001", 2),
            "line 2, column Lower layer Super",
        ),
        (
            CENSUS + CENSUS.splitlines()[-1],
            "E01000001 has a figure for these ages on line 5",
        ),
        (
            MID_YEAR.replace("1500", ""),
            "line 2, column Mid-2022: Population: '' is not",
        ),
        (AGES.replace(",7,1,", ",8,1,"), "All Ages: the ages add up to 7, not to 8"),
        (AGES.replace("Persons", "Males"), "line 5: the table is of one sex: Contents"),
        (AGES.replace("Mid-2020", "The"), "says which year the table is of"),
        (
            AGES.replace("for 2020", "and mid-2021 for"),
            "says which year the table is of",
        ),
        (
            AGES.replace("Aldersgate", "E05000099"),
            "line 10, column All Ages: '' is not",
        ),
    ],
)
def test_read_refuses_the_first_thing_that_is_not_clear(write, content, words):
    with pytest.raises(SourceError) as caught:
        ons_population.read(write(content))

    assert words in str(caught.value)


@pytest.mark.parametrize("value", ["NULL", "-3.0", "2.5", "'NaN'::double"])
def test_read_refuses_a_number_in_parquet_that_is_not_of_people(write_parquet, value):
    path = write_parquet(
        "select 'E01000001' as lsoa21_code, 'Aged 20 years' as age_group,"
        f" {value} as usual_residents"
    )

    with pytest.raises(SourceError, match="line 1, column usual_residents"):
        ons_population.read(path)


def test_read_refuses_damaged_parquet(write_parquet):
    path = write_parquet("select 1 as lsoa21_code")
    path.write_bytes(path.read_bytes()[:-8])

    assert not ons_population.recognises(path)
    with pytest.raises(SourceError, match="the Parquet file is damaged or cut short"):
        ons_population.read(path)


def test_read_of_a_workbook_says_how_to_save_it(tmp_path):
    path = tmp_path / "estimates.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "")

    assert ons_population.recognises(path)
    with pytest.raises(SourceError, match="save it as “CSV UTF-8”"):
        ons_population.read(path)


@pytest.mark.parametrize("content", [CENSUS, MID_YEAR, AGES])
def test_recognises_each_kind_of_table(write, content):
    assert ons_population.recognises(write(content))


def test_recognises_its_parquet_and_no_other(write_parquet):
    ours = write_parquet(
        "select '' as lsoa21_code, '' as age_group, 1 as usual_residents", "a.parquet"
    )
    other = write_parquet("select 1 as lsoa21_code, [2] as pairs", "b.parquet")

    assert ons_population.recognises(ours)
    assert not ons_population.recognises(other)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xd0\xcf\x11\xe0 an old workbook", True),
        (b"PK\x03\x04 no workbook", False),
        (b"Crime ID,Month\n", False),
        (b"", False),
    ],
)
def test_recognises_no_other_file_but_an_old_workbook(tmp_path, content, expected):
    path = tmp_path / "file"
    path.write_bytes(content)

    assert ons_population.recognises(path) is expected
