"""What is loaded of an authority, as the questions take it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from fourfold.analysis.answers.arrow import Columns
from fourfold.analysis.answers.given.panel import Panel
from fourfold.analysis.areas.national_grid import to_national_grid
from fourfold.analysis.assessment.periods import Period
from fourfold.analysis.cube.located_events import located_points
from fourfold.analysis.cube.reader import Area, Cube, open_cube
from fourfold.analysis.events.store import Store
from fourfold.analysis.offences.measures import measure as measure_called
from fourfold.analysis.places.ground import months_of, origin_of

INVENTED = "Invented data: nothing of this happened."


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What is loaded of one authority: its outline, crimes and counts.

    name, code : of the authority; outline : metres of the National Grid
    months : all that are loaded, those with a gap among them
    attribution : what each page that shows any of it has to say
    """

    name: str
    code: str
    outline: BaseGeometry
    months: tuple[str, ...]
    attribution: tuple[str, ...]
    store: Store
    build: str

    def crimes(
        self, measure: str, *, first: str | None = None, last: str | None = None
    ) -> Columns:
        """Crimes with a point: columns east, north, month and offence.

        measure : such as violence or burglary
        first, last : months, such as 2016-04; all that are known if none are given

        Raises FourfoldError if there is no such measure, or no month is known.
        """
        with open_cube(self.store, self.build) as cube:
            known, _ = months_of(cube, cube.area(self.code), self._period(first, last))
        points = located_points(
            self.store,
            self.code,
            months=known,
            offences=measure_called(measure).offences,
            build=self.build,
        )
        east, north = to_national_grid(points.longitude, points.latitude)
        return {
            "east": east,
            "north": north,
            "month": points.month.astype("datetime64[M]"),
            "offence": points.offence,
        }

    def counts(
        self,
        measure: str,
        *,
        of: str = "ward",
        first: str | None = None,
        last: str | None = None,
    ) -> Panel:
        """Counts by month of its wards, or of its small areas (lsoa).

        measure, first, last : as of `crimes`; a month that is not known is NaN

        Raises FourfoldError as `crimes` does, or if no such areas are loaded.
        """
        offences = measure_called(measure).offences
        with open_cube(self.store, self.build) as cube:
            areas = self._areas(cube, of)
            found = cube.counts(areas).of_months(self._period(first, last).months)
            chosen = found.of_offences(offences)
        values = chosen.values.sum(axis=2).astype(np.float64)
        names = np.array([area.name for area in areas], dtype=object)
        months = np.array(chosen.months, "datetime64[M]")
        return Panel(np.where(chosen.known, values, np.nan), names, months)

    def residents(self, of: str = "ward") -> NDArray[np.float64]:
        """Residents of its wards or small areas, in the order of `counts`."""
        with open_cube(self.store, self.build) as cube:
            people = cube.populations(self._areas(cube, of), "all")
        return np.array([each.people if each else np.nan for each in people], float)

    def _areas(self, cube: Cube, level: str) -> tuple[Area, ...]:
        return cube.areas(level, authority=self.code)

    def _period(self, first: str | None, last: str | None) -> Period:
        return Period(first or self.months[0], last or self.months[-1])

    def __repr__(self) -> str:
        return f"<evidence of {self.name}: {self.months[0]} to {self.months[-1]}>"


def evidence(folder: str | Path, authority: str) -> Evidence:
    """What is loaded and built of an authority.

    folder : the data folder, as of `fourfold load`
    authority : its name, or code

    Raises FourfoldError if nothing is built, there is no such authority, or it rests on
    data that may not be shown by place.
    """
    store = Store(Path(folder))
    with open_cube(store) as cube:
        origin = origin_of(cube)
        area = cube.find_area(authority)
        [outline] = cube.outlines([area])
        return Evidence(
            name=area.name,
            code=area.code,
            outline=outline,
            months=cube.months,
            attribution=(INVENTED,) if origin.invented else origin.licences,
            store=store,
            build=origin.build,
        )
