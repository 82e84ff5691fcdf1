"""The kind of one place by the sentences of the page, one after the other."""


def kind(states, steady, rules):
    """states: 'hot', 'cold', 'neither' or None (not known); steady: 1, -1 or 0."""
    known = [state for state in states if state is not None]
    if states[-1] is None or len(known) < rules.fewest_periods:
        return "not told"
    times = known.count("hot")
    last = known[-1] == "hot"
    if last and times == 1:
        return "new"
    if last and times * 100 >= len(known) * round(rules.nearly_always * 100):
        return {1: "intensifying", -1: "diminishing", 0: "persistent"}[steady]
    if last and all(state == "hot" for state in known[-times:]):
        return "consecutive"
    if times and times * 100 >= len(known) * round(rules.nearly_always * 100):
        return "historical"
    if last and "cold" in known:
        return "oscillating"
    if times >= rules.fewest_hot and "cold" not in known:
        return "sporadic"
    return "none"
