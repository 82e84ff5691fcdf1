"""Worked examples that others published, as they printed them.

OHID: test data of the Office for Health Improvement and Disparities' package
PHEindicatormethods (Byars_Wilson.xlsx and testdata_Rate.xlsx).
"""

# count, confidence, lower, upper
OHID_BYAR = [
    (65, 0.95, 50.163188, 82.849139),
    (65, 0.998, 42.880261, 94.000291),
    (1045, 0.95, 982.593202, 1110.331213),
]

# count, lower, upper at 95%
OHID_EXACT = [
    (1, 0.025317808, 5.571643391),
    (5, 1.623486390, 11.668332079),
]

# count, population, rate per 100,000, lower, upper at 95%
OHID_RATES = [
    (222, 3215, 6905.132193, 6026.574878, 7875.729371),
    (10, 200, 5000.0, 2393.724957, 9195.729303),
]

# R: poisson.test(137, 24.19893), the Welsh nickel workers of the manual page
R_COUNT, R_EXPOSURE = 137, 24.19893
R_LIMITS = (4.753125, 6.692709)

# R: poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)), same page
R_AFTER, R_BEFORE = (11, 800), (6 + 8 + 7, 1083 + 1050 + 878)
R_RATIO, R_RATIO_LIMITS, R_P_VALUE = 1.971488, (0.8584264, 4.277266), 0.07967
