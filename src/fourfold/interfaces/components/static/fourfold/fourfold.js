// Improves pages that already work: shows a password, counts characters, leaves a page fast,
// moves the focus to what went wrong, sorts tables, zooms a map. Nothing depends on it.
import { initAll } from "../govuk/govuk-frontend.min.js";
import { makeSortable } from "./sorting.js";
import { makeZoomable } from "./zooming.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
document.querySelectorAll("table[data-sorts]").forEach(makeSortable);
document.querySelectorAll("[data-zoom]").forEach(makeZoomable);
