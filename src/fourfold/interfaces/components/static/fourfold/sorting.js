// Lets a reader put a table of figures in the order of a column. Without it the table stands in
// the order that it was published in.
const NUMBER = /^\D{0,3}?(\d[\d,]*(?:\.\d+)?)/;
const ASCENDING = "ascending";
const DESCENDING = "descending";

// A column of numbers is sorted by its first numbers; what is not known stays last either way.
function valueOf(cell, isNumber) {
  const text = cell.textContent.trim();
  if (!isNumber) return text;
  const found = NUMBER.exec(text);
  return found ? Number(found[1].replaceAll(",", "")) : null;
}

function compared(one, other, isNumber) {
  if (one === null || other === null) return (one === null) - (other === null);
  return isNumber ? one - other : one.localeCompare(other, document.documentElement.lang);
}

function sort(table, place, way, isNumber) {
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => [row, valueOf(row.cells[place], isNumber)]);
  const sign = way === DESCENDING ? -1 : 1;
  rows.sort(([, one], [, other]) => {
    const isGap = one === null || other === null;
    return compared(one, other, isNumber) * (isGap ? 1 : sign);
  });
  body.append(...rows.map(([row]) => row));
}

function turn(table, head, place) {
  const isNumber = head.classList.contains("govuk-table__header--numeric");
  // Numbers begin with the most, names with A: what is asked for first.
  const first = isNumber ? DESCENDING : ASCENDING;
  const second = isNumber ? ASCENDING : DESCENDING;
  const way = head.getAttribute("aria-sort") === first ? second : first;
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", way);
  sort(table, place, way, isNumber);
}

export function makeSortable(table) {
  [...table.tHead.rows[0].cells].forEach((head, place) => {
    const isNumber = head.classList.contains("govuk-table__header--numeric");
    if (place > 0 && !isNumber) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ff-order";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => turn(table, head, place));
  });
}
