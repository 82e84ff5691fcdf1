"""What every question of the library returns."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Generic, TypeVar

from fourfold.analysis.answers.arrow import Columns
from fourfold.analysis.answers.shown.frames import Frame
from fourfold.analysis.charts.chart import Chart, DataTable, Sketch, Specification
from fourfold.analysis.charts.drawing import draw

Found = TypeVar("Found", covariant=True)

# Of a frame in a chart's table, or a notebook: a page, and no more.
ROWS = 20
METHODS = "docs/methods"


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What an answer says of itself.

    finding : what was found, with how far chance goes
    caveat : what it cannot tell, whatever was found
    method : name of the page of methods
    """

    finding: str
    caveat: str
    method: str


@dataclass(frozen=True, slots=True, eq=False)
class Answer(Generic[Found]):
    """What was found, as numbers, a frame, a chart and a sentence.

    question : name of the function that was asked
    found : the statistic's own result, in full: each has its docstring
    columns : the frame, column by column; not to be written to
    words : what the sentence is made of
    picture : makes the Vega-Lite specification, when it is asked for
    """

    question: str
    found: Found
    columns: Columns
    words: Words
    picture: Callable[[], Specification]

    def sentence(self) -> str:
        """What was found, how sure that is, and what it cannot tell."""
        return f"{self.words.finding} {self.words.caveat}"

    def to_frame(self, library: str = "arrow") -> object:
        """The numbers as a frame.

        library : arrow, pandas, polars or pyarrow
            "arrow" needs none of the others: it speaks the Arrow PyCapsule interface,
            so that `polars.DataFrame(…)`, `pyarrow.table(…)` and DuckDB take it as it
            is. What is not known is null, and NaN in pandas.

        Raises
        ------
        ValueError
            If there is no such library.
        ModuleNotFoundError
            If it is not installed, with how to install it.
        """
        return Frame(self.columns).to(library)

    @property
    def specification(self) -> Specification:
        """The chart in Vega-Lite, with its data in it."""
        return self.picture()

    def chart(self) -> Chart:
        """The chart, drawn: `svg` reads aloud and asks for nothing.

        Raises ValueError where there is nothing to be seen.
        """
        return draw(
            Sketch(
                id=f"chart-{self.question.replace('_', '-')}",
                section="",
                block="",
                title=self.words.finding.split(": ")[0].rstrip("."),
                summary=self.sentence(),
                specification=self.specification,
                table=self._table(),
            )
        )

    @property
    def method(self) -> str:
        """The page that says how it is worked out, with a worked example."""
        return f"{METHODS}/{self.words.method}.md"

    def __repr__(self) -> str:
        return f"<{self.question}: {self.words.finding}>"

    def _repr_html_(self) -> str:
        table = self._table()
        head = "".join(f'<th scope="col">{escape(each)}</th>' for each in table.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
            for row in table.rows
        )
        return (
            f"<p><strong>{escape(self.words.finding)}</strong></p>"
            f"<p>{escape(self.words.caveat)}</p><table><caption>"
            f"{escape(table.caption)}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table>"
        )

    def _table(self) -> DataTable:
        frame = Frame(self.columns)
        more = f", the first {ROWS} of {len(frame):,} rows" if len(frame) > ROWS else ""
        return DataTable(
            caption=f"{self.question.replace('_', ' ')}{more}",
            columns=frame.column_names,
            rows=frame.told(ROWS),
        )
