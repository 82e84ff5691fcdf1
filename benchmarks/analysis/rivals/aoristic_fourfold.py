"""Crimes spread over the hours of the week in which they may have happened."""

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed
from fourfold.analysis.statistics.aoristic import hours_of_the_week

start, end = worlds.times_from_to(size())
timed(lambda: hours_of_the_week(start, end).weights)
