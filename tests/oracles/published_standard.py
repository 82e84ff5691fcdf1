"""Down syndrome by age of the mother and order of birth: a table of real figures.

Michigan, 1950 to 1964, as printed by Fay and Feuer, Statistics in Medicine 16, 1997,
and Selvin, Statistical Analysis of Epidemiologic Data, 1991: cases and births by six
ages of the mother, the first rows of first births and the last of fifth and later ones.
"""

CASES = [
    [107, 141, 60, 40, 39, 25],
    [25, 150, 110, 84, 82, 39],
    [3, 71, 114, 103, 108, 75],
    [1, 26, 64, 89, 137, 96],
    [0, 8, 63, 112, 262, 295],
]
BIRTHS = [
    [230_061, 329_449, 114_920, 39_487, 14_208, 3_052],
    [72_202, 326_701, 208_667, 83_228, 28_466, 5_375],
    [15_050, 175_702, 207_081, 117_300, 45_026, 8_660],
    [2_293, 68_800, 132_424, 98_301, 46_075, 9_834],
    [327, 30_666, 123_419, 149_919, 104_088, 34_392],
]
# All births, whatever their order.
STANDARD = [sum(column) for column in zip(*BIRTHS, strict=True)]

# Of first births and of fifth and later ones: rate for 100,000 births, lower, upper.
PUBLISHED = {0: (92.3, 80.4, 105.8), 4: (75.5, 67.7, 188.3)}
