"""Times one operation in a process of its own, and hands its answer back."""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

# What takes less is done again, and the median told: a first call has no memory yet.
SHORT = 0.5
MOST_TIMES = 7


def timed(work: Callable[[], object]) -> None:
    """Do the work, and write what it took and its answer where the caller said.

    The last argument is a folder: took.json and answer.npy go there. The answer is an
    array, or what NumPy can make one of, for comparison with that of others.
    """
    folder = Path(sys.argv[-1])
    walls, cpus = [], []
    while not walls or (sum(walls) < SHORT and len(walls) < MOST_TIMES):
        wall, cpu = time.perf_counter(), time.process_time()
        answer = work()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took = {"wall": float(np.median(walls)), "cpu": float(np.median(cpus)), "mb": peak}
    (folder / "took.json").write_text(json.dumps(took))
    np.save(folder / "answer.npy", np.asarray(answer, dtype=np.float64))


def size() -> int:
    """How much of the case's world to take: the first argument."""
    return int(sys.argv[1])
