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

/** The token of a form must be of today's session: ask for the form again. @param {string} page */
async function token(page) {
  const answer = await fetch(page, { headers: { Accept: "text/html" } });
  const text = await answer.text();
  return /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? "";
}

/** @param {{action: string, page: string, entries: [string, FormDataEntryValue][]}} kept */
async function send(kept) {
  const data = new FormData();
  for (const [name, value] of kept.entries) if (name !== "_csrf") data.append(name, value);
  const form = await token(kept.page);
  if (form) data.append("_csrf", form);
  const answer = await fetch(kept.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
  return answer.status;
}

/** Sends what is kept; what the program cannot read stays, for a person to look at. */
async function sendKept() {
  /** @type {any[]} */
  const all = await within("readonly", (store) => store.getAll());
  let refused = 0;
  let sent = 0;
  for (const kept of all) {
    try {
      const status = await send(kept);
      if (status < 400) {
        await within("readwrite", (store) => store.delete(kept.key));
        sent++;
      } else if (status < 500) refused++;
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

trust();
for (const form of document.querySelectorAll("form[data-later]")) {
  if (!(form instanceof HTMLFormElement)) continue;
  prepare(form);
  here(form);
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    keep(form);
  });
}
addEventListener("online", sendKept);
if (navigator.onLine) sendKept();
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/worker.js").catch(() => {});
