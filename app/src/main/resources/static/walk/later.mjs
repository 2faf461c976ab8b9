// Forms that are filled in where there is no link: kept on the phone, sent when there is one.
// The program takes each form once, by its key, however often it is sent.
import { trust } from "../components/trusted.mjs";

const STORE = "forms";

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("abhaya-later", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** @template T @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest<T>} work @returns {Promise<T>} */
async function within(mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const request = work(database.transaction(STORE, mode).objectStore(STORE));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {string} kind @param {number} count */
function say(kind, count) {
  const line = document.querySelector("[data-later-state]");
  if (!(line instanceof HTMLElement)) return;
  line.hidden = false;
  line.textContent = (line.dataset[kind] ?? "").replace("[n]", String(count));
}

/** The token of a form must be of today's session: ask for the form again. Nothing without one. @param {string} page */
async function token(page) {
  const answer = await fetch(page, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return null;
  return /name="_csrf" value="([^"]+)"/.exec(await answer.text())?.[1] ?? "";
}

/**
 * Taken only where the program took it: a page to sign in at is no answer to a form.
 *
 * @param {{action: string, page: string, entries: [string, FormDataEntryValue][]}} kept
 * @returns {Promise<"taken" | "refused" | "later">}
 */
async function send(kept) {
  const form = await token(kept.page);
  if (form === null) return "later";
  const data = new FormData();
  for (const [name, value] of kept.entries) if (name !== "_csrf") data.append(name, value);
  if (form) data.append("_csrf", form);
  const answer = await fetch(kept.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
  if (answer.redirected && new URL(answer.url).pathname.startsWith("/sign-in")) return "later";
  if (answer.ok) return "taken";
  return [401, 403, 429].includes(answer.status) || answer.status >= 500 ? "later" : "refused";
}

/** One at a time: what is on its way is not sent beside itself. @type {Promise<void>} */
let sending = Promise.resolve();

function sendKept() {
  sending = sending.then(sendAll, sendAll);
  return sending;
}

/** Sends what is kept; what the program cannot read stays, for a person to look at. */
async function sendAll() {
  /** @type {any[]} */
  const all = await within("readonly", (store) => store.getAll());
  let refused = 0;
  let sent = 0;
  for (const kept of all) {
    try {
      const outcome = await send(kept);
      if (outcome === "later") break;
      if (outcome === "refused") refused++;
      else {
        await within("readwrite", (store) => store.delete(kept.key));
        sent++;
      }
    } catch {
      break;
    }
  }
  const left = await within("readonly", (store) => store.count());
  if (refused > 0) say("refused", refused);
  else if (left > 0) say("kept", left);
  else if (sent > 0) say("sent", sent);
}

/** @param {HTMLFormElement} form */
async function keep(form) {
  const entries = [...new FormData(form)].filter(([, value]) => !(value instanceof File) || value.size > 0);
  const key = String(new FormData(form).get("key"));
  await within("readwrite", (store) => store.put({ key, action: form.action, page: location.href, entries }));
  form.reset();
  prepare(form);
  say("kept", await within("readonly", (store) => store.count()));
}

/** @param {HTMLFormElement} form */
function prepare(form) {
  const key = form.elements.namedItem("key");
  if (key instanceof HTMLInputElement) key.value = crypto.randomUUID();
  const at = form.elements.namedItem("at");
  if (at instanceof HTMLInputElement && !at.value) {
    const india = new Date(Date.now() + 5.5 * 3600 * 1000);
    at.value = india.toISOString().slice(0, 16);
  }
}

/** @param {HTMLFormElement} form */
function here(form) {
  const button = form.querySelector("[data-here]");
  if (!(button instanceof HTMLElement) || !("geolocation" in navigator)) return;
  button.hidden = false;
  button.addEventListener("click", () =>
    navigator.geolocation.getCurrentPosition((found) => {
      for (const [name, value] of [["lat", found.coords.latitude], ["lon", found.coords.longitude]]) {
        const field = form.elements.namedItem(String(name));
        if (field instanceof HTMLInputElement) field.value = Number(value).toFixed(6);
      }
      form.dispatchEvent(new Event("placed"));
    }),
  );
}

const PATIENCE = 10_000;

/**
 * Sends a form where there is a link and keeps it where there is none, or none worth the name. With
 * a link the browser sends it as every form: the program answers with its page, also when it refuses.
 *
 * @param {HTMLFormElement} form
 */
async function hand(form) {
  if (await reached()) form.submit();
  else await keep(form);
}

/** A telephone says that it has a link when it sees a mast. */
async function reached() {
  if (!navigator.onLine) return false;
  try {
    const answer = await fetch("/worker.js", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    return answer.ok;
  } catch {
    return false;
  }
}

trust();
for (const form of document.querySelectorAll("form[data-later]")) {
  if (!(form instanceof HTMLFormElement)) continue;
  prepare(form);
  here(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void hand(form);
  });
}
addEventListener("online", () => void sendKept());
if (navigator.onLine) void sendKept();
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/worker.js").catch(() => {});
