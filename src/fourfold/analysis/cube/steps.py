"""The steps from events to counts, in SQL, each with a name.

Written once, in a dialect plain enough that another engine can run them: they
read the relations `events`, `superseded` and `points`, however those are
provided, and nothing else. A step may read the steps before it.
"""

from typing import NamedTuple


class Step(NamedTuple):
    name: str
    why: str
    sql: str


STEPS = (
    Step(
        "standing_events",
        "Events of the parts that stand, less those that a newer release holds too.",
        """
        SELECT events.part, events.crime_type, events.lon_e6, events.lat_e6
        FROM events
        LEFT JOIN superseded
          ON superseded.part = events.part AND superseded.line = events.line
        WHERE superseded.line IS NULL
        """,
    ),
    Step(
        "placed_events",
        "Each event with the place of its point; the point was located once.",
        """
        SELECT standing_events.part, standing_events.crime_type, points.place
        FROM standing_events
        LEFT JOIN points
          ON points.lon_e6 = standing_events.lon_e6
          AND points.lat_e6 = standing_events.lat_e6
        """,
    ),
    Step(
        "event_counts",
        "One row for each part, label and place that occurs. No place: no point.",
        """
        SELECT part, crime_type, place, count(*) AS events
        FROM placed_events
        GROUP BY part, crime_type, place
        """,
    ),
)


def query(upto: str = STEPS[-1].name) -> str:
    """The steps up to one of them, as a single statement."""
    names = [step.name for step in STEPS]
    wanted = STEPS[: names.index(upto) + 1]
    steps = ",\n".join(f"{step.name} AS ({step.sql})" for step in wanted)
    return f"WITH {steps}\nSELECT * FROM {upto}"
