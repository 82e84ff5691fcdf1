"""The same crime by crime and hour by hour, as the tools at hand do it."""

from datetime import timedelta

import numpy as np

from benchmarks.analysis import worlds
from benchmarks.analysis.timed import size, timed

start, end = (times.tolist() for times in worlds.times_from_to(size()))
HOUR = timedelta(hours=1)


def work():
    weights = np.zeros((7, 24))
    for begun, ended in zip(start, end, strict=True):
        if begun == ended:
            weights[begun.weekday(), begun.hour] += 1
            continue
        at = begun
        while at < ended:
            until = min(at.replace(minute=0, second=0) + HOUR, ended)
            weights[at.weekday(), at.hour] += (until - at) / (ended - begun)
            at = until
    return weights


timed(work)
