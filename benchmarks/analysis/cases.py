"""What is measured: operations, their rivals, and what was aimed at."""

from dataclasses import dataclass

OURS = "Fourfold"


@dataclass(frozen=True)
class Rival:
    """A script of the folder of rivals.

    needs : the package that it cannot do without, or none
    shorter : two smaller sizes, where the whole one takes many minutes: a line through
        both is drawn on to the whole size, unless all is asked for
    """

    name: str
    script: str
    needs: str | None = None
    shorter: tuple[int, int] | None = None


@dataclass(frozen=True)
class Aim:
    """At least so many times as fast as a rival, or at most seconds or megabytes."""

    times: float = 0.0
    rival: str = ""
    seconds: float = 0.0
    megabytes: float = 0.0


@dataclass(frozen=True)
class Case:
    """An operation at one size.

    answers : how answers are compared; see `answers.py`
    quick : a size at which it is seen to run, and no more
    """

    name: str
    title: str
    script: str
    size: int
    unit: str
    quick: int
    rivals: tuple[Rival, ...]
    aims: tuple[Aim, ...]
    answers: str = "numbers"


ESDA = Rival("esda", "gi_star_esda", "esda")
GEOPANDAS = "geopandas"

CASES = (
    Case(
        "density",
        "Kernel density on 42,354 cells",
        "density_fourfold",
        1_000_000,
        "points",
        10_000,
        (Rival("scikit-learn", "density_scikit_learn", "sklearn"),),
        (Aim(200, "scikit-learn"),),
        answers="a hundredth",
    ),
    *(
        Case(
            "gi-star",
            "Gi* by the normal curve, weights included",
            "gi_star_fourfold",
            size,
            "cells",
            2_000,
            (ESDA,),
            (Aim(200, "esda"),),
        )
        for size in (42_354, 264_420)
    ),
    Case(
        "draws",
        "Gi* of 42,354 cells by draws, weights included",
        "draws_fourfold",
        999,
        "draws",
        19,
        (
            Rival("esda", "draws_esda", "esda"),
            Rival("pygeoda", "draws_pygeoda", "pygeoda"),
        ),
        (Aim(6, "esda"), Aim(6, "pygeoda")),
        answers="p-values",
    ),
    Case(
        "knox",
        "Knox's test of 20,000 crimes",
        "knox_fourfold",
        999,
        "orders",
        19,
        (
            Rival("pointpats.knox", "knox_function", "pointpats"),
            Rival("pointpats.Knox", "knox_class", "pointpats", shorter=(9, 49)),
        ),
        (
            Aim(12, "pointpats.knox"),
            Aim(300, "pointpats.Knox"),
            Aim(megabytes=300),
        ),
        answers="pairs and p",
    ),
    Case(
        "snapped",
        "Point in polygon of 4,994 areas, points of a map as the police publish them",
        "snapped_fourfold",
        1_000_000,
        "points",
        10_000,
        (Rival(GEOPANDAS, "snapped_geopandas", "geopandas"),),
        (Aim(20, GEOPANDAS),),
        answers="places",
    ),
    Case(
        "own",
        "Point in polygon of 4,994 areas, each point a place of its own",
        "own_fourfold",
        1_000_000,
        "points",
        10_000,
        (Rival(GEOPANDAS, "own_geopandas", "geopandas"),),
        (Aim(3, GEOPANDAS),),
        answers="places",
    ),
    Case(
        "aoristic",
        "Hours of the week of crimes between two times",
        "aoristic_fourfold",
        100_000,
        "crimes",
        1_000,
        (Rival("a loop over crimes and hours", "aoristic_loop"),),
        (Aim(100, "a loop over crimes and hours"),),
    ),
    Case(
        "displacement",
        "Weighted displacement differences",
        "displacement_fourfold",
        10_000,
        "areas",
        100,
        (),
        (Aim(seconds=0.05),),
    ),
    Case(
        "e-test",
        "E-tests",
        "e_test_fourfold",
        10_000,
        "areas",
        20,
        (Rival("statsmodels", "e_test_statsmodels", "statsmodels", shorter=(20, 100)),),
        (Aim(seconds=1.0),),
    ),
)

# How what ours costs grows: script, unit, sizes.
GROWTH = (
    ("Kernel density", "density_fourfold", "points", (10_000, 100_000, 10**6, 10**7)),
    ("Point in polygon", "snapped_fourfold", "points", (10_000, 100_000, 10**6, 10**7)),
    ("Hours of the week", "aoristic_fourfold", "crimes", (10_000, 100_000, 10**6)),
    ("Gi*", "gi_star_fourfold", "cells", (10_000, 42_354, 264_420, 10**6)),
    ("Gi* by draws", "draws_fourfold", "draws", (99, 999, 9_999, 99_999)),
    ("Knox's test", "knox_fourfold", "orders", (99, 999, 9_999)),
    ("E-tests", "e_test_fourfold", "areas", (1_000, 10_000, 100_000)),
)
