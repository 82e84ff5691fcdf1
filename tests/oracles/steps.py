"""How many borders away an area is, ring by ring."""


def steps_from(target, beside):
    """beside: the neighbours of each area, either way; None where no way leads."""
    far = dict.fromkeys(target, 0)
    ring = set(target)
    while ring:
        further = {
            other
            for area, others in enumerate(beside)
            for other in others
            if area in ring
        } | {area for area, others in enumerate(beside) if ring & set(others)}
        ring = further - set(far)
        far |= {area: max(far.values()) + 1 for area in ring}
    return [far.get(area) for area in range(len(beside))]
