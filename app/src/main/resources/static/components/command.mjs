// The command bar: pages of the bar and acts at once, units, cases and the rest as the server finds
// them.

/** @typedef {{text: string, note: string, href: string}} Found */

const WAIT_MILLIS = 120;
const SHOWN_MAX = 12;

let asked = 0;

/** What the list shows is older than what was typed. */
let stale = false;

/** Enter was pressed meanwhile: the first find is opened as soon as it is there. */
let hurried = false;

/** @returns {Found[]} */
function pages() {
  return [...document.querySelectorAll(".top-bar nav a")].map((link) => ({
    text: link.textContent?.trim() ?? "",
    note: "",
    href: link.getAttribute("href") ?? "/",
  }));
}

/** What this very page can do: neighbours, up, export; language and paper. @returns {Found[]} */
function here() {
  const ways = [...document.querySelectorAll("#keys a[data-key], .top-bar a.tool")];
  return ways.map((link) => ({
    text: (link.getAttribute("title") ?? link.textContent ?? "").trim(),
    note: link.getAttribute("data-key") ?? "",
    href: link.getAttribute("href") ?? "/",
  }));
}

/** Acts of this reader, asked for once a page. @type {Promise<Found[]> | undefined} */
let known;

/** @returns {Promise<Found[]>} */
function acts() {
  known ??= ask("/commands", "");
  return known;
}

/** Every word typed stands somewhere in what is found. @param {Found} one @param {string} wanted */
function says(one, wanted) {
  const text = one.text.toLowerCase();
  return wanted.split(/\s+/).every((word) => text.includes(word));
}

/** @param {string} text @returns {Promise<Found[]>} */
async function find(text) {
  const wanted = text.trim().toLowerCase();
  const own = pages().concat(here(), await acts()).filter((one) => says(one, wanted));
  if (wanted === "") return own;
  const [cases, units, more] = await Promise.all([
    ask("/cases/search", text),
    ask("/search", text),
    ask("/commands/search", text),
  ]);
  return own.concat(cases, more, units);
}

/** @param {string} door @param {string} text @returns {Promise<Found[]>} */
async function ask(door, text) {
  try {
    const answer = await fetch(`${door}?q=${encodeURIComponent(text.trim())}`, {
      headers: { Accept: "application/json" },
    });
    return answer.ok ? /** @type {Found[]} */ (await answer.json()) : [];
  } catch {
    return [];
  }
}

/** @param {HTMLElement} list @param {Found[]} found */
function show(list, found) {
  list.replaceChildren();
  if (found.length === 0) {
    const none = document.createElement("li");
    none.textContent = list.dataset["none"] ?? "";
    list.append(none);
    return;
  }
  found.slice(0, SHOWN_MAX).forEach((one, index) => {
    const item = document.createElement("li");
    item.id = `command-${index}`;
    item.setAttribute("role", "option");
    item.dataset["href"] = one.href;
    item.append(one.text);
    const note = document.createElement("small");
    note.textContent = one.note;
    item.append(note);
    list.append(item);
  });
  mark(list, 0);
}

/** @param {HTMLElement} list @param {number} index */
function mark(list, index) {
  const options = [...list.querySelectorAll("[role=option]")];
  options.forEach((one, place) => one.setAttribute("aria-selected", String(place === index)));
  options[index]?.scrollIntoView({ block: "nearest" });
  const id = options[index]?.id;
  if (id) document.getElementById("command-text")?.setAttribute("aria-activedescendant", id);
}

/** @param {HTMLElement} list @param {number} step */
function step(list, step) {
  const options = [...list.querySelectorAll("[role=option]")];
  const now = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  mark(list, (now + step + options.length) % Math.max(1, options.length));
}

/** @param {Element | null} option */
function go(option) {
  const href = option instanceof HTMLElement ? option.dataset["href"] : undefined;
  if (href) location.assign(href);
}

/** @param {HTMLInputElement} input @param {HTMLElement} list */
function refresh(input, list) {
  const mine = ++asked;
  stale = true;
  setTimeout(async () => {
    if (mine !== asked) return;
    const found = await find(input.value);
    if (mine !== asked) return;
    show(list, found);
    stale = false;
    if (hurried) go(list.querySelector("[aria-selected=true]"));
    hurried = false;
  }, WAIT_MILLIS);
}

/** @param {HTMLInputElement} input @param {HTMLElement} list */
function wire(input, list) {
  if (input.dataset["wired"]) return;
  input.dataset["wired"] = "yes";
  input.addEventListener("input", () => refresh(input, list));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") step(list, 1);
    else if (event.key === "ArrowUp") step(list, -1);
    else if (event.key === "Enter" && stale) hurried = true;
    else if (event.key === "Enter") go(list.querySelector("[aria-selected=true]"));
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    if (event.target instanceof Element) go(event.target.closest("[role=option]"));
  });
}

export function openCommand() {
  const dialog = document.getElementById("command");
  const input = document.getElementById("command-text");
  const list = document.getElementById("command-found");
  if (!(dialog instanceof HTMLDialogElement) || !(input instanceof HTMLInputElement) || !list) return;
  wire(input, list);
  asked++;
  stale = false;
  hurried = false;
  input.value = "";
  show(list, pages());
  if (!dialog.open) dialog.showModal();
  input.focus();
}
