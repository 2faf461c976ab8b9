// The citizen's page. Without this script the form alone calls for help; with it also off the net,
// quietly, and with a PIN. Nothing here makes a sound, opens a page or leaves a line in the history.
import { offer, stop } from "../push/ask.mjs";
import { trust } from "../components/trusted.mjs";
import { Sender, smsText } from "./sender.mjs";
import { Store, pinHash, word } from "./store.mjs";

const HOLD_MILLIS = 1_000;
const WINDOW_SECONDS = 5;
const EVERY_MILLIS = 3_000;
const SMS_AFTER_MILLIS = 6_000;

const root = /** @type {HTMLElement} */ (document.querySelector("[data-sos]"));
/** @type {Record<string, string>} */
const words = JSON.parse(root?.dataset["words"] ?? "{}");

/** @param {string} name @returns {HTMLElement} */
const one = (name) => /** @type {HTMLElement} */ (root.querySelector(name));
/** @param {string} name @returns {HTMLFormElement} */
const form = (name) => /** @type {HTMLFormElement} */ (root.querySelector(name));
/** @param {HTMLFormElement} from @param {string} name @returns {HTMLInputElement} */
const input = (from, name) => /** @type {HTMLInputElement} */ (from.elements.namedItem(name));

/** @type {Store} */
let store;
/** @type {Sender} */
let sender;
/** @type {any} */
let settings = { quiet: false };
/** @type {any} */
let live = null;
/** @type {any} */
let last = null;
let trial = false;
let ticking = 0;
let watching = 0;

/** @param {string} text */
function say(text) {
  const place = one("[data-status]");
  if (place.textContent !== text) place.textContent = text;
}

/** @param {string} name */
function view(name) {
  for (const section of root.querySelectorAll("[data-view]")) {
    if (section instanceof HTMLElement) section.hidden = section.dataset["view"] !== name;
  }
  root.dataset["at"] = name;
  const head = root.querySelector(`[data-view="${name}"] h1`);
  if (name !== "home" && head instanceof HTMLElement) {
    head.tabIndex = -1;
    head.focus();
  }
  window.scrollTo(0, 0);
}

/** @returns {Promise<any>} where the telephone is, or null */
function here() {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null);
    const timer = setTimeout(() => resolve(null), 4_000);
    navigator.geolocation.getCurrentPosition(
      (fix) => {
        clearTimeout(timer);
        resolve({
          lat: fix.coords.latitude,
          lon: fix.coords.longitude,
          radiusMetres: fix.coords.accuracy,
          method: "fused",
          source: "app",
          at: new Date(fix.timestamp).toISOString(),
        });
      },
      () => {
        clearTimeout(timer);
        resolve(null);
      },
      { maximumAge: 30_000, timeout: 4_000, enableHighAccuracy: true },
    );
  });
}

async function device() {
  let name = await store.kept("device");
  if (!name) {
    name = "page-" + word(16);
    await store.keep("device", name);
  }
  return name;
}

/** First kept, then counted down, then sent. */
async function press() {
  const home = form("[data-form]");
  const kind = input(home, "category").value;
  const text = [words["what." + kind] ?? kind, input(home, "text").value.trim()].filter(Boolean).join(": ");
  const key = crypto.randomUUID();
  const token = word(32);
  const number = input(home, "number").value.trim();
  const sos = {
    kind: "sos",
    key,
    token,
    dueAt: Date.now() + WINDOW_SECONDS * 1_000,
    body: {
      event: "sos",
      text,
      language: root.dataset["lang"],
      device: await device(),
      at: new Date().toISOString(),
      category: kind,
      shout: input(home, "shout").checked ? "yes" : "no",
      quiet: settings.quiet ? "yes" : "no",
      ...(number ? { number } : {}),
      ...(input(home, "address").value.trim() ? { address: input(home, "address").value.trim() } : {}),
    },
    wish: {
      quiet: Boolean(settings.quiet),
      writes: kind === "cannotspeak",
      child: input(home, "child").checked,
      volunteers: input(home, "shout").checked,
      blocked: settings.blocked ?? [],
    },
  };
  live = { key, token, at: Date.now(), text };
  let kept = 0;
  if (!trial) {
    kept = await store.add(sos);
    await store.keep("live", live);
  }
  countDown(kept, sos);
  const position = await here();
  if (!position) say(words["noplace"] ?? "");
  else if (!trial) await addPlace(kept, position);
  else live.position = position;
}

/** The place goes with the SOS if it is still here, after it otherwise. @param {number} number @param {any} position */
async function addPlace(number, position) {
  if (live) live.position = position;
  const waiting = (await store.list()).find((one) => one.number === number);
  if (!waiting || waiting.signal) return;
  await store.change(number, { ...waiting, number: undefined, body: { ...waiting.body, position } });
}

/** @param {number} number @param {any} sos */
function countDown(number, sos) {
  view("count");
  one("[data-trial]").hidden = !trial;
  one("[data-cancel-pin]").hidden = !settings.pin;
  const place = one("[data-count]");
  const tick = () => {
    const left = Math.max(0, Math.ceil((sos.dueAt - Date.now()) / 1_000));
    place.textContent = String(left);
    if (left === 0) void go(number);
  };
  clearInterval(ticking);
  ticking = window.setInterval(tick, 200);
  tick();
  root.dataset["number"] = String(number);
}

/** @param {number} number */
async function go(number) {
  clearInterval(ticking);
  if (trial) {
    trial = false;
    live = null;
    view("home");
    say(words["trial.over"] ?? "");
    return;
  }
  const waiting = (await store.list()).find((one) => one.number === number);
  if (waiting) await store.change(number, { ...waiting, number: undefined, dueAt: 0 });
  await showLive();
}

async function showLive() {
  view("live");
  one("[data-end-pin]").hidden = !settings.pin;
  draw(null);
  await pass();
  watch();
  if (live && !live.hidden && !settings.quiet && !trial) void offer(`/sos/live/${live.token}/push`);
}

/** Which PIN this is: SAFE, HOLD, or neither. @param {string} typed */
async function meaning(typed) {
  if (!settings.pin) return "SAFE";
  const matches = async (/** @type {any} */ known) => known && (await pinHash(typed, known.salt)).hash === known.hash;
  // both are tried always: the time it takes tells nothing
  const [safe, held] = [await matches(settings.pin), await matches(settings.duress)];
  return held ? "HOLD" : safe ? "SAFE" : "";
}

/** Within the window. Under duress it looks the same and goes out at once. @param {SubmitEvent} event */
async function cancel(event) {
  event.preventDefault();
  const field = input(form("[data-cancel]"), "pin");
  const what = await meaning(field.value);
  field.value = "";
  if (!what) return say(words["pin.wrong"] ?? "");
  clearInterval(ticking);
  const number = Number(root.dataset["number"] ?? 0);
  if (trial) {
    trial = false;
  } else if (what === "SAFE") {
    await store.remove(number);
    await store.drop("live");
    live = null;
  } else {
    await hold(number);
  }
  view("home");
  say(words["cancelled"] ?? "");
}

/** The SOS goes, and the room is told that she was made to cancel. @param {number} number */
async function hold(number) {
  const waiting = (await store.list()).find((one) => one.number === number);
  if (waiting) {
    const body = { ...waiting.body, quiet: "yes" };
    await store.change(number, { ...waiting, number: undefined, dueAt: 0, body, wish: { ...waiting.wish, quiet: true } });
  }
  if (live) await tell("end", { how: "HOLD" });
  await store.keep("live", { ...live, hidden: true });
  live = { ...live, hidden: true };
  watch();
  void sender.send();
}

/** @param {string} act @param {unknown} [body] */
async function tell(act, body) {
  if (!live) return;
  await store.add({ kind: act, path: `/sos/live/${live.token}/${act}`, body });
  void pass();
}

/** @param {SubmitEvent} event */
async function end(event) {
  event.preventDefault();
  const field = input(form("[data-end]"), "pin");
  const what = await meaning(field.value);
  field.value = "";
  if (!what) return say(words["pin.wrong"] ?? "");
  if (what === "HOLD") {
    live = { ...live, hidden: true };
    await store.keep("live", live);
  } else {
    unwatch();
  }
  await tell("end", { how: what });
  view("over");
  say("");
}

/** Only while somebody looks for her. */
function watch() {
  if (watching || !navigator.geolocation) return;
  let sentAt = 0;
  watching = navigator.geolocation.watchPosition(
    async (fix) => {
      if (!live || Date.now() - sentAt < 10_000) return;
      sentAt = Date.now();
      const { latitude: lat, longitude: lon, accuracy: radiusMetres } = fix.coords;
      try {
        const answer = await fetch(`/sos/live/${live.token}/here`, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ lat, lon, radiusMetres }),
        });
        if (answer.status === 404 && last) unwatch();
      } catch {
        // no net: the next place is as good
      }
    },
    () => {},
    { enableHighAccuracy: true, maximumAge: 5_000 },
  );
}

function unwatch() {
  if (watching) navigator.geolocation.clearWatch(watching);
  watching = 0;
}

/** Sends what waits and asks how far help is. */
async function pass() {
  await sender.send();
  const waits = (await store.list()).length;
  if (live && !live.hidden && root.dataset["at"] === "live") {
    if (waits > 0) say(words[sender.online && navigator.onLine ? "waiting" : "offline"] ?? "");
    else if ([words["waiting"], words["offline"]].includes(one("[data-status]").textContent ?? "")) say("");
    showSms(waits);
  }
  if (!live || trial) return;
  try {
    const answer = await fetch(`/sos/live/${live.token}/state`, { cache: "no-store" });
    if (answer.ok) draw(await answer.json());
  } catch {
    // no net: what stands stays, and the status says so
  }
}

/** @param {number} waits */
async function showSms(waits) {
  const place = one("[data-sms]");
  const sos = (await store.list()).find((one) => one.kind === "sos");
  place.hidden = waits === 0 || !sos || Date.now() - live.at < SMS_AFTER_MILLIS && navigator.onLine;
  if (!sos || place.hidden) return;
  const link = /** @type {HTMLAnchorElement} */ (one("[data-sms-link]"));
  link.href = "sms:112?body=" + encodeURIComponent(smsText(sos, sos.body.text));
}

/** @param {any} state */
function draw(state) {
  if (!live || live.hidden) return;
  const head = one("[data-stage]");
  if (!state) return;
  const fresh = last?.stage !== state.stage;
  last = state;
  one("[data-well]").hidden = state.over && !state.asked;
  if (fresh && state.over) {
    unwatch();
    view("over");
    return;
  }
  if (!state.over && root.dataset["at"] === "over") view("live");
  head.dataset["stage"] = state.stage;
  one("[data-lead]").textContent = state.lead;
  if (one("[data-headline]").textContent !== state.headline) one("[data-headline]").textContent = state.headline;
  list("[data-coming]", state.coming, (text) => text);
  faces(state.faces);
  one("[data-helpers]").textContent = state.helpers;
  one("[data-refuse]").hidden = !state.refusable;
  one("[data-code]").hidden = !state.code;
  one("[data-code]").textContent = state.code;
  one("[data-shared]").hidden = !state.shared || !live.link;
  talk(state.said);
}

/** @param {string} place @param {any[]} items @param {(item: any) => string} text */
function list(place, items, text) {
  const target = one(place);
  const now = items.map(text);
  if (JSON.stringify(now) === target.dataset["shown"]) return;
  target.dataset["shown"] = JSON.stringify(now);
  target.replaceChildren(...now.map((item) => Object.assign(document.createElement("li"), { textContent: item })));
}

/** Who comes, to be known by. @param {string[]} handles */
function faces(handles) {
  const place = one("[data-faces]");
  if (JSON.stringify(handles) === place.dataset["shown"]) return;
  place.dataset["shown"] = JSON.stringify(handles);
  const alt = place.dataset["alt"] ?? "";
  place.replaceChildren(
    ...handles.map((handle) =>
      Object.assign(document.createElement("img"), { src: `/sos/live/${live.token}/faces/${handle}`, alt, width: 120, height: 120 }),
    ),
  );
}

/** @param {any[]} said */
function talk(said) {
  const place = one("[data-said]");
  for (const line of said) {
    if (place.querySelector(`[data-key="${CSS.escape(line.key)}"]`)) continue;
    const item = document.createElement("li");
    item.dataset["key"] = line.key;
    item.className = line.mine ? "mine" : "theirs";
    const who = Object.assign(document.createElement("small"), { textContent: `${line.mine ? words["you"] : words["room"]} · ${line.at}` });
    item.append(who, line.words);
    place.append(item);
    item.scrollIntoView({ block: "nearest" });
  }
}

/** @param {string} text */
async function write(text) {
  if (text.trim()) await tell("say", { key: word(12), words: text.trim() });
}

async function share() {
  const link = word(32);
  live = { ...live, link };
  await store.keep("live", live);
  await tell("share", { token: link });
  const url = `${location.origin}/sos/follow/${link}`;
  /** @type {HTMLAnchorElement} */ (one("[data-shared-link]")).href = url;
  one("[data-shared]").hidden = false;
  try {
    if (navigator.share) await navigator.share({ url });
    else await navigator.clipboard.writeText(url);
    say(words["shared"] ?? "");
  } catch {
    // she thought better of it: the link stands on her screen
  }
}

async function leave() {
  unwatch();
  await stop();
  await store.drop("live");
  live = null;
  last = null;
  one("[data-said]").replaceChildren();
  view("home");
}

/** @param {SubmitEvent} event */
async function save(event) {
  event.preventDefault();
  const from = form("[data-settings]");
  const [pin, duress] = [input(from, "pin").value, input(from, "duress").value];
  if (pin && pin === duress) return say(words["pin.same"] ?? "");
  const blocked = input(from, "blocked").value.split(/[\n,;]+/).map((one) => one.trim()).filter(Boolean).slice(0, 50);
  settings = { ...settings, blocked };
  if (pin) settings.pin = await pinHash(pin);
  if (duress) settings.duress = await pinHash(duress);
  await store.keep("settings", settings);
  from.reset();
  input(from, "blocked").value = blocked.join("\n");
  say(words["saved"] ?? "");
}

/** Held one second by a finger; pressed once by a key or a reader of the screen. */
function wirePress() {
  const button = /** @type {HTMLButtonElement} */ (one("[data-press]"));
  let timer = 0;
  const let_go = () => {
    clearTimeout(timer);
    button.classList.remove("held");
  };
  button.addEventListener("pointerdown", () => {
    button.classList.add("held");
    timer = window.setTimeout(() => {
      let_go();
      void press();
    }, HOLD_MILLIS);
  });
  for (const name of ["pointerup", "pointerleave", "pointercancel"]) button.addEventListener(name, let_go);
  button.addEventListener("contextmenu", (event) => event.preventDefault());
  form("[data-form]").addEventListener("submit", (event) => event.preventDefault());
  button.addEventListener("click", (event) => {
    if (event.detail === 0) void press();
  });
}

function wire() {
  wirePress();
  form("[data-cancel]").addEventListener("submit", cancel);
  form("[data-end]").addEventListener("submit", end);
  form("[data-settings]").addEventListener("submit", save);
  form("[data-say]").addEventListener("submit", (event) => {
    event.preventDefault();
    const field = input(form("[data-say]"), "words");
    void write(field.value);
    field.value = "";
  });
  one("[data-quick]").addEventListener("click", (event) => {
    if (event.target instanceof HTMLButtonElement) void write(event.target.textContent ?? "");
  });
  one("[data-now]").addEventListener("click", () => void go(Number(root.dataset["number"] ?? 0)));
  one("[data-try]").addEventListener("click", () => {
    trial = true;
    say(words["trial"] ?? "");
    void press();
  });
  one("[data-refuse]").addEventListener("click", () => void tell("no-volunteers"));
  one("[data-share]").addEventListener("click", () => void share());
  one("[data-unshare]").addEventListener("click", async () => {
    await tell("share/end");
    one("[data-shared]").hidden = true;
    say(words["unshared"] ?? "");
  });
  one("[data-again]").addEventListener("click", async () => {
    last = null;
    await tell("again");
    await showLive();
  });
  one("[data-well]").addEventListener("click", async () => {
    one("[data-well]").hidden = true;
    await tell("well");
    say(words["well"] ?? "");
  });
  one("[data-complain]").addEventListener("click", async () => {
    await tell("complain");
    say(words["complained"] ?? "");
  });
  one("[data-leave]").addEventListener("click", () => void leave());
  one("[data-forget]").addEventListener("click", async () => {
    await store.forget();
    settings = { quiet: false };
    form("[data-settings]").reset();
    say(words["gone"] ?? "");
  });
  form("[data-rate]").addEventListener("click", async (event) => {
    if (!(event.target instanceof HTMLButtonElement)) return;
    await tell("rate", { stars: Number(event.target.value) });
    say(words["rated"] ?? "");
  });
  const quiet = /** @type {HTMLInputElement} */ (one("[data-quiet]"));
  quiet.checked = Boolean(settings.quiet);
  quiet.addEventListener("change", async () => {
    settings = { ...settings, quiet: quiet.checked };
    root.classList.toggle("sos-quiet", quiet.checked);
    await store.keep("settings", settings);
  });
  root.classList.toggle("sos-quiet", quiet.checked);
}

async function worker() {
  if (!navigator.serviceWorker) return;
  try {
    await navigator.serviceWorker.register("/sos/worker.js", { scope: "/sos" });
    const ready = await navigator.serviceWorker.ready;
    const named = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((one) => one.getAttribute("href") ?? one.getAttribute("src"));
    const loaded = performance.getEntriesByType("resource").map((one) => new URL(one.name).pathname).filter((path) => path.startsWith("/a/") || path.startsWith("/vendor/"));
    ready.active?.postMessage({ files: [...new Set([...named, ...loaded])] });
  } catch {
    // without it the page works on the net
  }
}

async function begin() {
  trust();
  store = await Store.open();
  sender = new Sender(store);
  settings = (await store.kept("settings")) ?? settings;
  live = await store.kept("live");
  document.documentElement.classList.add("script");
  one("[data-plain]").removeAttribute("open");
  wire();
  void worker();
  if (live && !live.hidden) await showLive();
  else if (live) watch();
  await pass();
  setInterval(() => void pass(), EVERY_MILLIS);
  window.addEventListener("online", () => void pass());
}

if (root) void begin();
