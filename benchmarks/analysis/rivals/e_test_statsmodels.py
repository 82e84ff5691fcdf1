"""The same by statsmodels, one area at a time, as it takes no more."""

from statsmodels.stats.rates import test_poisson_2indep

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed

counts, people = worlds.counts_of_areas(size())


def work():
    return [
        test_poisson_2indep(
            before, base, after, later, method="etest-wald", compare="diff"
        ).pvalue
        for (before, after), (base, later) in zip(counts, people, strict=True)
    ]


timed(work)
