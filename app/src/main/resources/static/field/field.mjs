// The unit's page: presses go into the queue and are told when there is a net. Without this script
// each press is a form.
import { listenTo, whenLive } from "../components/live.mjs";
import { trust } from "../components/trusted.mjs";
import { Sound } from "../dispatch/sound.mjs";
import { Queue } from "./queue.mjs";

const EVERY_MILLIS = 5_000;

// While the stream lives it tells of every change at once, and the page asks only now and then.
const ASKS_IN_LIFE = 6;
const HOLD_MILLIS = 800;
const root = document.querySelector("[data-field]");
const NEXT = { DISPATCHED: "ACKNOWLEDGED", ACKNOWLEDGED: "EN_ROUTE", EN_ROUTE: "ON_SCENE", ON_SCENE: "CLEARED" };

/** @type {Record<string, string>} */
const words = JSON.parse(root?.getAttribute("data-words") ?? "{}");
/** @type {any} */
let state = null;
let token = document.querySelector("input[name=_csrf]")?.getAttribute("value") ?? "";
let telling = false;
let pressed = false;
let uploading = false;
let asking = false;
let news = false;

/** Presses so far: what was asked before one and is answered after it is older than the page. */
let presses = 0;

/** Rings until the crew has answered. @type {Sound} */
const sound = new Sound();

/** @param {string} text */
function say(text) {
  const place = root?.querySelector("[data-queue]");
  if (place && place.textContent !== text) place.textContent = text;
}

/** @returns {Promise<{lat: number, lon: number, accuracy: number} | null>} */
function here() {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      (fix) => resolve({ lat: fix.coords.latitude, lon: fix.coords.longitude, accuracy: fix.coords.accuracy }),
      () => resolve(null),
      { maximumAge: 10_000, timeout: 2_000, enableHighAccuracy: true },
    );
  });
}

/** @param {string} path @param {RequestInit} how */
async function post(path, how) {
  const headers = { "X-CSRF-TOKEN": token, ...(how.headers ?? {}) };
  return fetch(path, { method: "POST", ...how, headers });
}

/** What was pressed and is not told yet; a photo that waits holds up nothing. @param {Queue} queue */
async function untoldWords(queue) {
  return (await queue.list()).filter((word) => word.step !== "PHOTO");
}

/** Tells the words of the queue in their order; what is pressed meanwhile goes at once after them. @param {Queue} queue */
async function tell(queue) {
  if (telling) {
    pressed = true;
    return;
  }
  telling = true;
  try {
    do {
      pressed = false;
      const plain = await untoldWords(queue);
      if (plain.length === 0) continue;
      const answer = await post("/field/steps", { headers: { "Content-Type": "application/json" }, body: JSON.stringify(plain) });
      if (answer.status === 403) await refresh(queue);
      if (answer.ok) {
        const heard = await answer.json();
        for (const one of heard) await queue.remove(one.number);
        if (heard.some((/** @type {any} */ one) => one.heard === "KEPT_ONLY")) say(words["kept"] ?? "");
      }
    } while (pressed);
  } catch {
    // no net: the queue stays
  } finally {
    telling = false;
  }
}

/** Photos by themselves: a slow one holds up no word. @param {Queue} queue */
async function upload(queue) {
  if (uploading) return;
  uploading = true;
  try {
    for (const photo of (await queue.list()).filter((word) => word.step === "PHOTO")) {
      const bytes = Uint8Array.from(atob(photo.bytes), (letter) => letter.charCodeAt(0));
      const query = new URLSearchParams({ device: photo.device, number: String(photo.number), assignment: photo.assignment, at: photo.at });
      const answer = await post("/field/photos?" + query, { headers: { "Content-Type": photo.media }, body: bytes });
      if (answer.ok || answer.status === 415 || answer.status === 413) await queue.remove(photo.number);
    }
  } catch {
    // no net: the queue stays
  } finally {
    uploading = false;
  }
}

/** What is wrong with the way to the room; nothing if nothing is. */
function link() {
  if (!navigator.onLine) return words["offline"] ?? "";
  return document.documentElement.getAttribute("data-live-state") === "stale" ? words["stale"] ?? "" : "";
}

/** Says how many words wait. @param {Queue} queue */
async function sayLeft(queue) {
  const left = (await queue.list()).length;
  if (left > 0) say((words["waiting"] ?? "").replace("{0}", String(left)));
  else if (root?.querySelector("[data-queue]")?.textContent !== words["kept"]) say(link());
}

/** @param {Queue} queue */
async function send(queue) {
  await tell(queue);
  await sayLeft(queue);
  void upload(queue).then(() => sayLeft(queue));
}

/** Asks for the job of now; what is told while an answer is on its way is asked for after it. @param {Queue} queue */
async function refresh(queue) {
  news = true;
  if (asking) return;
  asking = true;
  while (news) {
    news = false;
    await ask(queue);
  }
  asking = false;
}

/** A job the crew has not answered. @param {string} before handle of the job before */
function ring(before) {
  const job = state?.job;
  const open = job?.state === "DISPATCHED";
  sound.hear(open ? 2 : 0, job ? 1 : 0);
  if (open && job.handle !== before && navigator.userActivation?.hasBeenActive) navigator.vibrate?.([300, 150, 300]);
}

/** @param {Queue} queue */
async function ask(queue) {
  try {
    const pressedBefore = presses;
    const untold = (await untoldWords(queue)).length;
    const answer = await fetch("/field/state", { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const fresh = await answer.json();
    token = fresh.token || token;
    // whoever is told asks again once her words are through
    if (untold > 0) return;
    if (presses !== pressedBefore) {
      news = true;
      return;
    }
    const before = JSON.stringify([state?.unit, state?.job]);
    const held = state?.job?.handle ?? "";
    state = fresh;
    ring(held);
    await queue.keep(fresh);
    const known = root?.getAttribute("data-has-job") === "yes";
    const waiting = (await untoldWords(queue)).length;
    const changed = before !== JSON.stringify([fresh.unit, fresh.job]);
    if (waiting === 0 && (changed || known !== Boolean(fresh.job))) draw(queue);
  } catch {
    say(words["offline"] ?? "");
  }
}

/** @param {string} tag @param {string} text @param {string} [style] */
function element(tag, text, style) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (style) made.className = style;
  return made;
}

/** Draws the job out of the state that is known. @param {Queue} queue */
function draw(queue) {
  const place = root?.querySelector("[data-job]");
  if (!place || !state || document.activeElement?.closest(".field-report")) return;
  const job = state.job;
  root?.setAttribute("data-has-job", job ? "yes" : "no");
  const unit = root?.querySelector("[data-unit]");
  if (unit && state.unit) unit.textContent = state.unit.callSign;
  const box = root?.querySelector("[data-report-box]");
  if (box instanceof HTMLElement) box.hidden = !job;
  const danger = root?.querySelector("[data-distress]");
  if (danger instanceof HTMLElement) danger.hidden = !state.unit;
  if (!job) {
    place.replaceChildren(element("p", words["nojob"] ?? "", "empty"));
    return;
  }
  const what = element("p", "", "field-what");
  what.append(element("span", job.level, "status " + (job.level === "P1" ? "t-overdue" : "t-late")), " ", element("strong", job.what));
  const parts = [what, element("p", job.where, "field-where"), element("p", job.near, "label")];
  parts.push(element("p", job.reference + (job.call ? ` · ${words["call"]} ${job.call}` : ""), "label"));
  const times = element("ul", "", "field-times");
  for (const time of job.times) times.append(element("li", time));
  const known = place.querySelector("form.field-acts");
  const same = known?.querySelector("input[name=assignment]")?.getAttribute("value") === job.handle;
  const form = same && known instanceof HTMLFormElement ? known : emptyForm();
  for (const child of [...place.childNodes]) if (child !== form) child.remove();
  if (!form.isConnected) place.append(form);
  form.before(...parts);
  form.after(times);
  setPresses(form, job);
  for (const held of root?.querySelectorAll("input[name=assignment]") ?? []) held.setAttribute("value", job.handle);
  wire(place, queue);
}

function emptyForm() {
  const form = document.createElement("form");
  form.className = "field-acts";
  form.append(input("assignment", ""), element("div", "", "field-more"));
  return form;
}

/** What may lie under a thumb stays the same button as long as it means the same, for the same job. @param {HTMLFormElement} form @param {any} job */
function setPresses(form, job) {
  const main = form.querySelector("button.field-main");
  if (!(main instanceof HTMLButtonElement) || main.value !== job.main?.step) {
    main?.remove();
    if (job.main) form.querySelector("input[name=assignment]")?.after(button(job.main.step, job.main.word, "field-main"));
  }
  const more = form.querySelector(".field-more");
  const wanted = [...job.more.map((/** @type {any} */ act) => button(act.step, act.word, "")), button("WELL", words["well"] ?? "", "")];
  const there = [...(more?.querySelectorAll("button") ?? [])].map((one) => one.value).join();
  if (there !== wanted.map((one) => one.value).join()) more?.replaceChildren(...wanted);
}

/** @param {string} name @param {string} value */
function input(name, value) {
  const made = document.createElement("input");
  made.type = "hidden";
  made.name = name;
  made.value = value;
  return made;
}

/** @param {string} step @param {string} word @param {string} style */
function button(step, word, style) {
  const made = document.createElement("button");
  made.type = "submit";
  made.name = "step";
  made.value = step;
  made.textContent = word;
  made.className = style;
  return made;
}

/** The page goes on as if it were told: the server may answer later. @param {Queue} queue @param {string} step */
async function goOn(queue, step) {
  if (!state?.job) state = await queue.kept();
  const job = state?.job;
  if (!job || !Reflect.has({ ...NEXT, CLEARED: "", TRANSPORTING: "", AT_HOSPITAL: "" }, step)) return;
  job.state = step;
  const next = Reflect.get(NEXT, step);
  job.main = next ? { step: next, word: words["act." + next] ?? next } : null;
  job.more = [];
  job.times = [new Date().toLocaleTimeString("en-IN", { hour12: false, timeZone: "Asia/Kolkata" }) + " " + (words["act." + step] ?? step), ...(job.times ?? [])];
  await queue.keep(state);
  ring(job.handle);
  draw(queue);
}

/** @param {HTMLFormElement} form @param {string} step */
function facts(form, step) {
  if (step !== "REPORT") return null;
  const data = new FormData(form);
  const number = (/** @type {string} */ name) => (data.get(name) ? Number(data.get(name)) : null);
  return {
    arrived: data.get("arrived") === "yes",
    reached: data.get("reached") === "yes",
    action: String(data.get("action") ?? ""),
    persons: number("persons"),
    injured: number("injured"),
    taken: number("taken"),
    diary: data.get("diary") ? String(data.get("diary")) : null,
  };
}

/** @param {ParentNode} place @param {Queue} queue */
function wire(place, queue) {
  for (const form of place.querySelectorAll("form")) {
    if (form.dataset["wired"] || !form.querySelector("[name=step]")) continue;
    form.dataset["wired"] = "yes";
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const submitted = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "";
      const named = form.querySelector("input[name=step]");
      const step = submitted || (named instanceof HTMLInputElement ? named.value : "");
      const held = form.querySelector("input[name=assignment]");
      const at = new Date().toISOString();
      const fix = await here();
      presses++;
      await queue.add({
        step,
        assignment: held instanceof HTMLInputElement ? held.value : null,
        at,
        facts: facts(form, step),
        lat: fix?.lat ?? null,
        lon: fix?.lon ?? null,
        accuracy: fix?.accuracy ?? null,
      });
      if (step === "REPORT") {
        form.reset();
        form.closest("details")?.removeAttribute("open");
      }
      await sayLeft(queue);
      await goOn(queue, step);
      await send(queue);
      await refresh(queue);
    });
  }
}

/** Held, not tapped: a crew in danger has no time for a question. @param {Queue} queue */
function wireDanger(queue) {
  const form = root?.querySelector("[data-distress]");
  const press = form?.querySelector("button");
  if (!(form instanceof HTMLFormElement) || !(press instanceof HTMLButtonElement)) return;
  let timer = 0;
  const fire = async () => {
    press.classList.add("on");
    press.textContent = words["distress.on"] ?? "";
    await queue.add({ step: "DISTRESS", assignment: null, at: new Date().toISOString(), facts: null, lat: null, lon: null, accuracy: null });
    await send(queue);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  press.addEventListener("pointerdown", () => { press.classList.add("held"); timer = window.setTimeout(fire, HOLD_MILLIS); });
  for (const name of ["pointerup", "pointerleave", "pointercancel"]) {
    press.addEventListener(name, () => { press.classList.remove("held"); clearTimeout(timer); });
  }
  press.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") void fire(); });
}

/** @param {Queue} queue */
function wirePhoto(queue) {
  document.addEventListener("change", async (event) => {
    const chosen = event.target;
    if (!(chosen instanceof HTMLInputElement) || !chosen.matches("[data-photo]") || !chosen.files?.[0]) return;
    const file = chosen.files[0];
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    const held = root?.querySelector("input[name=assignment]");
    const assignment = held instanceof HTMLInputElement ? held.value : "";
    await queue.add({ step: "PHOTO", assignment, at: new Date().toISOString(), media: file.type, bytes: btoa(text) });
    chosen.value = "";
    await send(queue);
  });
}

async function begin() {
  const queue = await Queue.open();
  trust();
  if (navigator.serviceWorker) {
    try {
      await navigator.serviceWorker.register("/field/worker.js", { scope: "/field" });
      const ready = await navigator.serviceWorker.ready;
      const files = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((one) => one.getAttribute("href") ?? one.getAttribute("src"));
      const own = performance.getEntriesByType("resource").map((one) => new URL(one.name).pathname).filter((path) => path.startsWith("/a/") || path.startsWith("/vendor/"));
      ready.active?.postMessage({ files: [...new Set([...files, ...own])] });
    } catch {
      // without it the page works on the net
    }
  }
  state = await queue.kept();
  if (root?.getAttribute("data-has-unit") === "no" && state?.unit && !navigator.onLine) draw(queue);
  wire(document, queue);
  wireDanger(queue);
  wirePhoto(queue);
  await send(queue);
  await refresh(queue);
  whenLive(() => void refresh(queue));
  listenTo("crew", () => void refresh(queue));
  let rounds = 0;
  setInterval(async () => {
    rounds++;
    await send(queue);
    const lives = document.documentElement.getAttribute("data-live-state") === "fresh";
    if (!lives || rounds % ASKS_IN_LIFE === 0) await refresh(queue);
  }, EVERY_MILLIS);
  window.addEventListener("online", () => void send(queue));
  window.addEventListener("offline", () => say(words["offline"] ?? ""));
}

if (root) void begin();
