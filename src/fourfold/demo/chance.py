"""Seeded chance, a stream of its own for each part of the invention."""

import numpy as np


def stream(seed: int, part: str) -> np.random.Generator:
    """The numbers of one part. Drawing more of them leaves the other parts alone."""
    return np.random.default_rng([seed, *part.encode()])
