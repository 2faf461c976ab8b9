// The keyboard of every page: / ? j k x Enter [ ] u e t, and g with a letter.

/** How long g waits for its letter. */
const GO_MILLIS = 1500;

let goUntil = 0;

/** @returns {HTMLTableRowElement[]} rows that lead somewhere */
function rows() {
  const all = document.querySelectorAll("[data-rows] tbody tr");
  return /** @type {HTMLTableRowElement[]} */ ([...all].filter((row) => row.querySelector("a")));
}

/** @param {number} step */
function move(step) {
  const list = rows();
  if (list.length === 0) return;
  const current = list.findIndex((row) => row.contains(document.activeElement));
  const next = current < 0 ? (step > 0 ? 0 : list.length - 1) : current + step;
  const row = list[Math.max(0, Math.min(list.length - 1, next))];
  row.querySelector("a")?.focus();
  row.scrollIntoView({ block: "nearest" });
}

function choose() {
  const row = rows().find((one) => one.contains(document.activeElement));
  if (!row?.closest("[data-choice]")) return;
  const box = row.querySelector('input[type="checkbox"]');
  if (box instanceof HTMLInputElement) box.click();
  row.classList.toggle("chosen", box instanceof HTMLInputElement && box.checked);
}

/** @param {string} selector */
function follow(selector) {
  const link = document.querySelector(selector);
  if (link instanceof HTMLAnchorElement) location.assign(link.href);
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/**
 * @param {KeyboardEvent} event
 * @param {(id: string) => void} open
 */
function press(event, open) {
  if (performance.now() < goUntil) {
    goUntil = 0;
    follow(`a[data-go="${CSS.escape(event.key)}"]`);
    return true;
  }
  switch (event.key) {
    case "/":
      open("command");
      return true;
    case "?":
      open("keys");
      return true;
    case "j":
      move(1);
      return true;
    case "k":
      move(-1);
      return true;
    case "x":
      choose();
      return true;
    case "t":
      document.dispatchEvent(new CustomEvent("abhaya:table"));
      return true;
    case "g":
      goUntil = performance.now() + GO_MILLIS;
      return true;
    case "[":
    case "]":
    case "u":
    case "e":
      follow(`a[data-key="${event.key}"]`);
      return true;
    default:
      return false;
  }
}

/** @param {(id: string) => void} open opens a dialog by its id */
export function listen(open) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (press(event, open)) event.preventDefault();
  });
}
