"""Worked control charts that others published, as they printed them.

NIST: NIST/SEMATECH e-Handbook of Statistical Methods, sections 6.3.2.2 (flow rate)
and 6.3.3.1 (wafer defects). Montgomery: Introduction to Statistical Quality
Control, 6th edition, examples 7.3 (printed circuits) and 7.5 (dyed cloth).
"""

NIST_FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
NIST_FLOW_LINES = (45.8159, 50.81, 55.8041)

NIST_WAFERS = [16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14]
NIST_WAFERS += [16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13]
NIST_WAFER_LINES = (4, 16, 28)

CIRCUITS = [21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16]
CIRCUITS += [19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15]
# Worked from the centre rounded to 19.85, so off by up to 0.01.
CIRCUIT_LINES = (6.48, 19.85, 33.22)

CLOTH_FLAWS = [14, 12, 20, 11, 7, 10, 21, 16, 19, 23]
CLOTH_AREA = [10.0, 8.0, 13.0, 10.0, 9.5, 10.0, 12.0, 10.5, 12.0, 12.5]
CLOTH_CENTRE = 1.42
CLOTH_UPPER = [2.55, 2.68, 2.41, 2.55, 2.58, 2.55, 2.45, 2.52, 2.45, 2.43]
CLOTH_LOWER = [0.29, 0.16, 0.43, 0.29, 0.26, 0.29, 0.39, 0.32, 0.39, 0.41]
