"""A sum against a limit, event by event, in fractions."""

from fractions import Fraction


def cusum(counts, allowed, limit):
    """[(sum, alarm)]; counts None where not known; allowed and limit are fractions."""
    total, found = Fraction(0), []
    for count, less in zip(counts, allowed, strict=True):
        if count is None:
            found.append((None, False))
            continue
        total = max(Fraction(0), total + count - less)
        alarm = total >= limit
        found.append((total, alarm))
        if alarm:
            total = Fraction(0)
    return found


def waited(draw, allowed, limit, times):
    """The mean time until an alarm of so many runs; draw(time) gives a count."""
    lengths = []
    for _ in range(times):
        total, time = 0.0, 0
        while True:
            total = max(0.0, total + draw(time) - allowed[time % len(allowed)])
            time += 1
            if total >= limit - 1e-9:
                break
        lengths.append(time)
    return sum(lengths) / len(lengths)
