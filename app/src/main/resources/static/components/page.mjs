// What every page does beyond its markup: keys, overlays, chips that close. Nothing here is needed
// to read or to act; each thing has a link or a button.
import { listen } from "./keys.mjs";
import { openCommand } from "./command.mjs";
import { keepDrafts } from "./draft.mjs";
import { askBeforeLeaving } from "./leave.mjs";
import "./count.mjs";
import "./part.mjs";

document.documentElement.classList.add("script");

/** @param {string} id */
function openDialog(id) {
  if (id === "command") {
    openCommand();
    return;
  }
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

/** Leaves out of the overlay what this page does not have. */
function trimKeys() {
  const here = {
    rows: document.querySelector("[data-rows] tbody a") !== null,
    choice: document.querySelector("[data-rows][data-choice]") !== null,
    chart: document.querySelector("[data-chart]") !== null,
  };
  for (const line of document.querySelectorAll("#keys [data-with]")) {
    const what = /** @type {keyof typeof here} */ (line.getAttribute("data-with"));
    if (line instanceof HTMLElement) line.hidden = !here[what];
  }
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const opener = target?.closest("[data-opens]");
  if (opener) openDialog(opener.getAttribute("data-opens") ?? "");
  if (target?.closest("[data-prints]")) print();
  for (const open of document.querySelectorAll("details.chip[open], details.who[open], details.more[open]")) {
    if (!open.contains(target)) open.removeAttribute("open");
  }
  if (target instanceof HTMLDialogElement) target.close();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.chip[open], details.who[open], details.more[open]");
  if (!open) return;
  open.removeAttribute("open");
  open.querySelector("summary")?.focus();
});

trimKeys();
listen(openDialog);
keepDrafts();
askBeforeLeaving();
