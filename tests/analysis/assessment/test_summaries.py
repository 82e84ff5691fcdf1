from fourfold.analysis.assessment.first_assessment import assess
from tests.analysis.assessment.small_cube import (
    AUTHORITY,
    MONTHS,
    RESIDENTS,
    SmallCube,
)


def paragraphs(name, **settings):
    cube = SmallCube(**settings)
    section = assess(cube, authority=AUTHORITY.code).section(name)
    blocks = [section, *section.blocks]
    return [paragraph.text for block in blocks for paragraph in block.paragraphs]


def more_violence_in_ash(months=MONTHS[-12:]):
    return {("E05000901", month, "violent-crime"): 30 for month in months}


def test_the_headline_gives_count_rate_and_change():
    assert paragraphs("headline")[0] == (
        "Recorded crime in the 12 months to June 2024: 612 offences, 102.0 for every "
        "1,000 residents. No change beyond chance: 612 against 612 the year before."
    )


def test_the_headline_without_people_gives_no_rate():
    text = paragraphs("headline", residents={})

    assert text[0].startswith(
        "Recorded crime in the 12 months to June 2024: 612 offences. No change"
    )
    assert not text[-1].startswith("Highest rates")


def test_the_headline_says_why_a_change_is_not_known():
    text = paragraphs("headline", unknown=("2022-09", "2024-06", "2023-01"))[0]

    assert text.endswith(
        "Not known, because there are no figures for September 2022 and January 2023."
    )


def test_the_headline_of_an_unknown_count_is_its_reason():
    cube = SmallCube(unknown=("2024-01",))
    found = assess(cube, authority=AUTHORITY.code, last_month="2024-06")

    assert found.section("headline").paragraphs[0].text == (
        "Recorded crime in Little Fold, the 12 months to June 2024: "
        "not known, because there are no figures for January 2024."
    )


def test_the_wards_with_the_highest_rates_are_named_once_each():
    text = paragraphs("headline")[-1]

    assert text == (
        "Highest rates for every 1,000 residents: Ash (recorded crime 204.0, "
        "violence 144.0, robbery 24.0, weapons 12.0 and anti-social behaviour 240.0)."
    )


def test_types_that_moved_are_named_with_what_chance_would_do():
    text, *_ = paragraphs("what", changed=more_violence_in_ash())

    assert text == (
        "Little Fold, the 12 months to June 2024, against the year before: a rise "
        "beyond chance in 1 of 14 types (Violence and sexual offences), a fall in "
        "none. If nothing had changed anywhere, about 1 of 14 types would still seem "
        "to have changed, by chance alone."
    )


def test_few_tests_would_give_fewer_than_one_by_chance():
    text = paragraphs("where", changed=more_violence_in_ash())[1]

    assert text == (
        "Violence: the rate was higher than in the rest of Little Fold in 1 of 3 wards "
        "(Ash), and lower in 2 of 3 wards (Birch and Cedar). A rise beyond chance in "
        "1 of 3 wards (Ash), a fall in none. If nothing had changed anywhere, fewer "
        "than 1 of 3 wards would still seem to have changed, by chance alone."
    )


def test_many_names_are_left_to_the_table():
    wards = SmallCube().wards
    many = tuple(
        type(wards[0])(f"E0500{n:04d}", f"Ward {n}", "ward", AUTHORITY.code)
        for n in range(8)
    )
    changed = {
        (ward.code, month, "violent-crime"): 40
        for ward in many
        for month in MONTHS[-12:]
    }

    text = paragraphs(
        "where",
        wards=many,
        residents=dict.fromkeys((w.code for w in many), 1_000),
        changed=changed,
    )[1]

    assert "A rise beyond chance in 8 of 8 wards, a fall in none." in text


def test_wards_whose_change_is_not_known_are_not_tested():
    text = paragraphs("where", unknown=("2022-09", "2023-06", "2024-06"))[0]

    assert text.endswith("No change is known.")


def test_months_name_the_gaps_the_busiest_and_the_quietest():
    text = paragraphs(
        "change",
        unknown=("2022-02",),
        changed={
            ("E05000901", "2023-05", "robbery"): 9,
            ("E05000901", "2023-02", "robbery"): 0,
        },
    )

    assert text[1] == (
        "Figures are known for 29 of 30 months, January 2022 to June 2024. "
        "Not known: February 2022. These are gaps in the lines and not nought."
    )
    assert "Robbery: most in May 2023 (13), fewest in February 2023 (4)." in text


def test_months_that_are_all_alike_have_no_busiest():
    text = paragraphs("change")

    assert text[1].startswith("Figures are known for 30 of 30 months")
    assert "Weapons: 3 in every month known." in text


def test_the_rates_of_wards_without_people_are_left_out():
    some = {code: people for code, people in RESIDENTS.items() if code != "E05000901"}

    assert "Ash" not in paragraphs("headline", residents=some)[-1]
