// Improves pages that already work: shows a password, counts characters, leaves a page fast,
// moves the focus to what went wrong. Nothing depends on it.
import { initAll } from "../govuk/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
